"""Timelines: what happened with one work or person, newest first, with what was put right marked as such."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from lintel.casework.rows import Names
from lintel.domain.codes import titles
from lintel.domain.correcting import worth_correcting, worth_withdrawing
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, corrected, corrections, withdrawn_ids
from lintel.domain.flow import KINDS, kind_named
from lintel.domain.work import coded_fields, words
from lintel.records.find import words as words_by_id

HIDDEN = frozenset({"id", "subject", "occurred", "at", "follows", "note", "original", "changes", "because_of_fact"})
IDS = frozenset({"person", "because_of", "identity", "description", "from_person", "to_person", "other"})


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


def timeline(entries: Sequence[Recorded], called: Names, *, with_notes: bool) -> list[Item]:
    """The entries of one subject or several, in words, newest first (same day: last recorded first).

    Notes may name people, so they are for readers who may see names.
    """
    void = withdrawn_ids(entries)
    changes = corrections(entries, void)
    notes = words_by_id([entry.fact.note or "" for entry in entries]) if with_notes else {}
    names = _by_field(called)
    items = [_item(entry, void, changes, names, notes.get(entry.fact.note or "")) for entry in entries]
    return [item for _, item in sorted(zip(entries, items, strict=True), key=_newest, reverse=True)]


def _newest(pair: tuple[Recorded, Item]) -> tuple[date, int]:
    return pair[1].on, pair[0].position


def _by_field(called: Names) -> dict[str, Mapping[str, str]]:
    staff = called.staff
    return {"worker": staff, "to": staff, "by": staff, "team": called.teams, "locality": called.localities}


def _item(
    entry: Recorded, void: set[str], changes: Mapping[str, Mapping[str, str | None]], names: dict, note: object
) -> Item:
    original = entry.fact
    fact = corrected(original, changes.get(original.id, {}))
    puts_right = isinstance(original, Corrected | Withdrawn)
    standing = original.id not in void
    return Item(
        fact=original.id,
        now=fact,
        sequence=entry.sequence,
        follows=original.follows,
        title=words(type(original).__name__).capitalize(),
        on=fact.occurred,
        at=fact.at,
        who=names["by"].get(entry.by, "Loaded from another system"),
        recorded=entry.recorded,
        said=said(fact, names),
        note=note.body.get("note", "") if note else "",
        withdrawn=not standing,
        corrected=original.id in changes,
        came_along=original.follows is not None,
        may_be_withdrawn=standing and worth_withdrawing(original),
        may_be_corrected=standing and not puts_right,
    )


def said(fact: Fact, names: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """What a fact says besides when, as (label, words); ids of people and documents are left out."""
    lists = dict(coded_fields(type(fact)))
    shown = []
    for name, value in vars(fact).items():
        if name in HIDDEN | IDS or value is None:
            continue
        shown.append((name.replace("_", " ").capitalize(), _words_for(fact, name, value, lists, names)))
    if isinstance(fact, Corrected):
        shown += [_put_right(name, text, names) for name, text in fact.changes.items()]
    return shown


def _put_right(name: str, text: str | None, names: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
    told = names.get(name, {}).get(text or "", text)
    return f"{name.replace('_', ' ').capitalize()} is", told or "not known"


def _words_for(fact: Fact, name: str, value: object, lists: Mapping[str, str], names: Mapping) -> str:
    if name in lists:
        return titles(lists[name]).get(str(value), str(value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    own = {"kind": _kind_title, "stage": _stage_title, "why": _why}.get(name)
    return own(str(value)) if own else names.get(name, {}).get(str(value), str(value))


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
