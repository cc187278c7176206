"""Commit: the one door for change. Facts, words and rows are kept together, or nothing is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lintel.casework.beforehand import placed
from lintel.casework.indexing import index
from lintel.casework.known import refuse_unknown
from lintel.casework.opened import refuse_orphans
from lintel.casework.project import Row, forced_rows, row_of
from lintel.casework.storing import put, put_forced, remove
from lintel.casework.suitable import refuse_unsuitable
from lintel.casework.tells import follow_withdrawals
from lintel.domain.document import Document
from lintel.domain.emergency import AccessForced
from lintel.domain.fact import Fact, Recorded
from lintel.domain.messages import Message
from lintel.domain.story import Story, check_dates
from lintel.gateways.queue import queue
from lintel.ledger import read, witness
from lintel.ledger.record import Overtaken, record
from lintel.ledger.write_lock import one_transaction
from lintel.records.store import store

__all__ = ["Committed", "Overtaken", "commit"]


Stories = Mapping[str, list[Recorded]]


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
    known: Stories | None = None,
    messages: Iterable[Message] = (),
    now: datetime | None = None,
) -> Committed:
    """Append facts, store words, update rows and queue messages, in one transaction; or do nothing.

    `by` is a staff id; `expecting` the sequence of each subject on the page that was acted on. `known` are stories that
    the page has read already: they need not be read again, as whoever acted since has taken the next place in them.
    Raises Refused where a story could not be told with these facts in it, and Overtaken where somebody else acted first.
    """
    moment = now or timezone.now()
    for fact in facts:
        check_dates(fact, moment)
    judged: dict[str, int] = {}
    with _overtaken_where_moved_on(judged), one_transaction():
        stories = _read({fact.subject for fact in facts} | set(expecting or ()), known or {})
        judged.update({fact.subject: len(stories.get(fact.subject, ())) for fact in facts})
        _refuse_overtaken(stories, expecting or {})
        rows = _update_rows(stories, facts, judged, moment, by)
        _refuse_unfit(facts, stories)
        store(words, recorded=moment)
        index(rows)
        queue(messages, queued=moment)
        entries = _appended(facts, stories, judged, by, now)
    return Committed(entries)


@contextmanager
def _overtaken_where_moved_on(judged: Mapping[str, int]) -> Iterator[None]:
    """Two that act at once take the same place in a story, and the database lets only one have it."""
    try:
        yield
    except IntegrityError as error:
        raise _moved_on(judged, error) from error


def _read(subjects: set[str], known: Stories) -> Stories:
    unread = subjects - known.keys()
    return {**known, **read.facts_of(unread)} if unread else known


def _appended(
    facts: Sequence[Fact], stories: Stories, judged: Mapping[str, int], by: str, now: datetime | None
) -> list[Recorded]:
    """The facts in the ledger, with whoever must be told that something was withdrawn, and a witness of the head."""
    entries = record(settings.LINTEL_COUNCIL, facts, by=by, expecting=judged, now=now)
    follow_withdrawals(facts, stories, entries)
    # What is kept is kept: a witness that cannot be written is logged, and refuses nothing.
    transaction.on_commit(lambda: _witness(entries[-1].recorded), robust=True)
    return entries


def _witness(recorded: datetime) -> None:
    if witness.is_due(settings.LINTEL_COUNCIL, recorded):
        witness.write_down(read.head(settings.LINTEL_COUNCIL))


def _refuse_overtaken(known: Stories, expecting: Mapping[str, int]) -> None:
    for subject, sequence in expecting.items():
        if len(known.get(subject, ())) != sequence:
            raise Overtaken(subject)


def _refuse_unfit(facts: Sequence[Fact], stories: Stories) -> None:
    """Refuse facts that leave work without what opened it, name what nobody knows, or ask it of who does no such work."""
    refuse_orphans(facts)
    refuse_unknown(facts, stories.values())
    refuse_unsuitable(facts, stories.values())


def _moved_on(judged: Mapping[str, int], error: IntegrityError) -> Exception:
    """Overtaken, with the subject that another moved on while this one was at it; else the error as it was."""
    for subject, entries in read.facts_of(judged.keys()).items():
        if len(entries) != judged[subject]:
            return Overtaken(subject)
    return error


def _update_rows(
    known: Stories, facts: Sequence[Fact], judged: Mapping[str, int], moment: datetime, by: str
) -> dict[str, Row | None]:
    rows = {}
    # Always in the same order, so that two commits about the same works never hold what the other waits for.
    for subject in sorted(judged):
        own = [fact for fact in facts if fact.subject == subject]
        new = placed(own, after=judged[subject], now=moment, by=by)
        rows[subject] = _update_row(subject, known.get(subject, []), new)
    return rows


def _update_row(subject: str, known: list[Recorded], new: list[Recorded]) -> Row | None:
    story = Story()
    if known:
        story.add(known)
    story.add(new)
    row = row_of(subject, story.state, new[-1].sequence)
    if row is None:
        remove(subject)
    else:
        put(row, new=not known)
    if any(isinstance(entry.fact, AccessForced) for entry in story.entries):
        put_forced(subject, list(forced_rows(subject, story.state)))
    return row
