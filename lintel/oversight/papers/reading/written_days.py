"""A day as papers write it ("6 March 2023", "6TH MARCH 2023"), as an ISO date."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(_MONTHS)}),?\s+\d{{4}}"
_DAY = re.compile(rf"(?<!\d){DAY}(?!\d)", re.I)
_PARTS = re.compile(r"(\d+)\D*?\s+([a-z]+),?\s+(\d+)", re.I)


@dataclass(frozen=True)
class WrittenDay:
    """A day and where it stands in the text: `text[start:end]`. `iso` is such as 2025-11-03."""

    iso: str
    start: int
    end: int


def written_days(text: str) -> tuple[WrittenDay, ...]:
    """The days in the text, in their order. A day that no calendar has is none."""
    return tuple(
        WrittenDay(iso, found.start(), found.end()) for found in _DAY.finditer(text) if (iso := _iso(found.group()))
    )


def _iso(words: str) -> str | None:
    parts = _PARTS.match(words)
    assert parts
    day, month, year = parts.groups()
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None
