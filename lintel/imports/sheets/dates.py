"""Dates as spreadsheets hold them: day before month, whole years, and nothing guessed."""

import re
from datetime import date, datetime

from lintel.domain.refusals import Refused

YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
IN_FIGURES = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?")
IN_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
SHORT_YEAR = re.compile(r"\d{1,2}[/.\- ](?:\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{2}")
ONLY_A_NUMBER = re.compile(r"\d+(?:\.\d+)?")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
# Before that day, the two ways in which spreadsheets count days do not agree: one of them has a 29 February 1900.
FIRST_SURE_DAY = date(1900, 3, 1)
MOST_MONTHS = 12


def is_month_first(text: str) -> bool:
    """Whether a date can only be read with the month before the day, as in 03/31/2025."""
    found = IN_FIGURES.fullmatch(text.strip())
    return bool(found) and int(found[1]) <= MOST_MONTHS < int(found[3]) <= 31


def reads_either_way(text: str) -> bool:
    """Whether a date is another one with the month first, as 03/04/2025 is."""
    found = IN_FIGURES.fullmatch(text.strip())
    return (
        bool(found)
        and found[1].lstrip("0") != found[3].lstrip("0")
        and max(int(found[1]), int(found[3])) <= MOST_MONTHS
    )


def read_date(text: str, *, month_first_elsewhere: bool = False) -> date:
    """The date that a cell says in text. Raises Refused for one that is none, or that could be two."""
    if ONLY_A_NUMBER.fullmatch(text):
        raise Refused("date_is_a_number", text=text)
    if SHORT_YEAR.fullmatch(text):
        raise Refused("year_of_two_digits", text=text)
    if is_month_first(text):
        raise Refused("month_first", text=text)
    if month_first_elsewhere and reads_either_way(text):
        raise Refused("either_order", text=text)
    return _made(text, *_parts(text))


def date_of_cell(moment: datetime | date) -> date:
    """The date of a cell that is one. Raises Refused for the days that spreadsheets disagree about."""
    day = moment.date() if isinstance(moment, datetime) else moment
    if day < FIRST_SURE_DAY:
        raise Refused("unsure_day", text=f"{day:%d/%m/%Y}")
    return day


def _parts(text: str) -> tuple[int, int, int]:
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := IN_FIGURES.fullmatch(text):
        return int(found[4]), int(found[3]), int(found[1])
    if (found := IN_WORDS.fullmatch(text)) and (month := _month(found[2].lower())):
        return int(found[3]), month, int(found[1])
    raise Refused("no_date", text=text)


def _month(word: str) -> int:
    return next((number for number, name in enumerate(MONTHS, start=1) if name == word or name[:3] == word[:4]), 0)


def _made(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Refused("no_such_day", text=text) from error
