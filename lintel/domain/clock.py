"""In this room: every clock. Days, working days, hours and months between two moments, and when a target runs out.

Nothing here reads the present time: the caller passes every moment in. A day is a London date. A stop counts when it
*occurred*, never when it was recorded.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from lintel.domain.calendar import (
    FIRST_DAY,
    BeyondCalendar,
    StopBeforeStart,
    add_calendar_days,
    add_calendar_months,
    add_working_days,
    is_working_day,
    month_ends,
    months_between,
)
from lintel.domain.moment import LONDON, Moment, end_of_day, is_repeated, london_date

__all__ = [
    "LONDON", "BeyondCalendar", "Moment", "Pause", "PausesOverlap", "StopBeforeStart", "Unit",
    "add_calendar_days", "add_calendar_months", "add_working_days", "days_between", "days_without_pauses", "due",
    "elapsed_hours", "end_of_day", "in_time", "is_working_day", "london_date", "month_ends", "months_between",
    "overdue_from",
]  # fmt: skip


class PausesOverlap(ValueError):
    """Two pauses of one wait share a day."""


class Unit(StrEnum):
    """What a target is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    ELAPSED_HOURS = "elapsed_hours"
    CALENDAR_MONTHS = "calendar_months"


def days_between(start: date, stop: date) -> int:
    """Whole days between two London dates; the same day is 0. Raises ValueError where stop is before start."""
    days = stop.toordinal() - start.toordinal()
    if days < 0:
        raise StopBeforeStart(start, stop)
    return days


class Pause(NamedTuple):
    """A stretch of a wait when the second clock stands still: from `start` until `stop`, or still paused."""

    start: date
    stop: date | None = None


def days_without_pauses(start: date, stop: date, pauses: Iterable[Pause]) -> int:
    """Days between start and stop, less those paused: the second figure; targets use the first (`days_between`).

    A pause is counted like a wait (its first day, not its last) and cut to the wait; an open one ends with it.
    Raises ValueError where stop is before start, for a wait or a pause, and PausesOverlap where two pauses do.
    """
    whole = days_between(start, stop)
    return whole - sum(_days_inside(pause, start, stop) for pause in _in_order(pauses))


def _in_order(pauses: Iterable[Pause]) -> list[Pause]:
    ordered = sorted(pauses, key=lambda pause: (pause.start, pause.stop or date.max))
    for pause in ordered:
        days_between(pause.start, pause.stop or date.max)
    for earlier, later in pairwise(ordered):
        if (earlier.stop or date.max) > later.start:
            raise PausesOverlap(f"The pause from {later.start} begins before the pause from {earlier.start} has ended.")
    return ordered


def _days_inside(pause: Pause, start: date, stop: date) -> int:
    first, last = max(pause.start, start), min(pause.stop or stop, stop)
    return max(0, last.toordinal() - first.toordinal())


def elapsed_hours(start: Moment, stop: Moment) -> timedelta:
    """Real time that passed, exact, through both ends of British Summer Time; an unknown time is 00:00.

    Two readings spare a true stop from seeming to come before its start: one of unknown time on the same day took no
    time, and one in the hour that October repeats is in its second passing. Else raises ValueError.
    """
    passed = stop.instant() - start.instant()
    if passed < timedelta(0):
        passed = _as_late_as_it_may_be(start, stop).instant() - start.instant()
    if passed < timedelta(0):
        raise StopBeforeStart(start.instant(), stop.instant())
    return passed


def _as_late_as_it_may_be(start: Moment, stop: Moment) -> Moment:
    if stop.at is None and stop.on == start.on:
        return start
    return replace(stop, fold=1) if is_repeated(stop.on, stop.at) else stop


def due(start: Moment, amount: int, unit: Unit) -> Moment:
    """When a clock of `amount` units runs out. Days and months end with a whole date; hours with a time.

    Raises ValueError for an amount below 0 and BeyondCalendar past the listed bank holidays.
    """
    if amount < 0:
        raise ValueError(f"A target is 0 or more, not {amount}.")
    if unit is Unit.ELAPSED_HOURS:
        return Moment.of(start.instant() + timedelta(hours=amount))
    if unit is Unit.WORKING_DAYS:
        return Moment(add_working_days(start.on, amount))
    add = add_calendar_days if unit is Unit.CALENDAR_DAYS else add_calendar_months
    return Moment(add(start.on, amount))


def in_time(start: Moment, stop: Moment, amount: int, unit: Unit) -> bool:
    """Whether the stop met the target: on or before the due date, or for hours at or before the very instant.

    Every page and figure asks this of what is already on the record, so it always answers. What seems to stop before it
    started took no time. Beyond the listed bank holidays: as many days as the target has are in time whichever of them
    were worked, and more are late where it started before the first listed year, as that is years ago.
    """
    try:
        if unit is Unit.ELAPSED_HOURS:
            return elapsed_hours(start, stop) <= timedelta(hours=amount)
        return stop.on <= due(start, amount, unit).on
    except StopBeforeStart:
        return True
    except BeyondCalendar:
        return start.on >= FIRST_DAY or stop.on <= add_calendar_days(start.on, amount)


def overdue_from(due_on: date) -> date:
    """The first day of being overdue: the day after the due date; until then nobody waits."""
    return due_on + timedelta(days=1)
