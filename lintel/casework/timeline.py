"""Timelines: what happened with one work or person, newest first, in words, with what was put right marked as such."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

from lintel.casework.rows import ListRow, Names
from lintel.domain.codes import titles
from lintel.domain.correcting import worth_correcting, worth_withdrawing
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, corrected, corrections, withdrawn_ids
from lintel.domain.flow import KINDS, kind_named
from lintel.domain.work import coded_fields, words
from lintel.records.find import words as words_by_id
from lintel.records.models import Words

HIDDEN = frozenset(
    {"id", "subject", "occurred", "at", "follows", "note", "original", "changes", "because_of_fact", "opened_by"}
)
IDS = frozenset({"person", "identity", "description", "from_person", "to_person", "other", "access"})
OTHER_WORK = "Another piece of work"
UNKNOWN_COLLEAGUE = "Somebody not known here"
# What stands where an id has no name that the reader may be told.
NAMELESS = {"because_of": OTHER_WORK, "worker": UNKNOWN_COLLEAGUE, "to": UNKNOWN_COLLEAGUE}
NAMELESS |= {"reader": UNKNOWN_COLLEAGUE, "reviewer": UNKNOWN_COLLEAGUE}


@dataclass(frozen=True)
class Item:
    """One entry of a timeline, in words. `now` is the fact as it stands; `follows` the entry that it came along with."""

    fact: str
    now: Fact
    sequence: int
    follows: str | None
    title: str
    on: date
    at: time | None
    who: str
    recorded: datetime
    said: Sequence[tuple[str, str]]
    note: str
    withdrawn: bool
    corrected: bool
    came_along: bool
    may_be_withdrawn: bool
    may_be_corrected: bool


class Telling(NamedTuple):
    """What is known besides an entry itself when it is put into words."""

    void: Collection[str]
    changes: Mapping[str, Mapping[str, str | None]]
    originals: Mapping[str, Fact]
    names: Mapping[str, Mapping[str, str]]
    notes: Mapping[str, Words]


def timeline(entries: Sequence[Recorded], called: Names, works: Iterable[ListRow], *, with_notes: bool) -> list[Item]:
    """The entries of one subject or several, in words, newest first (same day: last recorded first).

    Other work is named where it is among `works`, which the reader may see. Notes may name people, so they are for
    readers who may see names.
    """
    void = withdrawn_ids(entries)
    known = Telling(
        void=void,
        changes=corrections(entries, void),
        originals={entry.fact.id: entry.fact for entry in entries},
        names=_by_field(called, works),
        notes=words_by_id([entry.fact.note or "" for entry in entries]) if with_notes else {},
    )
    items = [_item(entry, known) for entry in entries]
    return [item for _, item in sorted(zip(entries, items, strict=True), key=_newest, reverse=True)]


def _newest(pair: tuple[Recorded, Item]) -> tuple[date, int]:
    return pair[1].on, pair[0].position


def _by_field(called: Names, works: Iterable[ListRow]) -> dict[str, Mapping[str, str]]:
    staff, places = called.staff, {"team": called.teams, "locality": called.localities}
    works_by_id = {row.work.id: f"{row.kind_title} {row.work.reference}" for row in works}
    people = dict.fromkeys(("worker", "to", "by", "reader", "reviewer"), staff)
    return {**people, "because_of": works_by_id, **places}


def _item(entry: Recorded, known: Telling) -> Item:
    original, note = entry.fact, known.notes.get(entry.fact.note or "")
    fact = corrected(original, known.changes.get(original.id, {}))
    puts_right = isinstance(original, Corrected | Withdrawn)
    standing = not {original.id, original.follows} & known.void
    return Item(
        fact=original.id,
        now=fact,
        sequence=entry.sequence,
        follows=original.follows,
        title=words(type(original).__name__).capitalize(),
        on=fact.occurred,
        at=fact.at,
        who=known.names["by"].get(entry.by, "Loaded from another system"),
        recorded=entry.recorded,
        said=_said(fact, known),
        note=note.body.get("note", "") if note else "",
        withdrawn=not standing,
        corrected=original.id in known.changes,
        came_along=original.follows is not None,
        may_be_withdrawn=standing and worth_withdrawing(original),
        may_be_corrected=standing and not puts_right,
    )


def _said(fact: Fact, known: Telling) -> list[tuple[str, str]]:
    """What a fact says besides when, as (label, words); ids of people and documents are left out."""
    shown = [
        (_label(name), _words_for(fact, name, value, known.names))
        for name, value in vars(fact).items()
        if name not in HIDDEN | IDS and value is not None
    ]
    if isinstance(fact, Corrected):
        shown += _put_right(fact, known)
    return shown


def _put_right(fact: Corrected, known: Telling) -> Iterator[tuple[str, str]]:
    """Each field that a correction changes, as (label, words)."""
    original = known.originals[fact.original]
    put_right = corrected(original, fact.changes)
    for name in fact.changes:
        value = getattr(put_right, name)
        told = "not known" if value is None else _words_for(original, name, value, known.names)
        yield f"{_label(name)} is", told


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _words_for(fact: Fact, name: str, value: object, names: Mapping[str, Mapping[str, str]]) -> str:
    lists = dict(coded_fields(type(fact)))
    if name in lists:
        return titles(lists[name]).get(str(value), str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    own = {"kind": _kind_title, "stage": _stage_title, "why": _why}.get(name)
    return own(str(value)) if own else names.get(name, {}).get(str(value), NAMELESS.get(name, str(value)))


def _kind_title(kind: str) -> str:
    return kind_named(kind).title


def _why(why: str) -> str:
    return titles("leaving_reasons").get(why, why.capitalize())


def _stage_title(stage: str) -> str:
    found = {each.name: each.title for kind in KINDS.values() for each in kind.stages}
    return found.get(stage, "Waiting for a new worker")


def correctable(fact: Fact) -> list[str]:
    """The names of the fields of a fact that a page offers to put right."""
    return [name for name in vars(fact) if worth_correcting(fact, name)]
