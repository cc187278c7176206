"""Days and times: working days either way, and the UTC instant at which something of a London day is recorded."""

from datetime import date, datetime, time, timedelta
from functools import cache

from lintel.domain.calendar import add_working_days, is_working_day
from lintel.domain.clock import Moment

OFFICE_OPENS = time(8, 0)
OFFICE_SECONDS = 9 * 3600


def working_day_from(on: date) -> date:
    """That day, or the next working day."""
    return on if is_working_day(on) else add_working_days(on, 1)


def working_day_up_to(on: date) -> date:
    """That day, or the working day before it."""
    while not is_working_day(on):
        on -= timedelta(days=1)
    return on


def working_days_before(on: date, count: int) -> date:
    """The working day `count` working days before a day."""
    for _ in range(count):
        on = working_day_up_to(on - timedelta(days=1))
    return on


@cache
def opening_time(on: date) -> datetime:
    """Eight in the morning in London, in UTC."""
    return Moment(on, OFFICE_OPENS).instant()
