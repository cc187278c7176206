"""The days that a figure's date stands for: a day, a month, a quarter, a year, or from one to another."""

import re
from calendar import monthrange
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CALENDAR_YEAR = re.compile(r"(\d{4})")
_FINANCIAL_YEAR = re.compile(r"(\d{4})/\d{2,4}(?: Q([1-4]))?")


def period(as_at: str | None) -> tuple[date, date] | None:
    """The first and the last day; None where the words name none."""
    if as_at is None:
        return None
    first, _, last = as_at.partition("..")
    start, stop = _one(first), _one(last or first)
    return (start[0], stop[1]) if start and stop and start[0] <= stop[1] else None


def _one(words: str) -> tuple[date, date] | None:
    try:
        if found := _DAY.fullmatch(words):
            return (date(*map(int, found.groups())),) * 2
        if found := _MONTH.fullmatch(words):
            return _months(int(found[1]), int(found[2]), 1)
        if found := _CALENDAR_YEAR.fullmatch(words):
            return _months(int(words), 1, 12)
    except ValueError:
        return None
    return _financial(words)


def _financial(words: str) -> tuple[date, date] | None:
    """A financial year is from April to March, and its quarters are of three months each."""
    found = _FINANCIAL_YEAR.fullmatch(words)
    if not found:
        return None
    year, quarter = int(found[1]), found[2]
    return _months(year, 4 + 3 * (int(quarter) - 1), 3) if quarter else _months(year, 4, 12)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first, last = year * 12 + month - 1, year * 12 + month - 2 + count
    ends = last // 12, last % 12 + 1
    return date(first // 12, first % 12 + 1, 1), date(*ends, monthrange(*ends)[1])


def overlap(one: str | None, other: str | None) -> bool:
    """Whether both name days, and share at least one."""
    first, second = period(one), period(other)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])
