"""How dates, times and numbers are written on a page: the British way, in London time."""

from datetime import date, datetime, time

from lintel.domain.forms.days import MONTHS, in_full
from lintel.domain.moment import LONDON, Moment


def day(value: date | Moment) -> str:
    """22 November 2026. A moment is shown as its day in London."""
    on, _ = _in_london(value)
    return in_full(on)


def short_day(value: date | Moment) -> str:
    """22 Nov 2026."""
    on, _ = _in_london(value)
    return f"{on.day} {MONTHS[on.month - 1][:3]} {on.year}"


def month_year(value: date) -> str:
    """October 2026."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def moment(value: date | Moment) -> str:
    """22 Nov 2026, 2:05pm. A date whose time is not known stays a date: no time is made up for it."""
    _, at = _in_london(value)
    return f"{short_day(value)}, {clock_time(at)}" if at is not None else short_day(value)


def clock_time(value: time) -> str:
    """2:05pm; midday and midnight in words, because 12am and 12pm are read both ways."""
    if value.minute == 0 and value.hour in (0, 12):
        return "midday" if value.hour else "midnight"
    return f"{(value.hour - 1) % 12 + 1}:{value.minute:02}{'am' if value.hour < 12 else 'pm'}"


def days(count: int) -> str:
    """1 day, 14 days, 1,204 days."""
    return f"{count:,} day" if count == 1 else f"{count:,} days"


def one_decimal(value: float) -> str:
    """A statistic as it is printed everywhere: 21.0, 1,204.5. Takes a Fraction too."""
    return f"{float(value):,.1f}"


def _in_london(value: date | Moment) -> tuple[date, time | None]:
    """A day and, where it is known, a time of day. A moment without a zone is taken to be London's already."""
    if isinstance(value, Moment):
        return value.on, value.at
    if not isinstance(value, datetime):
        return value, None
    there = value.astimezone(LONDON) if value.tzinfo else value
    return there.date(), there.time()


def london_time(value: datetime) -> time:
    """The time of day in London at a moment."""
    return value.astimezone(LONDON).time()
