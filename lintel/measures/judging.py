"""Judging lengths: how long a wait or a clock was, and whether it met its target. One reading for every engine."""

from datetime import date, timedelta
from functools import cache

from lintel.domain.clock import BeyondCalendar, Moment, StopBeforeStart, Unit, due, elapsed_hours
from lintel.domain.targets import Target


@cache
def in_time(target: Target, since: date, stop: date) -> bool:
    """Whether a wait of whole days met its target; one older than the calendar of working days did not."""
    try:
        return stop <= due(Moment(since), target.amount, target.unit).on
    except BeyondCalendar:
        return False


def seconds_run(start: Moment, stop: Moment) -> int:
    """Real seconds that a clock ran. One that seems to stop before it started, on one day, took no time."""
    try:
        return int(elapsed_hours(start, stop).total_seconds())
    except StopBeforeStart:
        return 0


def judged(target: Target | None, since: date, stop: date, seconds: int | None = None) -> bool | None:
    """Whether a length of days, or of seconds for a target in hours, met its target; None where there is none."""
    if target is None:
        return None
    if target.unit is Unit.ELAPSED_HOURS:
        return (seconds or 0) <= timedelta(hours=target.amount).total_seconds()
    return in_time(target, since, stop)
