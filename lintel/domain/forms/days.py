"""Days in answers: one that was typed is kept as 1950-02-03; all else, such as “about 1940”, stays words."""

import re
from datetime import date

KEPT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


# Written out, because strftime follows the machine's language and Lintel's pages do not.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_typed(text: str) -> date | None:
    """The day that an answer is; None where it is words."""
    try:
        return date.fromisoformat(text) if KEPT.fullmatch(text) else None
    except ValueError:
        return None


def day_in_full(text: str) -> str:
    """The answer as it is read: 3 February 1950, or the words as they were typed."""
    day = day_typed(text)
    return in_full(day) if day else text


def in_full(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
