"""The words of figures: what a measure is, what is asked of it, and what an answer holds. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from lintel.domain.clock import add_calendar_days, add_calendar_months
from lintel.domain.flow import Clock
from lintel.domain.targets import Target, in_force, within_on

NOT_RECORDED = "not_recorded"


class Family(StrEnum):
    """What a measure counts, and when."""

    WAITING_NOW = "waiting_now"
    WAITS_ENDED = "waits_ended"
    WAITS_LEFT = "waits_left"
    DAYS_TO_OFFER = "days_to_offer"
    KEEP_IN_TOUCH = "keep_in_touch"
    CLOCK = "clock"


ON_THE_DAY = frozenset({Family.WAITING_NOW, Family.KEEP_IN_TOUCH})
CUTS = ("team", "locality", "rating")


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure's definition. `stage` names a stage, or a named clock in the family of clocks.

    `unit` is days or hours. `version` changes whenever an answer could. `targets` has every version of each.
    """

    name: str
    title: str
    counts: Family
    kind: str
    stage: str
    unit: str
    definition: str
    estimator: str
    cannot_say: str
    source: str
    basis: str
    version: int
    targets: tuple[Target, ...] = ()
    clock: Clock | None = None
    cuts: tuple[str, ...] = CUTS

    def targets_on(self, day: date) -> tuple[Target, ...]:
        """The targets in force on a day."""
        return in_force(self.targets, day)

    def target_on(self, day: date) -> Target | None:
        """The target in force on a day that a share is measured by, where there is one."""
        return within_on(self.targets, day)


@dataclass(frozen=True, kw_only=True)
class Question:
    """A measure asked at the end of a London day, as the ledger stood at a position. `by` names one cut, or none."""

    measure: Measure
    as_at: date
    position: int
    by: str | None = None

    @property
    def first_day(self) -> date:
        """The first day counted: the day itself, or the first of the twelve months up to and including it."""
        return first_day(self.measure.counts, self.as_at)

    @cached_property
    def target(self) -> Target | None:
        """The target in force on the day, by which every length is judged."""
        return self.measure.target_on(self.as_at)


def first_day(counts: Family, as_at: date) -> date:
    """The first day that a figure of this family takes in."""
    return as_at if counts in ON_THE_DAY else add_calendar_months(add_calendar_days(as_at, 1), -12)


@dataclass(frozen=True, kw_only=True)
class Member:
    """One wait (or run of a clock) that a figure counts, with its cuts as held on the day that counts.

    `end` is the day of what was counted: the end, the first offer or the stop; None for one that is still waiting.
    `days` is its length in the measure's unit; for keeping in touch, days since the person was last reached.
    `in_time` says whether it met the target; None where there is none.
    """

    work: str
    person: str
    kind: str
    stage: str
    number: int
    since: date
    on_list_from: date
    end: date | None
    days: Fraction
    in_time: bool | None
    team: str
    locality: str | None
    rating: str | None
    why: str | None

    def cut(self, by: str) -> str:
        """The group that this one is counted in."""
        return {"reason": self.why}.get(by, getattr(self, by, None)) or NOT_RECORDED


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What is said of one group. Lengths are exact, in the measure's unit; `share_within` is exact, from 0 to 1."""

    number: int
    people: int
    median: Fraction | None = None
    p90: Fraction | None = None
    maximum: Fraction | None = None
    share_within: Fraction | None = None
    target: Target | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The whole, and its parts by one cut. Numbers of waits add up to the whole; one person may be in two parts."""

    whole: Figure
    parts: Mapping[str, Figure] = field(default_factory=dict)


def printed(value: Fraction | None, *, places: int = 1) -> str:
    """A length to one decimal (half goes up), or nothing where there is no value."""
    if value is None:
        return ""
    tenths = int(value * 10**places + Fraction(1, 2))
    return f"{tenths // 10**places}.{tenths % 10**places:0{places}d}" if places else str(tenths)


def printed_share(value: Fraction | None) -> str:
    """A share as a percentage to one decimal, such as 58.3%."""
    return "" if value is None else f"{printed(value * 100)}%"


def hours(seconds: int) -> Fraction:
    """Seconds as hours, exact."""
    return Fraction(seconds, int(timedelta(hours=1).total_seconds()))
