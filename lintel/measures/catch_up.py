"""Catching up: the spells follow the ledger by position, when a figure is asked for, and are exact at every position.

Work goes in batches, each a short transaction. What a batch writes is beyond the position that is said to be reached,
so nobody sees it until the last batch is in; what a broken-off run left behind is undone by the next. Spells that are
made again are replaced in one transaction, as somebody may be counting the old ones: who reads sees whole spells.
"""

from collections.abc import Iterator

from lintel.domain.fact import Recorded
from lintel.domain.person import PersonFact
from lintel.domain.work import WorkFact
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.measures.alone import alone
from lintel.measures.models import CaughtUp, PersonLink, Spell
from lintel.measures.spells import (
    CHUNK,
    Version,
    WorkVersions,
    create_indexes,
    drop_indexes,
    link_person,
    stored_versions,
    undo_after,
    write,
)
from lintel.measures.stories import stories

WORKS_A_BATCH = 2000
Story = tuple[str, list[Recorded]]


def catch_up(council: str, upto: int | None = None) -> None:
    """Make the spells follow the ledger at least up to a position of it; by default, to its head."""
    wanted = read.head(council).position if upto is None else upto
    if reached(council) >= wanted:
        return
    with alone(council):
        follow(council, wanted)


def follow(council: str, wanted: int) -> None:
    """As `catch_up`, for whoever has the right to do it alone already."""
    after, last = reached(council), read.head(council).position
    if after >= wanted:
        return
    if after:
        _some(council, after, last)
    elif Spell.objects.filter(council=council).exists():
        _replace(council, last)
    else:
        _fill(council, last)


def rebuild_spells(council: str) -> None:
    """Make every spell again from the ledger."""
    with alone(council):
        _replace(council, read.head(council).position)


def reached(council: str) -> int:
    """The position that the spells have reached."""
    found = CaughtUp.objects.filter(council=council).first()
    return found.position if found else 0


def _replace(council: str, last: int) -> None:
    with one_transaction():
        Spell.objects.filter(council=council).delete()
        PersonLink.objects.filter(council=council).delete()
        for batch in _batches(stories(council, upto=last)):
            _write(council, batch, 0, {})
        _say_reached(council, last)
    # A first filling that broke off left none behind.
    with one_transaction():
        create_indexes()


def _fill(council: str, last: int) -> None:
    with one_transaction():
        PersonLink.objects.filter(council=council).delete()
        if not Spell.objects.exists():
            drop_indexes()
    for batch in _batches(stories(council, upto=last)):
        with one_transaction():
            _write(council, batch, 0, {})
    with one_transaction():
        create_indexes()
        _say_reached(council, last)


def _some(council: str, after: int, last: int) -> None:
    changed = sorted(read.subjects_changed(council, after=after, upto=last))
    for start in range(0, len(changed), CHUNK):
        subjects = changed[start : start + CHUNK]
        told = list(read.facts_of(subjects, upto=last).items())
        with one_transaction():
            undo_after(after, subjects)
            _write(council, told, after, stored_versions(subjects))
    with one_transaction():
        _say_reached(council, last)


def _say_reached(council: str, position: int) -> None:
    CaughtUp.objects.update_or_create(council=council, defaults={"position": position})


def _batches(told: Iterator[Story]) -> Iterator[list[Story]]:
    batch: list[Story] = []
    for story in told:
        batch.append(story)
        if len(batch) == WORKS_A_BATCH:
            yield batch
            batch = []
    yield batch


def _write(council: str, told: list[Story], after: int, stored: dict[str, list[Version]]) -> None:
    versions: list[tuple[str, Version]] = []
    for subject, entries in told:
        if isinstance(entries[0].fact, PersonFact):
            link_person(council, entries, after=after)
        elif isinstance(entries[0].fact, WorkFact):
            versions.extend((subject, version) for version in _versions(entries, after, stored.get(subject, [])))
    write(council, versions)


def _versions(entries: list[Recorded], after: int, stored: list[Version]) -> list[Version]:
    known = [entry for entry in entries if entry.position <= after]
    work = WorkVersions(known, stored)
    for entry in entries[len(known) :]:
        work.add(entry)
    return work.touched
