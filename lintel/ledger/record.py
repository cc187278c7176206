"""Recording: the only way into the ledger. Positions are given last, under the council's lock, in commit order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from lintel.domain.fact import Fact, Recorded
from lintel.ledger.chain import link, said
from lintel.ledger.codec import encode
from lintel.ledger.models import Entry, Head


class Overtaken(Exception):
    """Somebody else recorded something about the same subject first; nothing of ours was kept."""

    def __init__(self, subject: str) -> None:
        super().__init__(subject)
        self.subject = subject


def record(
    council: str, facts: Sequence[Fact], *, by: str, expecting: Mapping[str, int], now: datetime | None = None
) -> list[Recorded]:
    """Append facts inside the caller's transaction, and return them as recorded.

    `expecting` is the sequence that each subject had when the facts were judged. Raises IntegrityError where one has
    moved on since. `now` is the clock's, read under the lock, so that nothing recorded at a moment is kept long after it.
    Make it the transaction's last statement: it holds the council's lock until the transaction ends.
    """
    head = lock_head(council)
    recorded = later_of(now or timezone.now(), head.recorded)
    entries = []
    places = Counter(expecting)
    for fact in facts:
        places[fact.subject] += 1
        entries.append(_entry(head, fact, places[fact.subject], recorded, by))
    Entry.objects.bulk_create(entries)
    Head.objects.filter(pk=council).update(position=head.position, hash=head.hash, recorded=recorded)
    return [
        Recorded(fact, entry.position, entry.sequence, recorded, by) for fact, entry in zip(facts, entries, strict=True)
    ]


def later_of(moment: datetime, last: datetime | None) -> datetime:
    """The moment, or the last one recorded where the clock has gone back: `recorded` never decreases."""
    return moment if last is None else max(moment, last)


def lock_head(council: str) -> Head:
    """The council's head, locked until the transaction ends."""
    locked = Head.objects.select_for_update().filter(council=council)
    if (found := locked.first()) is not None:
        return found
    Head.objects.get_or_create(council=council)
    return locked.get()


def _entry(head: Head, fact: Fact, sequence: int, recorded: datetime, by: str) -> Entry:
    head.position, head.recorded = head.position + 1, recorded
    entry = Entry(
        fact=fact.id,
        council=head.council,
        position=head.position,
        subject=fact.subject,
        sequence=sequence,
        kind=type(fact).__name__,
        version=fact.VERSION,
        occurred=fact.occurred,
        at=fact.at,
        recorded=recorded,
        by=by,
        body=encode(fact),
        previous_hash=head.hash,
    )
    entry.hash = head.hash = link(head.hash, said(entry))
    return entry
