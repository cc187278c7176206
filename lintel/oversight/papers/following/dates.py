"""Dates as papers print them: "1 September 2025", "1st September", "September 2025"."""

import re
from calendar import month_name
from datetime import date

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
MONTH = "(?P<month>" + "|".join(name for name in month_name if name) + ")"
DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+(?P<year>\d{{4}}))?"
_DAY = re.compile(DAY, re.I)


def days_in(text: str) -> tuple[str, ...]:
    """Every whole date printed with its year in the text, as ISO dates, in order; what is no day is left out."""
    found = (of_match(match, None) for match in _DAY.finditer(text) if match["year"])
    return tuple(each for each in found if each)


def of_match(match: re.Match[str], after: str | None) -> str | None:
    """The ISO date of a match of DAY; without a year it is the first one after the ISO date `after`, if any is given."""
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    years = [int(match["year"])] if match["year"] else _years(after)
    found = (_iso(year, month, day) for year in years)
    return next((each for each in found if each and (match["year"] or each > (after or ""))), None)


def _years(after: str | None) -> list[int]:
    return [int(after[:4]), int(after[:4]) + 1] if after else []


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def in_words(iso: str) -> str:
    """An ISO date as people write it: 1 September 2025."""
    on = date.fromisoformat(iso)
    return f"{on.day} {month_name[on.month]} {on.year}"
