"""Indexing: those whose rows changed are found by the documents that hold now, in the same transaction."""

from collections.abc import Mapping

from lintel.casework.models import Person
from lintel.casework.project import Row
from lintel.records.findable import Holding, keep_findable


def index(rows: Mapping[str, Row | None]) -> None:
    """Let people be found as their rows say. Whoever has no row is not to be found; a work's row is passed over."""
    people = [_holding(row) for row in rows.values() if isinstance(row, Person)]
    gone = [subject for subject, row in rows.items() if row is None]
    if people or gone:
        keep_findable(people, gone)


def _holding(row: Person) -> Holding:
    return Holding(row.id, row.identity, row.description)
