"""Recording: the only way into the ledger. Positions are given last, under the council's lock, in commit order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain

from django.db import connection
from django.utils import timezone

from lintel.domain.fact import Fact, Recorded
from lintel.ledger.entering import Row, enter, insert_of, next_row
from lintel.ledger.models import Head

MOVE_HEAD = "UPDATE ledger_head SET position = %s, hash = %s, recorded = %s WHERE council = %s"
SELECT_HEAD = "SELECT position, hash, recorded FROM ledger_head WHERE council = %s"


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
    head, places = lock_head(council), Counter(expecting)
    recorded = later_of(now or timezone.now(), head.recorded)
    kept, rows = [], []
    for fact in facts:
        places[fact.subject] += 1
        sequence = places[fact.subject]
        rows.append(next_row(fact, head, sequence=sequence, recorded=recorded, by=by, load=None))
        kept.append(Recorded(fact, head.position, sequence, recorded, by))
    _append(rows, head)
    return kept


def _append(rows: Sequence[Row], head: Head) -> None:
    """Put the rows in, and let the head stand after them; in one statement where the others wait at the head meanwhile."""
    moved = [head.position, head.hash, connection.ops.adapt_datetimefield_value(head.recorded), head.council]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"WITH moved AS ({MOVE_HEAD}) {insert_of(len(rows))}", [*moved, *chain.from_iterable(rows)])
        else:
            enter(rows)
            cursor.execute(MOVE_HEAD, moved)


def later_of(moment: datetime, last: datetime | None) -> datetime:
    """The moment, or the last one recorded where the clock has gone back: `recorded` never decreases."""
    return moment if last is None else max(moment, last)


def lock_head(council: str) -> Head:
    """The council's head, locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(SELECT_HEAD + ("" if connection.vendor == "sqlite" else " FOR UPDATE"), [council])
        found = cursor.fetchone()
    if found is None:
        Head.objects.get_or_create(council=council)
        return lock_head(council)
    position, hash_, recorded = found
    return Head(council=council, position=position, hash=hash_, recorded=_in_utc(recorded))


def _in_utc(moment: datetime | None) -> datetime | None:
    """SQLite keeps no time zone, as every moment there is in UTC."""
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)
