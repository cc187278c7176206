"""The course of the published list: how many waited for a worker on a day, and for how long.

Council improvement plan, November 2025: 716 waiting with a median of 45 days, 62% over 28 days, at the peak in winter;
585 and 39 days half a year later (regulator's report); then 341, 21 days and 42%. Days here run up to today, day 0.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

EDGES = (7, 14, 21, 28, 42, 60, 90, 150)


@dataclass(frozen=True)
class Standing:
    """The list on one day: its size, and the share of it that had waited up to each of EDGES."""

    day: int
    size: int
    up_to: Sequence[float]


@dataclass(frozen=True)
class Course:
    """Standings that a list passed through, and how many joined on a working day."""

    standings: Sequence[Standing]
    joiners: float

    def size(self, day: int) -> int:
        """How many waited at the end of a day."""
        before, after, share = self._around(day)
        return round(before.size + (after.size - before.size) * share)

    def up_to(self, day: int) -> list[float]:
        """The share of the list that had waited up to each edge."""
        before, after, share = self._around(day)
        return [low + (high - low) * share for low, high in zip(before.up_to, after.up_to, strict=True)]

    def _around(self, day: int) -> tuple[Standing, Standing, float]:
        place = bisect_right(self.standings, day, key=lambda standing: standing.day)
        if place == 0:
            return self.standings[0], self.standings[0], 0
        if place == len(self.standings):
            return self.standings[-1], self.standings[-1], 0
        before, after = self.standings[place - 1], self.standings[place]
        return before, after, (day - before.day) / (after.day - before.day)


USUAL = (0.17, 0.29, 0.40, 0.49, 0.62, 0.76, 0.89, 0.97)
PEAK = (0.11, 0.21, 0.31, 0.40, 0.53, 0.65, 0.80, 0.94)
SUMMER = (0.13, 0.24, 0.35, 0.43, 0.55, 0.68, 0.83, 0.95)
NOW = (0.21, 0.38, 0.52, 0.595, 0.73, 0.845, 0.935, 0.985)

PEAK_DAY = -330
WAITING_NOW = 341

# One of the 341 is the restricted councillor, whose work is told by herself.
ALLOCATION = Course(
    standings=(
        Standing(-980, 400, USUAL),
        Standing(-700, 500, USUAL),
        Standing(-560, 430, USUAL),
        Standing(-430, 520, USUAL),
        Standing(PEAK_DAY - 4, 716, PEAK),
        Standing(PEAK_DAY + 4, 716, PEAK),
        Standing(-130, 585, SUMMER),
        Standing(-20, 362, NOW),
        Standing(0, WAITING_NOW - 1, NOW),
    ),
    joiners=22,
)
