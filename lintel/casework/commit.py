"""Commit: the one door for change. Facts, words and rows are kept together, or nothing is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lintel.casework.project import row_of, table_of
from lintel.domain.document import Document
from lintel.domain.fact import Fact, Recorded
from lintel.domain.story import Story, check_dates
from lintel.ledger import read, witness
from lintel.ledger.record import Overtaken, record
from lintel.ledger.write_lock import one_transaction
from lintel.records.store import store

__all__ = ["Committed", "Overtaken", "commit"]


@dataclass(frozen=True)
class Committed:
    """What was kept: the entries, in the order of their positions."""

    entries: Sequence[Recorded]

    @property
    def position(self) -> int:
        """The position of the last entry."""
        return self.entries[-1].position


def commit(
    *facts: Fact,
    by: str,
    words: Iterable[Document] = (),
    expecting: Mapping[str, int] | None = None,
    now: datetime | None = None,
) -> Committed:
    """Append facts, store words as new documents and update rows, in one transaction; or do nothing.

    `by` is a staff id; `expecting` the sequence of each subject on the page that was acted on. Raises Refused where a
    story could not be told with these facts in it, and Overtaken where somebody else acted first.
    """
    moment = now or timezone.now()
    for fact in facts:
        check_dates(fact, moment)
    with one_transaction():
        known = read.facts_of({fact.subject for fact in facts})
        sequences = {fact.subject: len(known.get(fact.subject, ())) for fact in facts}
        _refuse_overtaken(sequences, expecting or {})
        store(words, recorded=moment)
        for subject in sequences:
            _update_row(subject, known.get(subject, []), _placed(subject, facts, sequences, moment, by))
        entries = record(settings.LINTEL_COUNCIL, facts, by=by, expecting=sequences, now=moment)
        transaction.on_commit(lambda: witness.write_down(read.head(settings.LINTEL_COUNCIL)))
    return Committed(entries)


def _refuse_overtaken(sequences: Mapping[str, int], expecting: Mapping[str, int]) -> None:
    for subject, sequence in expecting.items():
        if sequences.get(subject, sequence) != sequence:
            raise Overtaken(subject)


def _placed(
    subject: str, facts: Sequence[Fact], sequences: Mapping[str, int], moment: datetime, by: str
) -> list[Recorded]:
    own = [fact for fact in facts if fact.subject == subject]
    return [Recorded(fact, 0, sequences[subject] + place, moment, by) for place, fact in enumerate(own, start=1)]


def _update_row(subject: str, known: list[Recorded], new: list[Recorded]) -> None:
    story = Story()
    if known:
        story.add(known)
    story.add(new)
    table, row = table_of(story.state), row_of(subject, story.state, new[-1].sequence)
    if row is not None:
        row.save(force_insert=not known)
    elif table is not None:
        table.objects.filter(pk=subject).delete()
