"""Judging lengths: how long a wait or a clock was, and whether it met its target. One reading for every engine."""

from datetime import date, timedelta

from lintel.domain.clock import Moment, StopBeforeStart, Unit, elapsed_hours, in_time
from lintel.domain.targets import Target


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
    return in_time(Moment(since), Moment(stop), target.amount, target.unit)
