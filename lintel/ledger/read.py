"""Reading the ledger: whole or in part, as recorded, up to any position."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from django.db import connection
from django.utils import timezone

from lintel.domain.fact import Recorded
from lintel.ledger.codec import decode
from lintel.ledger.models import Entry, Head

IN_TIME = frozenset({"occurred", "at", "recorded"})
COLUMNS = ("subject", "kind", "fact", "occurred", "at", "body", "position", "sequence", "recorded", "by")
PUTS_RIGHT = frozenset({"Corrected", "Withdrawn"})
CHUNK = 5000
LONGEST_COMMIT = timedelta(minutes=10)
Raw = tuple[Any, ...]


def head(council: str) -> Head:
    """The council's head; position 0 where nothing is recorded yet."""
    return Head.objects.filter(council=council).first() or Head(council=council)


def settled_head(council: str) -> Head:
    """The council's head, once whoever is recording at this moment is done.

    They stamp what they record some time before it can be seen; all that is stamped before now is seen afterwards. On
    SQLite nobody is waited for, as reading never queues behind writing there.
    """
    shared = "" if connection.vendor == "sqlite" else " FOR SHARE"
    found = Head.objects.raw(f"SELECT * FROM ledger_head WHERE council = %s{shared}", [council])  # nosec B608: our own words
    return next(iter(found), Head(council=council))


def entries(council: str, *, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
    """The facts recorded after a position and up to another, in position order, streamed."""
    return map(_entry, _streamed(f"{BETWEEN} ORDER BY position", _between(council, after, upto)))


def along_with(council: str, entry: Recorded) -> list[Recorded]:
    """The facts that one commit recorded after this one of its facts."""
    after = entries(council, after=entry.position)
    return list(takewhile(lambda each: (each.recorded, each.by) == (entry.recorded, entry.by), after))


def entered_here(council: str, kind: str) -> Iterator[Recorded]:
    """The facts of one kind that were recorded here, and came with no load, in position order."""
    return map(_entry, _streamed("council = %s AND kind = %s AND load IS NULL ORDER BY position", [council, kind]))


def facts_of(subjects: Collection[str], *, upto: int | None = None) -> dict[str, list[Recorded]]:
    """Each subject's facts in sequence, up to a position. A subject without facts is left out."""
    found: dict[str, list[Recorded]] = {}
    for some in _in_chunks(sorted(subjects)):
        marks = ", ".join(["%s"] * len(some))
        where = f"subject IN ({marks}) AND position <= %s ORDER BY subject, sequence"
        with connection.cursor() as cursor:
            cursor.execute(_select(where), [*some, EVER if upto is None else upto])
            for recorded in map(_entry, cursor.fetchall()):
                found.setdefault(recorded.fact.subject, []).append(recorded)
    return found


def stories(council: str, *, upto: int | None = None) -> Iterator[tuple[str, list[Recorded]]]:
    """Every subject of a council with its facts in sequence, streamed in order of subject."""
    return stories_without((), council, upto=upto)


def stories_without(
    silent: Collection[str], council: str, *, upto: int | None = None
) -> Iterator[tuple[str, list[Recorded]]]:
    """As `stories`, less facts of the silent kinds; a subject of which something was put right keeps all of them.

    What followed a fact that was withdrawn falls with it, so there every fact is needed.
    """
    return _stories(_streamed(f"{BETWEEN} {BY_SUBJECT}", _between(council, 0, upto)), silent)


def stories_changed(council: str, *, after: int, upto: int) -> Iterator[tuple[str, list[Recorded]]]:
    """As `stories`, for the subjects with facts recorded after a position."""
    if not after:
        return stories(council, upto=upto)
    where = f"{BETWEEN} AND subject IN (SELECT subject FROM ledger_entry WHERE {BETWEEN}) {BY_SUBJECT}"  # nosec B608: our own words
    return _stories(_streamed(where, [*_between(council, 0, upto), *_between(council, after, upto)]))


def subjects_changed(council: str, *, after: int, upto: int) -> set[str]:
    """The subjects with facts recorded after a position and up to another."""
    changed = Entry.objects.filter(council=council, position__gt=after, position__lte=upto)
    return set(changed.values_list("subject", flat=True).distinct())


def position_as_known_on(council: str, moment: datetime) -> int:
    """The last position recorded at or before a moment; 0 before the first.

    Positions have no gaps and `recorded` never decreases, so some twenty look-ups by halves find it among a million.
    """
    # Who began to record longer ago is done, and nobody need be waited for.
    newest = settled_head if timezone.now() - moment < LONGEST_COMMIT else head
    before, last = 0, newest(council).position
    while before < last:
        middle = (before + last + 1) // 2
        recorded = Entry.objects.values_list("recorded", flat=True).get(council=council, position=middle)
        before, last = (middle, last) if recorded <= moment else (before, middle - 1)
    return before


def who_recorded(fact: str) -> Entry | None:
    """The entry of a fact, or None."""
    return Entry.objects.filter(fact=fact).first()


def kinds_of(facts: Collection[str]) -> dict[str, str]:
    """The kinds of facts by their ids; what is not in the ledger is left out."""
    found: dict[str, str] = {}
    for some in _in_chunks(sorted(facts)):
        found.update(Entry.objects.filter(fact__in=some).values_list("fact", "kind"))
    return found


def subjects_of(facts: Collection[str]) -> dict[str, str]:
    """The subjects of facts by their ids; what is not in the ledger is left out."""
    found: dict[str, str] = {}
    for some in _in_chunks(sorted(facts)):
        found.update(Entry.objects.filter(fact__in=some).values_list("fact", "subject"))
    return found


BETWEEN = "council = %s AND position > %s AND position <= %s"
BY_SUBJECT = "ORDER BY subject, sequence"
EVER = 2**62


def _between(council: str, after: int, upto: int | None) -> list[str | int]:
    return [council, after, EVER if upto is None else upto]


def _stories(rows: Iterator[Raw], silent: Collection[str] = ()) -> Iterator[tuple[str, list[Recorded]]]:
    for subject, told in groupby(rows, key=itemgetter(0)):
        heard = list(told)
        if silent and not any(row[1] in PUTS_RIGHT for row in heard):
            heard = [row for row in heard if row[1] not in silent]
        if heard:
            yield subject, list(map(_entry, heard))


def _streamed(where: str, parameters: list[str | int]) -> Iterator[Raw]:
    """Straight from the cursor: a model's converters would take as long again, a million times."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_select(where), parameters)
        while found := cursor.fetchmany(CHUNK):
            yield from found


def _select(where: str) -> str:
    """SQLite keeps days and times as text; as text they are read here, five times as quickly as by its adapters.

    PostgreSQL is asked for moments in UTC without their zone, as one with a zone takes the driver as long as all else.
    """
    if connection.vendor == "sqlite":
        columns = (f'CAST("{name}" AS text)' if name in IN_TIME else f'"{name}"' for name in COLUMNS)
    else:
        columns = (f"\"{name}\" AT TIME ZONE 'UTC'" if name == "recorded" else f'"{name}"' for name in COLUMNS)
    return f"SELECT {', '.join(columns)} FROM ledger_entry WHERE {where}"  # nosec B608: our own words


def _entry(row: Raw) -> Recorded:
    subject, kind, fact, occurred, at, body, position, sequence, recorded, by = row
    if type(occurred) is str:
        occurred = date.fromisoformat(occurred)
        at = at and time.fromisoformat(at)
        recorded = datetime.fromisoformat(recorded)
    said = decode(fact=fact, subject=subject, kind=kind, occurred=occurred, at=at, body=body)
    return Recorded(said, position, sequence, recorded.replace(tzinfo=UTC), by)


def _in_chunks(subjects: list[str], size: int = 500) -> Iterable[list[str]]:
    return (subjects[start : start + size] for start in range(0, len(subjects), size))
