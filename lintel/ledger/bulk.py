"""Appending in bulk: many facts with the moments at which they were recorded elsewhere, chained as all others are."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

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
    """An entry's columns, without the weight of a model: a million are made at a time."""

    fact: str
    council: str
    position: int
    subject: str
    sequence: int
    kind: str
    version: int
    occurred: date
    at: time | None
    recorded: datetime
    by: str
    body: str
    load: int
    previous_hash: str
    hash: str


OCCURRED = Stored._fields.index("occurred")


def append(council: str, batches: Iterable[Sequence[Line]], *, by: str, digest: Callable[[], str], bad: Bad) -> int:
    """Append batches of facts inside the caller's transaction. Returns the last position.

    Raises what `bad` makes of a position and a reason, where a fact has been recorded already.
    """
    head = lock_head(council)
    load = (Load.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    places = Counter(dict(Entry.objects.values_list("subject").annotate(Max("sequence")).iterator()))
    for batch in batches:
        entries = [_entry(line, head, places, load) for line in batch]
        _insert(entries, bad)
    head.save()
    # The digest is known only now that the file is read, and this row too is never changed.
    Load.objects.create(pk=load, loaded=timezone.now(), by=by, digest=digest())
    return head.position


def _entry(line: Line, head: Head, places: Counter[str], load: int) -> Stored:
    fact = line.fact
    places[fact.subject] += 1
    head.position, head.recorded = head.position + 1, line.recorded
    entry = Stored(
        fact=fact.id,
        council=head.council,
        position=head.position,
        subject=fact.subject,
        sequence=places[fact.subject],
        kind=type(fact).__name__,
        version=fact.VERSION,
        occurred=fact.occurred,
        at=fact.at,
        recorded=line.recorded,
        by=line.by,
        body=encode(fact),
        load=load,
        previous_hash=head.hash,
        hash="",
    )
    head.hash = link(head.hash, said(entry))
    return Stored(*entry[:-1], head.hash)


def _insert(entries: Sequence[Stored], bad: Bad) -> None:
    try:
        with transaction.atomic():
            _write(entries)
    except IntegrityError as error:
        raise bad(_doubled(entries), sentence(Refused("already_in_the_ledger"))) from error


def _doubled(entries: Sequence[Stored]) -> int:
    """The position of the first entry whose fact is in the ledger already, or further up in this batch."""
    known = set(Entry.objects.filter(fact__in=[entry.fact for entry in entries]).values_list("fact", flat=True))
    for entry in entries:
        if entry.fact in known:
            return entry.position
        known.add(entry.fact)
    raise AssertionError("only a fact recorded twice is refused by the database")


def _write(entries: Sequence[Stored]) -> None:
    kept = entries if connection.vendor == "postgresql" else map(_as_sqlite_keeps_it, entries)
    quick_insert(Entry._meta.db_table, Stored._fields, kept)


def _as_sqlite_keeps_it(entry: Stored) -> tuple[object, ...]:
    """The columns with days and times as Django writes them to SQLite, which has no type for either."""
    occurred, at = entry.occurred.isoformat(), None if entry.at is None else str(entry.at)
    return (*entry[:OCCURRED], occurred, at, _moment(entry.recorded), *entry[OCCURRED + 3 :])


@lru_cache(maxsize=1024)
def _moment(recorded: datetime) -> str | None:
    # The facts of one commit share their moment.
    return connection.ops.adapt_datetimefield_value(recorded)
