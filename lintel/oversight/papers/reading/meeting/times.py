"""The time of a meeting as a heading prints it."""

import re

from lintel.oversight.papers.reading.days import DAY

TIME = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})?\s*(?:[ap]\.m\b\.?|[ap]m\b|noon\b)|\b\d{1,2}[.:]\d{2}\b(?:\s*(?:hours|hrs)\b)?|\bnoon\b",
    re.IGNORECASE,
)


def time_in(text: str) -> str | None:
    """The first time of day in the text, as printed; a date with full stops (1.9.2025) is none."""
    found = TIME.search(DAY.sub(lambda day: " " * len(day.group()), text))
    return found.group().strip() if found else None
