"""Spells: the rows of works as they were known at each position of the ledger, on their way into the database."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from lintel.domain.fact import Corrected, Recorded, Withdrawn
from lintel.domain.person import SamePerson
from lintel.ledger.quick_insert import quick_insert
from lintel.measures.models import EVER, PersonLink, Spell
from lintel.measures.people import links_said
from lintel.measures.retelling import WorkRows
from lintel.measures.segments import OPEN, Changes, Row

COLUMNS = ("council", "work", *Row._fields, "until_day", "until_known_from", "position_from", "position_to")
CHUNK = 500


class Version:
    """One row as known between two positions. `id` is its place in the database, once it has one."""

    __slots__ = ("changed", "first", "id", "known_from", "last", "row", "until")

    def __init__(
        self, row: Row, until: int, first: int, *, known_from: int | None = None, id: int | None = None
    ) -> None:
        self.row, self.until, self.first, self.last = row, until, first, EVER
        self.known_from = first if known_from is None else known_from
        self.id, self.changed = id, False


class WorkVersions:
    """All versions of one work's rows that are still open, and those made since catching up began."""

    def __init__(self, known: Sequence[Recorded], stored: Iterable[Version]) -> None:
        self._rows = WorkRows(known)
        self._live = {version.row: version for version in stored}
        self.touched: list[Version] = []

    def add(self, entry: Recorded) -> None:
        """Take in the next fact."""
        changed = self._rows.add(entry)
        if any(changed):
            self._note(changed, entry.position)

    def _note(self, changed: Changes, position: int) -> None:
        for row, until in changed.ended:
            version = self._live[row]
            version.until, version.known_from, version.changed = until, position, True
            self._touch(version)
        for row in changed.gone:
            version = self._live.pop(row)
            version.last, version.changed = position, True
            self._touch(version)
        for row, until in changed.new:
            self._live[row] = version = Version(row, until, position)
            self.touched.append(version)

    def _touch(self, version: Version) -> None:
        if version.id is not None and version not in self.touched:
            self.touched.append(version)


def stored_versions(works: Sequence[str]) -> dict[str, list[Version]]:
    """The open versions of some works in the database."""
    found: dict[str, list[Version]] = {}
    columns = ("id", "work", "until_day", "until_known_from", "position_from", *Row._fields)
    for id_, work, until, known_from, first, *row in Spell.objects.filter(work__in=works, position_to=EVER).values_list(
        *columns
    ):
        version = Version(Row(*row), until, first, known_from=known_from, id=id_)
        found.setdefault(work, []).append(version)
    return found


def undo_after(position: int, works: Sequence[str]) -> None:
    """Take away what a catching up that never finished left behind about some works."""
    spells = Spell.objects.filter(work__in=works)
    spells.filter(position_from__gt=position).delete()
    spells.filter(position_to__gt=position, position_to__lt=EVER).update(position_to=EVER)
    reopened = spells.filter(until_known_from__gt=position, until_day__lt=OPEN)
    reopened.update(until_day=OPEN, until_known_from=0)
    links = PersonLink.objects.filter(person__in=works)
    links.filter(position_from__gt=position).delete()
    links.filter(position_to__gt=position, position_to__lt=EVER).update(position_to=EVER)


def write(council: str, versions: Iterable[tuple[str, Version]]) -> None:
    """Store new versions, and what changed about stored ones."""
    fresh, changed = [], []
    for work, version in versions:
        values = (version.until, version.known_from, version.first, version.last)
        if version.id is None:
            fresh.append((council, work, *version.row, *values))
        else:
            changed.append((version.until, version.known_from, version.last, version.id))
    if fresh:
        quick_insert(Spell._meta.db_table, COLUMNS, fresh)
    _each("UPDATE measures_spell SET until_day = %s, until_known_from = %s, position_to = %s WHERE id = %s", changed)


def drop_indexes() -> None:
    """Building an index over a full table is far quicker than keeping it while the table fills."""
    with connection.cursor() as cursor:
        for index in Spell._meta.indexes:
            cursor.execute(f"DROP INDEX IF EXISTS {connection.ops.quote_name(index.name)}")


def create_indexes() -> None:
    """Build the indexes that the model declares, where they are missing."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for index in Spell._meta.indexes:
            columns = ", ".join(quote(name) for name in index.fields)
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {quote(index.name)} ON {quote(Spell._meta.db_table)} ({columns})"
            )


def _each(statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def link_person(council: str, entries: Sequence[Recorded], *, after: int) -> None:
    """Store what one person's facts after a position say about which records are of the same person."""
    if not any(isinstance(entry.fact, SamePerson) for entry in entries):
        return
    for place, entry in enumerate(entries, start=1):
        if entry.position > after and isinstance(entry.fact, SamePerson | Corrected | Withdrawn):
            now, before = set(links_said(entries[:place])), set(links_said(entries[: place - 1]))
            gone, new = ({other for _, other in links} for links in (before - now, now - before))
            _relink(council, entry, gone=gone, new=new)


def _relink(council: str, entry: Recorded, *, gone: set[str], new: set[str]) -> None:
    person, position = entry.fact.subject, entry.position
    links = PersonLink.objects.filter(person=person, position_to=EVER)
    links.filter(other__in=gone).update(position_to=position)
    PersonLink.objects.bulk_create(
        PersonLink(council=council, person=person, other=other, position_from=position) for other in sorted(new)
    )
