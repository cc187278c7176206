"""Appending in bulk: many facts with the moments at which they were recorded elsewhere, chained as all others are."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from lintel.domain.document import Line
from lintel.domain.refusals import Refused, sentence
from lintel.ledger.chain import link, said
from lintel.ledger.codec import encode
from lintel.ledger.models import Entry, Head, Load
from lintel.ledger.quick_insert import quick_insert
from lintel.ledger.record import lock_head

Bad = Callable[[int, str], Exception]


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
    load: int
    occurred: date
    at: time | None
    recorded: datetime


COLUMNS = (*Stored._fields, "previous_hash", "hash")
PLAIN = Stored._fields.index("occurred")
Row = tuple[Any, ...]


def append(council: str, batches: Iterable[Sequence[Line]], *, by: str, digest: Callable[[], str], bad: Bad) -> int:
    """Append batches of facts inside the caller's transaction. Returns the last position.

    Raises what `bad` makes of a position and a reason, where a fact has been recorded already.
    """
    head = lock_head(council)
    load = (Load.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    places = Counter(dict(Entry.objects.values_list("subject").annotate(Max("sequence")).iterator()))
    for batch in batches:
        _insert([_row(line, head, places, load) for line in batch], bad)
    head.save()
    # The digest is known only now that the file is read, and this row too is never changed.
    Load.objects.create(pk=load, loaded=timezone.now(), by=by, digest=digest())
    return head.position


def _row(line: Line, head: Head, places: Counter[str], load: int) -> Row:
    fact, recorded, by = line
    subject = fact.subject
    sequence = places[subject] = places[subject] + 1
    head.position, head.recorded = head.position + 1, recorded
    kind, council, previous = type(fact).__name__, head.council, head.hash
    entry = Stored(
        fact.id, council, head.position, subject, sequence, kind, fact.VERSION, by, encode(fact), load,
        fact.occurred, fact.at, recorded,
    )  # fmt: skip
    head.hash = link(previous, said(entry))
    return (*entry, previous, head.hash)


def _insert(rows: Sequence[Row], bad: Bad) -> None:
    kept = rows if connection.vendor == "postgresql" else map(_as_sqlite_keeps_it, rows)
    try:
        with transaction.atomic():
            quick_insert(Entry._meta.db_table, COLUMNS, kept)
    except IntegrityError as error:
        raise bad(_doubled(rows), sentence(Refused("already_in_the_ledger"))) from error


def _doubled(rows: Sequence[Row]) -> int:
    """The position of the first entry whose fact is in the ledger already, or further up in this batch."""
    facts = [(row[0], row[2]) for row in rows]
    known = set(Entry.objects.filter(fact__in=[fact for fact, _ in facts]).values_list("fact", flat=True))
    for fact, position in facts:
        if fact in known:
            return int(position)
        known.add(fact)
    raise AssertionError("only a fact recorded twice is refused by the database")


def _as_sqlite_keeps_it(row: Row) -> Row:
    """The columns with days and times as Django writes them to SQLite, which has no type for either."""
    occurred, at, recorded = row[PLAIN : PLAIN + 3]
    # Every moment there is in UTC, and says no time zone.
    in_text = (occurred.isoformat(), None if at is None else str(at), str(recorded.replace(tzinfo=None)))
    return (*row[:PLAIN], *in_text, *row[PLAIN + 3 :])
