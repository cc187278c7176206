"""First told: what was said when somebody got in touch, in their own words, and by whom."""

from collections.abc import Iterable, Mapping

from lintel.casework.models import Work
from lintel.council.models import Staff
from lintel.records.find import words as words_by_id

Told = Mapping[str, str]


def first_told(works: Iterable[Work], *, reader: Staff) -> dict[str, Told]:
    """What was said first about each work, by work. One query; none for readers who may not see who people are."""
    if not reader.allowed.names:
        return {}
    rows = list(works)
    known = words_by_id([row.first_told or "" for row in rows])
    return {row.id: known[row.first_told].body for row in rows if row.first_told in known}
