"""The number of a promise by municipal year, from May to April: 2025/26-014."""

from collections.abc import Iterable, Mapping
from datetime import date

FIRST_MONTH = 5


def municipal_year(iso: str) -> str:
    """The municipal year of an ISO date, such as 2025/26."""
    on = date.fromisoformat(iso)
    first = on.year if on.month >= FIRST_MONTH else on.year - 1
    return f"{first}/{(first + 1) % 100:02}"


def numbered(found: Iterable[tuple[str, str, str]], known: Mapping[str, str]) -> dict[str, str]:
    """Key to reference, for (body, ISO date, key) in the order in which new ones are numbered.

    What has a number in `known` keeps it; a new one is numbered after all that are known of its year. So the numbers are
    the same however often, and in whatever order, papers are read, as long as they are kept.
    """
    references = dict(known)
    last = _last(known.values())
    for _, made_on, key in sorted(found, key=lambda each: each[1]):
        if key not in references:
            year = municipal_year(made_on)
            last[year] = last.get(year, 0) + 1
            references[key] = f"{year}-{last[year]:03}"
    return references


def _last(references: Iterable[str]) -> dict[str, int]:
    last: dict[str, int] = {}
    for reference in references:
        year, number = reference.rsplit("-", 1)
        last[year] = max(last.get(year, 0), int(number))
    return last
