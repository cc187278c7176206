"""Timelines: what happened with one work or person, newest first, in words, with what was put right marked as such."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from lintel.casework.files_told import FileTold, files_told
from lintel.casework.rows import ListRow, Names
from lintel.casework.wording import label, words_for
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.codes import titles
from lintel.domain.correcting import worth_correcting, worth_withdrawing
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, corrected, corrections, withdrawn_ids
from lintel.domain.messages import SAID_BY_LINK
from lintel.domain.more_told import MoreTold
from lintel.domain.person_story import NoteMade
from lintel.domain.work import words
from lintel.records.find import words as words_by_id
from lintel.records.models import Words

HIDDEN = frozenset(
    {"id", "subject", "occurred", "at", "follows", "note", "original", "changes", "because_of_fact", "opened_by",
     "plan", "promise", "version_of", "sort", "answers", "how_to_reach", "address_in"}
)  # fmt: skip
IDS = frozenset({"person", "identity", "description", "from_person", "to_person", "other", "access"})


@dataclass(frozen=True)
class Item:
    """One entry of a timeline, in words. `now` is the fact as it stands; `follows` the entry that it came along with."""

    fact: str
    now: Fact
    sequence: int
    follows: str | None
    title: str
    who: str
    recorded: datetime
    said: Sequence[tuple[str, str]]
    note: str
    files: Sequence[FileTold]
    withdrawn: bool
    corrected: bool
    may_be_withdrawn: bool
    may_be_corrected: bool

    @property
    def on(self) -> date:
        """The day on which it happened, as it stands."""
        return self.now.occurred

    @property
    def at(self) -> time | None:
        """The time of that day, where it is known."""
        return self.now.at

    @property
    def came_along(self) -> bool:
        """Whether it was recorded along with another entry."""
        return self.follows is not None


class Telling(NamedTuple):
    """What is known besides an entry itself when it is put into words."""

    void: Collection[str]
    replaced: Collection[str]
    changes: Mapping[str, Mapping[str, str | None]]
    originals: Mapping[str, Fact]
    names: Mapping[str, Mapping[str, str]]
    notes: Mapping[str, str]
    files: Mapping[str, Sequence[FileTold]]


def notes_of(entries: Iterable[Recorded]) -> dict[str, str]:
    """The notes of entries, by the ids of their documents. They may name people, so they are for readers who may see names."""
    found: Mapping[str, Words] = words_by_id([entry.fact.note or "" for entry in entries])
    return {each: words.body.get("note", "") for each, words in found.items()}


def timeline(
    entries: Sequence[Recorded],
    called: Names,
    works: Iterable[ListRow],
    *,
    notes: Mapping[str, str] | None,
    others: Mapping[str, str] | None = None,
) -> list[Item]:
    """The entries of one subject or several, in words, newest first (same day: last recorded first).

    `notes` are None for readers who may not see names: they are not told what files are called, either.
    Other work is named where it is among `works`, and other people where they are among `others`: the reader may see them.
    """
    void = withdrawn_ids(entries)
    known = Telling(
        void=void,
        replaced=_replaced(entries, void),
        changes=corrections(entries, void),
        originals={entry.fact.id: entry.fact for entry in entries},
        names=_by_field(called, works) | {"other": others or {}},
        notes=notes or {},
        files={} if notes is None else files_told(entries),
    )
    items = [_item(entry, known) for entry in entries]
    return [item for _, item in sorted(zip(entries, items, strict=True), key=_newest, reverse=True)]


def _replaced(entries: Sequence[Recorded], void: Collection[str]) -> set[str]:
    """The notes of which a later version stands."""
    latest: dict[str, str] = {}
    notes = [entry.fact for entry in entries if isinstance(entry.fact, NoteMade) and entry.fact.id not in void]
    for note in notes:
        latest[note.version_of or note.id] = note.id
    return {note.id for note in notes} - set(latest.values())


def _newest(pair: tuple[Recorded, Item]) -> tuple[date, int]:
    return pair[1].on, pair[0].position


def _by_field(called: Names, works: Iterable[ListRow]) -> dict[str, Mapping[str, str]]:
    staff, places = called.staff, {"team": called.teams, "locality": called.localities}
    works_by_id = {row.work.id: f"{row.kind_title} {row.work.reference}" for row in works}
    unsigned = {
        SAID_BY_LINK: "The person, or somebody who helps, through a link",
        SENT_BY_PORTAL: "Whoever sent the form",
    }
    said_by = {**staff, **unsigned}
    people = dict.fromkeys(("worker", "to", "reader", "reviewer"), staff)
    return {**people, "by": said_by, "because_of": works_by_id, **places}


def _item(entry: Recorded, known: Telling) -> Item:
    original = entry.fact
    fact = corrected(original, known.changes.get(original.id, {}))
    return Item(
        fact=original.id,
        now=fact,
        sequence=entry.sequence,
        follows=original.follows,
        title=_title(fact),
        who=known.names["by"].get(entry.by, "Loaded from another system"),
        recorded=entry.recorded,
        said=_said(fact, known),
        **_written(original, known),
        **_put_right_or_may_be(original, known),
    )


def _written(original: Fact, known: Telling) -> dict[str, Any]:
    """The words of an entry, and its files. What a sender added is not read on, nor given out, once it was withdrawn."""
    gone = original.id in known.void
    words_gone = gone and isinstance(original, MoreTold)
    return {
        "note": "" if words_gone else known.notes.get(original.note or "", ""),
        "files": () if gone else known.files.get(original.id, ()),
    }


def _put_right_or_may_be(original: Fact, known: Telling) -> dict[str, bool]:
    """Whether an entry was put right by another, and whether it still may be."""
    standing = not {original.id, original.follows} & known.void
    return {
        "withdrawn": not standing,
        "corrected": original.id in known.changes or original.id in known.replaced,
        "may_be_withdrawn": standing and worth_withdrawing(original),
        "may_be_corrected": standing and not isinstance(original, Corrected | Withdrawn),
    }


def _title(fact: Fact) -> str:
    return titles("note_sorts")[fact.sort] if isinstance(fact, NoteMade) else words(type(fact).__name__).capitalize()


def _said(fact: Fact, known: Telling) -> list[tuple[str, str]]:
    """What a fact says besides when, as (label, words); ids of people and documents are left out."""
    shown = [
        (label(name), words_for(fact, name, value, known.names))
        for name, value in vars(fact).items()
        if name not in HIDDEN and value is not None and (name not in IDS or value in known.names.get(name, {}))
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
        told = "not known" if value is None else words_for(original, name, value, known.names)
        yield f"{label(name)} is", told


def correctable(fact: Fact) -> list[str]:
    """The names of the fields of a fact that a page offers to put right."""
    return [name for name in vars(fact) if worth_correcting(fact, name)]
