"""In this room: the list of bank holidays made a second time, from the rules that set them, and compared."""

import csv
from datetime import date, timedelta
from itertools import pairwise

import pytest

from lintel.domain.calendar import BANK_HOLIDAYS_FILE, FIRST_DAY, LAST_DAY

YEARS = range(2016, 2036)
ONE_DAY = timedelta(days=1)

# What no rule gives: days that one proclamation moved or added.
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
ADDED = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}

# Easter Days as any almanac prints them.
EASTER_DAYS = [
    "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
    "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13",
    "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25",
]  # fmt: skip


def listed() -> list[dict[str, str]]:
    with BANK_HOLIDAYS_FILE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def easter(year: int) -> date:
    """The Sunday after the full moon of the church's calendar that falls on or after 21 March.

    The moon's age is reckoned from the year's place in a cycle of 19; the shift of 5 holds from 1900 to 2199.
    """
    age = (11 * (year % 19) + 5) % 30
    age += age == 0 or (age == 1 and year % 19 >= 11)
    moon = date(year, 3, 21) + (29 - age) * ONE_DAY
    return moon + (6 - moon.weekday() or 7) * ONE_DAY


def monday_from(on: date) -> date:
    return on + -on.weekday() % 7 * ONE_DAY


def last_monday(year: int, month: int) -> date:
    return monday_from(date(year, month, 31) - 6 * ONE_DAY)


def in_place_of(holidays: list[date]) -> set[date]:
    """The holidays, each one on a weekend moved to the next weekday that is not a holiday already."""
    kept = {day for day in holidays if day.weekday() < 5}
    for day in set(holidays) - kept:
        while day.weekday() > 4 or day in kept:
            day += ONE_DAY
        kept.add(day)
    return kept


def by_rule(year: int) -> set[date]:
    sunday = easter(year)
    mondays = {monday_from(date(year, 5, 1)), last_monday(year, 5), last_monday(year, 8)}
    christmas = in_place_of([date(year, 12, 25), date(year, 12, 26)])
    return {*in_place_of([date(year, 1, 1)]), sunday - 2 * ONE_DAY, sunday + ONE_DAY, *mondays, *christmas}


def expected(year: int) -> set[date]:
    added = {day for day in ADDED if day.year == year}
    return {MOVED.get(day, day) for day in by_rule(year)} | added


@pytest.mark.parametrize("year", YEARS)
def test_the_list_holds_what_the_rules_and_the_proclamations_give(year: int) -> None:
    dates = [date.fromisoformat(row["date"]) for row in listed()]
    assert {day for day in dates if day.year == year} == expected(year)
    assert len(expected(year)) == 8 + sum(day.year == year for day in ADDED)


@pytest.mark.parametrize("printed", EASTER_DAYS)
def test_easter_is_where_the_almanac_prints_it(printed: str) -> None:
    assert easter(date.fromisoformat(printed).year).isoformat() == printed


def test_the_list_is_in_order_without_repeats_and_on_weekdays() -> None:
    dates = [date.fromisoformat(row["date"]) for row in listed()]
    assert all(earlier < later for earlier, later in pairwise(dates))
    assert all(day.weekday() < 5 for day in dates)
    assert FIRST_DAY.isoformat() == "2016-01-01"
    assert LAST_DAY.isoformat() == "2035-12-31"


def test_each_day_says_whether_it_was_announced_or_worked_out() -> None:
    announced = {row["date"] for row in listed() if row["basis"] == "announced"}
    assert {row["basis"] for row in listed()} == {"announced", "worked out by rule"}
    assert {day.isoformat() for day in ADDED | set(MOVED.values())} <= announced
    assert max(announced) < min(row["date"] for row in listed() if row["basis"] != "announced")


def test_a_day_taken_in_place_of_another_is_named_so() -> None:
    in_place = {row["date"] for row in listed() if row["name"].endswith("(substitute day)")}
    fixed = {(1, 1), (12, 25), (12, 26)}
    winter = {row["date"]: date.fromisoformat(row["date"]) for row in listed() if row["date"][5:7] in {"01", "12"}}
    named = {written for written, day in winter.items() if (day.month, day.day) not in fixed}
    assert in_place == named
