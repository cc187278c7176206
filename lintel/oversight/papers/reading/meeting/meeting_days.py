"""The day and time of a meeting as a heading prints them. Figures' as-at dates are another reader's."""

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
DAY = re.compile(
    rf"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:day\s+)?of)?\s+(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})\b"
    r"|\b(?P<day_number>\d{1,2})[/.](?P<month_number>\d{1,2})[/.](?P<year_number>\d{4})\b)",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.m\b\.?|[ap]m\b|noon\b)|\b\d{1,2}[.:]\d{2}\b(?:\s*(?:hours|hrs)\b)?|\bnoon\b",
    re.IGNORECASE,
)


def iso_day(found: re.Match[str]) -> str | None:
    """The day that DAY found, as an ISO date; None where there is no such day."""
    said = found.groupdict()
    month = said["month"]
    number = [name[:3] for name in MONTHS].index(month[:3].title()) + 1 if month else int(said["month_number"])
    try:
        return date(
            int(said["year"] or said["year_number"]), number, int(said["day"] or said["day_number"])
        ).isoformat()
    except ValueError:
        return None


def day_in(text: str) -> str | None:
    """The first day in the text, as an ISO date."""
    found = DAY.search(text)
    return iso_day(found) if found else None


def time_in(text: str) -> str | None:
    """The first time of day in the text, as printed; a date with full stops (1.9.2025) is none."""
    found = TIME.search(DAY.sub(lambda day: " " * len(day.group()), text))
    return found.group().strip() if found else None
