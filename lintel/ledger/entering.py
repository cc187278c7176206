"""Entering: a fact as the row that stands in the ledger, chained to the one before it; one at a time or in bulk."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db import connection

from lintel.domain.fact import Fact
from lintel.ledger.chain import link, said
from lintel.ledger.codec import encode
from lintel.ledger.models import Entry, Head
from lintel.ledger.quick_insert import quick_insert


class Stored(NamedTuple):
    """What an entry says, without the weight of a model: a million are made at a time. Its times stand last."""

    fact: str
    council: str
    position: int
    subject: str
    sequence: int
    kind: str
    version: int
    by: str
    body: str
    load: int | None
    occurred: date
    at: time | None
    recorded: datetime


COLUMNS = (*Stored._fields, "previous_hash", "hash")
PLAIN = Stored._fields.index("occurred")
Row = tuple[Any, ...]


def next_row(fact: Fact, head: Head, *, sequence: int, recorded: datetime, by: str, load: int | None) -> Row:
    """The row of a fact that comes next after a council's head, which then stands at it."""
    head.position, head.recorded, previous = head.position + 1, recorded, head.hash
    entry = Stored(
        fact.id, head.council, head.position, fact.subject, sequence, type(fact).__name__, fact.VERSION, by,
        encode(fact), load, fact.occurred, fact.at, recorded,
    )  # fmt: skip
    head.hash = link(previous, said(entry))
    return (*entry, previous, head.hash)


def enter(rows: Sequence[Row], *, few: bool = False) -> None:
    """Put rows into the ledger. Raises Django's IntegrityError where a fact, a position or a place is taken."""
    kept = rows if connection.vendor == "postgresql" else map(_as_sqlite_keeps_it, rows)
    quick_insert(Entry._meta.db_table, COLUMNS, kept, few=few)


def _as_sqlite_keeps_it(row: Row) -> Row:
    """The columns with days and times as Django writes them to SQLite, which has no type for either."""
    occurred, at, recorded = row[PLAIN : PLAIN + 3]
    # Every moment there is in UTC, and says no time zone.
    in_text = (occurred.isoformat(), None if at is None else str(at), str(recorded.replace(tzinfo=None)))
    return (*row[:PLAIN], *in_text, *row[PLAIN + 3 :])
