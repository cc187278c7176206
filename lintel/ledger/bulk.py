"""Appending in bulk: many facts with the moments at which they were recorded elsewhere, chained as all others are."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from lintel.domain.document import Line
from lintel.domain.refusals import Refused, sentence
from lintel.ledger.entering import Row, enter, next_row
from lintel.ledger.models import Entry, Head, Load
from lintel.ledger.record import lock_head

Bad = Callable[[int, str], Exception]


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


def append_again(
    council: str,
    batches: Iterable[Sequence[Line]],
    *,
    by: str,
    digest: Callable[[], str],
    bad: Bad,
    load_at: Callable[[int], int | None],
) -> int:
    """Append the whole of a ledger to an empty one, each position with the load that it came with, so that its chain
    ends in the same hash. The loads are there already. Returns the last position, as `append`.
    """
    head = lock_head(council)
    places: Counter[str] = Counter()
    for batch in batches:
        _insert([_row(line, head, places, load_at(head.position + 1)) for line in batch], bad)
    head.save()
    return head.position


def _row(line: Line, head: Head, places: Counter[str], load: int | None) -> Row:
    fact, recorded, by = line
    places[fact.subject] += 1
    return next_row(fact, head, sequence=places[fact.subject], recorded=recorded, by=by, load=load)


def _insert(rows: Sequence[Row], bad: Bad) -> None:
    try:
        with transaction.atomic():
            enter(rows)
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
