"""Entering: a fact as the row that stands in the ledger, chained to the one before it; one at a time or in bulk."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
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
CHUNK = 5000
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


def enter(rows: Sequence[Row]) -> None:
    """Put rows into the ledger. Raises Django's IntegrityError where a fact, a position or a place is taken."""
    kept = rows if connection.vendor == "postgresql" else map(_as_sqlite_keeps_it, rows)
    quick_insert(Entry._meta.db_table, COLUMNS, kept)


def insert_of(number: int) -> str:
    """The statement that puts so many rows into the ledger, as PostgreSQL takes them."""
    names, marks = (", ".join(each) for each in (map('"{}"'.format, COLUMNS), ["%s"] * len(COLUMNS)))
    rows = ", ".join([f"({marks})"] * number)
    return f"INSERT INTO ledger_entry ({names}) VALUES {rows}"  # nosec B608: our own names


def _as_sqlite_keeps_it(row: Row) -> Row:
    """The columns with days and times as Django writes them to SQLite, which has no type for either."""
    occurred, at, recorded = row[PLAIN : PLAIN + 3]
    in_text = (occurred.isoformat(), None if at is None else str(at), _without_zone(recorded))
    return (*row[:PLAIN], *in_text, *row[PLAIN + 3 :])


@lru_cache(maxsize=64)
def _without_zone(recorded: datetime) -> str:
    """Every moment there is in UTC, and says no time zone. The facts of one commit share theirs."""
    return str(recorded.replace(tzinfo=None))


class Kept(NamedTuple):
    """A row as the ledger holds it; `says` is None where somebody has made it unreadable."""

    position: int
    says: Stored | None
    previous_hash: str
    hash: str


def kept_entries(council: str) -> Iterator[Kept]:
    """Every row of a council's ledger in the order of positions, streamed, readable or not."""
    in_text = connection.vendor == "sqlite"
    columns = (
        f'CAST("{name}" AS text)' if in_text and name in Stored._fields[PLAIN:] else f'"{name}"' for name in COLUMNS
    )
    asked = f"SELECT {', '.join(columns)} FROM ledger_entry WHERE council = %s ORDER BY position"  # nosec B608: our own words
    with connection.chunked_cursor() as cursor:
        cursor.execute(asked, [council])
        while found := cursor.fetchmany(CHUNK):
            yield from map(_kept, found)


def _kept(row: Row) -> Kept:
    says, (previous, hash_) = row[: len(Stored._fields)], row[len(Stored._fields) :]
    position = row[2]
    try:
        entry = Stored(*says[:PLAIN], *_times(*says[PLAIN:]))
        said(entry)
    except (TypeError, ValueError, AttributeError):
        return Kept(position, None, previous, hash_)
    return Kept(position, entry, previous, hash_)


def _times(occurred: Any, at: Any, recorded: Any) -> tuple[date, time | None, datetime]:
    if isinstance(occurred, str):
        at = None if at is None else time.fromisoformat(at)
        return date.fromisoformat(occurred), at, datetime.fromisoformat(recorded).replace(tzinfo=UTC)
    return occurred, at, recorded
