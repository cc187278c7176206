"""Days as papers write them, in words ("6th of March, 2023") or in numbers ("6/3/2023", "6.3.2023"), and as people read them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# The number of a month by every form of its name, in small letters.
MONTH_NUMBERS = {form.lower(): number for number, name in enumerate(MONTHS, 1) for form in (name, name[:3])} | {
    "sept": 9
}
# Patterns to be set into others, case aside. Without a year a day is read only beside another day.
MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_MONTH = f"(?P<month>{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
_DAY_AND_MONTH = rf"(?<!\d)(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?,?(?:\s+(?:day\s+)?of)?\s+{_MONTH}\b"
WITH_OR_WITHOUT_YEAR = rf"{_DAY_AND_MONTH}(?:,?\s+(?P<year>\d{{4}})\b)?"
IN_WORDS = rf"{_DAY_AND_MONTH},?\s+(?P<year>\d{{4}})\b"
_IN_NUMBERS = r"(?<![\d/.])(?P<day_number>\d{1,2})[/.](?P<month_number>\d{1,2})[/.](?P<year_number>\d{4})(?!\d)"
_WEEKDAY = r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?"
# A whole day, with its weekday where that is printed.
DAY = re.compile(rf"(?:{_WEEKDAY})?(?:{IN_WORDS}|{_IN_NUMBERS})", re.I)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?(?![\d-])")


@dataclass(frozen=True)
class WrittenDay:
    """A day and where it stands in the text, its weekday left out: `text[start:end]`. `iso` is such as 2025-11-03."""

    iso: str
    start: int
    end: int


def days_in(text: str) -> Iterator[WrittenDay]:
    """The whole days in the text, in their order. A day that no calendar has is none."""
    for found in DAY.finditer(text):
        if iso := iso_of(found):
            yield WrittenDay(iso, found.start("day" if found["day"] else "day_number"), found.end())


def first_day(text: str) -> str | None:
    """The first whole day in the text, as an ISO date; None where it has none, or is no day of any calendar."""
    found = DAY.search(text)
    return iso_of(found) if found else None


def iso_of(found: re.Match[str], after: str | None = None) -> str | None:
    """The ISO date that one of these patterns matched. Without a year it is the first one after the ISO date `after`."""
    said = found.groupdict()
    day, month, year = (said.get(part) or said.get(f"{part}_number") for part in ("day", "month", "year"))
    assert day
    assert month
    number = MONTH_NUMBERS.get(month.lower()) or int(month)
    if year:
        return _iso(int(year), number, int(day))
    years = (int(after[:4]), int(after[:4]) + 1) if after else ()
    return next((on for each in years if (on := _iso(each, number, int(day))) and on > (after or "")), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def in_words(iso: str) -> str:
    """Every ISO day or month in the text as people write it: 2025-09-01 is 1 September 2025, 2025-09 is September 2025.

    What else the text says stays: a figure's date may be "since 2025-09", "2024/25" or "2025-04..2025-06".
    """
    return _ISO.sub(_as_people_write, iso).replace("..", " to ")


def _as_people_write(found: re.Match[str]) -> str:
    month = f"{MONTHS[int(found['month']) - 1]} {found['year']}"
    return f"{int(found['day'])} {month}" if found["day"] else month
