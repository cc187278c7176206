"""Rebuilding: the rows are emptied and the ledger replayed. Documents are kept, never rebuilt;
the index by which people are found is made anew from those that hold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model

from lintel.casework.indexing import index
from lintel.casework.project import Row, forced_rows, row_of
from lintel.casework.storing import TABLES, insert
from lintel.domain.story import state_of
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.findable import forget_all

BATCH = 2000


@dataclass(frozen=True)
class Difference:
    """A row that a replay would make otherwise: which table, which row, which column, what it is and should be."""

    table: str
    row: str
    column: str
    is_now: object
    should_be: object


def rebuild(council: str, *, progress: Callable[[str, int], None] = lambda *_: None) -> int:
    """Empty every table of the present and replay the ledger. Returns the number of rows."""
    with one_transaction(alone=True):
        for table in TABLES:
            table.objects.all().delete()
        forget_all()
        made = 0
        rows = rows_from_ledger(council)
        while batch := list(islice(rows, BATCH)):
            insert(batch)
            index({row.pk: row for row in batch})
            made += len(batch)
            progress("Replaying the ledger", len(batch))
    return made


def rows_from_ledger(council: str) -> Iterator[Row]:
    """Every row as the ledger alone makes it, streamed."""
    for subject, facts in read.stories(council):
        state = state_of(facts)
        row = row_of(subject, state, facts[-1].sequence)
        if row is not None:
            yield row
        yield from forced_rows(subject, state)


def differences(council: str) -> Iterator[Difference]:
    """Where the rows are not what a replay would make, column by column. Nobody writes while they are compared."""
    with one_transaction(alone=True):
        yield from _differences(council)


def _differences(council: str) -> Iterator[Difference]:
    left = {table: set(table.objects.values_list("pk", flat=True)) for table in TABLES}
    rows = rows_from_ledger(council)
    while batch := list(islice(rows, BATCH)):
        for table in TABLES:
            made = [row for row in batch if type(row) is table]
            stored = table.objects.in_bulk([row.pk for row in made])
            left[table] -= stored.keys()
            for row in made:
                yield from _compare(row, stored.get(row.pk))
    for table, extra in left.items():
        yield from (Difference(table.__name__, row, "", "present", "absent") for row in sorted(extra))


def _compare(made: Row, stored: Model | None) -> Iterator[Difference]:
    if stored is None:
        yield Difference(type(made).__name__, made.pk, "", "absent", "present")
        return
    for column in made._meta.concrete_fields:
        is_now, should_be = getattr(stored, column.attname), getattr(made, column.attname)
        if is_now != should_be:
            yield Difference(type(made).__name__, made.pk, column.attname, is_now, should_be)
