"""Dates of birth as callers say them: right, nearly right, or the year alone."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

EXACT, SWAPPED, ONE_DIGIT, TURNED, BESIDE, YEAR = 1.0, 0.8, 0.75, 0.7, 0.6, 0.5


class Near(NamedTuple):
    """How near a date is, from 0 to 1, and why it is thought so."""

    likeness: float
    why: str


SAME = Near(EXACT, "same date of birth")
SAME_YEAR = Near(YEAR, "born in that year")


@lru_cache(maxsize=64)
def near(asked: date) -> Mapping[date, Near]:
    """The dates that may be meant by one: itself, day and month swapped, one digit off, two swapped, one day aside."""
    found = {asked: SAME}
    for each, why in (*_swapped(asked), *_one_digit_off(asked), *_digits_turned(asked), *_beside(asked)):
        found.setdefault(each, why)
    return found


def how_near(asked: date, born: date | None) -> Near | None:
    """How near a date of birth is to the one that was asked for; None where it is another."""
    return near(asked).get(born) if born else None


def _real(year: int, month: int, day: int, why: Near) -> Iterator[tuple[date, Near]]:
    try:
        yield date(year, month, day), why
    except ValueError:
        return


def _swapped(asked: date) -> Iterator[tuple[date, Near]]:
    yield from _real(asked.year, asked.day, asked.month, Near(SWAPPED, "day and month of birth swapped"))


def _one_digit_off(asked: date) -> Iterator[tuple[date, Near]]:
    why = Near(ONE_DIGIT, "date of birth one digit off")
    digits = f"{asked:%d%m}{asked.year:04}"
    # Nobody is mistaken about the century's first digit.
    for place in (0, 1, 2, 3, 5, 6, 7):
        for digit in "0123456789":
            yield from _read(digits[:place] + digit + digits[place + 1 :], why)


def _digits_turned(asked: date) -> Iterator[tuple[date, Near]]:
    why = Near(TURNED, "two digits of the date of birth swapped")
    digits = f"{asked:%d%m}{asked.year:04}"
    for place in (0, 2, 5, 6):
        yield from _read(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :], why)


def _beside(asked: date) -> Iterator[tuple[date, Near]]:
    why = Near(BESIDE, "date of birth a day, month or year aside")
    for days, months, years in ((1, 0, 0), (0, 1, 0), (0, 0, 1)):
        for sign in (1, -1):
            yield from _real(asked.year + sign * years, asked.month + sign * months, asked.day + sign * days, why)


def _read(digits: str, why: Near) -> Iterator[tuple[date, Near]]:
    yield from _real(int(digits[4:]), int(digits[2:4]), int(digits[:2]), why)
