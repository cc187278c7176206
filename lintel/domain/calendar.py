"""In this room: England's working days, read once from the list of bank holidays, and the ends of months."""

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import Final

BANK_HOLIDAYS_FILE: Final = Path(__file__).with_name("codes") / "bank_holidays_england.csv"


class BeyondCalendar(LookupError):
    """A working-day sum reached past the years whose bank holidays are listed; the list must be extended first."""


class StopBeforeStart(ValueError):
    """A clock was asked to stop before it started."""

    def __init__(self, start: object, stop: object) -> None:
        super().__init__(f"The stop, {stop}, is before the start, {start}. A clock cannot run backwards.")


def _read_bank_holidays() -> dict[date, str]:
    with BANK_HOLIDAYS_FILE.open(encoding="utf-8", newline="") as listed:
        return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(listed)}


BANK_HOLIDAYS: Final = _read_bank_holidays()
FIRST_DAY: Final = date(min(BANK_HOLIDAYS).year, 1, 1)
LAST_DAY: Final = date(max(BANK_HOLIDAYS).year, 12, 31)
_FIRST: Final = FIRST_DAY.toordinal()


def _working_days() -> list[date]:
    days = (date.fromordinal(day) for day in range(_FIRST, LAST_DAY.toordinal() + 1))
    return [day for day in days if day.weekday() < 5 and day not in BANK_HOLIDAYS]


def _running_count(working: list[date]) -> list[int]:
    """For each day of the calendar, how many working days there are from its first day up to and including that day."""
    counts, worked, so_far = [], set(working), 0
    for day in range(_FIRST, LAST_DAY.toordinal() + 1):
        so_far += date.fromordinal(day) in worked
        counts.append(so_far)
    return counts


# Asked a million times in one figure: two tables made once turn every sum into one look-up.
_WORKING: Final = _working_days()
_COUNT: Final = _running_count(_WORKING)


def _beyond(asked: str) -> BeyondCalendar:
    return BeyondCalendar(
        f"Bank holidays are listed from {FIRST_DAY.year} to {LAST_DAY.year}, so working days cannot be counted {asked}."
    )


def _count_up_to(on: date) -> int:
    place = on.toordinal() - _FIRST
    if 0 <= place < len(_COUNT):
        return _COUNT[place]
    raise _beyond(f"on {on.isoformat()}")


def is_working_day(on: date) -> bool:
    """Monday to Friday and not a bank holiday in England. Raises BeyondCalendar outside the listed years."""
    _count_up_to(on)
    return on.weekday() < 5 and on not in BANK_HOLIDAYS


def add_working_days(on: date, n: int) -> date:
    """The nth working day after `on`; 0 is `on` itself, whatever day it is.

    Raises ValueError for n below 0 and BeyondCalendar outside the listed years.
    """
    if n < 0:
        raise ValueError(f"Working days are added forwards only, not {n}.")
    passed = _count_up_to(on)
    if n == 0:
        return on
    if passed + n > len(_WORKING):
        raise _beyond(f"{n} on from {on.isoformat()}")
    return _WORKING[passed + n - 1]


def add_calendar_days(on: date, n: int) -> date:
    """The date n calendar days after `on` (before it, where n is below 0)."""
    return on + timedelta(days=n)


def end_of_month(on: date) -> date:
    """The last day of the month that `on` is in."""
    following = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    return following - timedelta(days=1)


def add_calendar_months(on: date, n: int) -> date:
    """The same day of the month n months later, or that month's last day where it has no such day.

    29 February and 12 months is 28 February. A negative n counts back.
    """
    months = on.year * 12 + on.month - 1 + n
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(on.day, end_of_month(first).day))


def months_between(start: date, stop: date) -> int:
    """Whole calendar months from start to stop: the most that can be added to `start` without passing `stop`."""
    if stop < start:
        raise StopBeforeStart(start, stop)
    months = (stop.year - start.year) * 12 + stop.month - start.month
    return months if add_calendar_months(start, months) <= stop else months - 1


def month_ends(last: date, count: int) -> list[date]:
    """The `count` latest month-ends on or before `last`, earliest first. Raises ValueError for a count below 0."""
    if count < 0:
        raise ValueError(f"The number of month-ends must be 0 or more, not {count}.")
    latest = last if last == end_of_month(last) else last.replace(day=1) - timedelta(days=1)
    return [end_of_month(add_calendar_months(latest, -back)) for back in range(count - 1, -1, -1)]
