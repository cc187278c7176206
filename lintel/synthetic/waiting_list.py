"""A list of people who wait, told day by day: who joins, who is reached, and who is left, along a published course.

Two streams join. The fast one is reached on a day that is drawn when it joins; from the slow one are taken, each
working day, as many as bring the list to its published size, out of whichever ages are more than the course has.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from lintel.domain.calendar import add_working_days, is_working_day
from lintel.synthetic.course import EDGES, Course
from lintel.synthetic.draw import Draw

TOO_OLD = 300


@dataclass(slots=True)
class Place:
    """One person's place on the list. `ready` is when the fast stream is reached; `left` stays None for who still waits."""

    since: date
    joined: date
    rating: str
    ready: date | None = None
    left: date | None = None
    pinned: str = ""
    from_contact: bool = False

    @property
    def fast(self) -> bool:
        return self.ready is not None

    def is_ready(self, on: date) -> bool:
        """In the fast stream, and its day has come."""
        return self.ready is not None and not self.pinned and self.ready <= on


@dataclass
class List:
    """The list as it stands on a day, and everybody who was ever on it."""

    course: Course
    today: date
    draw: Draw
    waiting: list[Place] = field(default_factory=list)
    everybody: list[Place] = field(default_factory=list)

    def day(self, on: date, joining: Iterable[Place]) -> None:
        """One working day: some join, and some are reached."""
        for place in joining:
            self.waiting.append(place)
            self.everybody.append(place)
        as_seen = min(add_working_days(on, 1), self.today)
        day = (as_seen - self.today).days
        size = self.course.size(day)
        self._leave(on, [place for place in self.waiting if place.pinned and place.ready == on])
        too_many = len(self.waiting) - size
        ready = [place for place in self.waiting if place.is_ready(on)]
        self._leave(on, ready[: max(0, too_many)])
        self._leave(on, self._chosen(as_seen, self.course.up_to(day), len(self.waiting) - size))

    def _leave(self, on: date, places: list[Place]) -> None:
        for place in places:
            place.left = on
        self.waiting = [place for place in self.waiting if place.left is None]

    def _chosen(self, as_seen: date, up_to: list[float], count: int) -> list[Place]:
        """Whom to take from the slow stream: always from the ages that are furthest above their share."""
        if count <= 0:
            return []
        bands = self._bands(as_seen)
        shares = [high - low for low, high in zip([0.0, *up_to], [*up_to, 1.0], strict=True)]
        size = len(self.waiting) - count
        over = [len(band) - share * size for band, share in zip(bands, shares, strict=True)]
        slow = [[place for place in band if not place.fast] for band in bands]
        over[0] -= size  # the newest are left to wait their turn, or the next band would run dry
        chosen: list[Place] = []
        while len(chosen) < count and any(slow):
            band = max((each for each in range(len(bands)) if slow[each]), key=over.__getitem__)
            chosen.append(slow[band].pop(self._next_in(slow[band], as_seen)))
            over[band] -= 1
        return chosen

    def _bands(self, as_seen: date) -> list[list[Place]]:
        bands: list[list[Place]] = [[] for _ in range(len(EDGES) + 1)]
        for place in self.waiting:
            bands[bisect_left(EDGES, (as_seen - place.since).days)].append(place)
        return bands

    def _next_in(self, band: list[Place], as_seen: date) -> int:
        for number, place in enumerate(band):
            if place.rating == "red" or (as_seen - place.since).days > TOO_OLD:
                return number
        return self.draw.number(0, len(band) - 1)


def working_days(first: date, last: date) -> list[date]:
    """The working days from first to last."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if is_working_day(day)]
