"""Days in answers: one that was typed is kept as 1950-02-03; all else, such as “about 1940”, stays words."""

import re
from datetime import date

KEPT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_typed(text: str) -> date | None:
    """The day that an answer is; None where it is words."""
    try:
        return date.fromisoformat(text) if KEPT.fullmatch(text) else None
    except ValueError:
        return None


def day_in_full(text: str) -> str:
    """The answer as it is read: 3 February 1950, or the words as they were typed."""
    day = day_typed(text)
    return f"{day.day} {day:%B} {day.year}" if day else text
