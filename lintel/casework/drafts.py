"""Drafts: what is still being written. Saved as one types, offered again from any desk, and no word of it ever lost.

A draft about nothing yet is its owner's own: it may be parked, handed over and taken. One about a work or a person is
shared by all who may see that, and two may write on it at once. Drafts are plain tables: never counted, never facts.
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from lintel.casework.drafts_passed import THROWN_AWAY, bring_back, finish, hand_over, park, take, throw_away
from lintel.casework.drafts_whose import may_open, record_at, require_may_write
from lintel.casework.looking import write_look
from lintel.council.models import Staff
from lintel.domain.fact import new_id
from lintel.domain.merging import Answer, Body, Version, merge
from lintel.domain.refusals import Refused
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Draft, DraftVersion

__all__ = [
    "Draft",
    "Saved",
    "begin",
    "bring_back",
    "find",
    "finish",
    "hand_over",
    "kept",
    "park",
    "save",
    "standing",
    "take",
    "throw_away",
]


@dataclass(frozen=True)
class Saved:
    """How a draft stands after a save; `conflicts` are the questions that somebody else changed too.

    `ended` says how it ended, where it had been sent or thrown away meanwhile: what was typed since is in a new draft.
    """

    draft: Draft
    conflicts: frozenset[str] = frozenset()
    ended: str = ""

    @property
    def finished(self) -> bool:
        """Whether the draft that the page was of had ended."""
        return bool(self.ended)

    @property
    def version(self) -> int:
        """The version that a page shows which is drawn from this."""
        return self.draft.version

    @property
    def at(self) -> datetime:
        """When it was saved last."""
        return self.draft.saved_at


def begin(form: str, about: str, by: Staff, given: Body) -> Draft:
    """The shared draft of a form about a work or a person, as a page is to show it; a new one holds what is `given`."""
    require_may_write(by, about)
    return _shared(form, about, by, given)


def save(
    form: str,
    about: str,
    by: Staff,
    body: Mapping[str, Answer],
    seen_version: int,
    *,
    draft: str = "",
    page: str = "",
    where: str = "",
    called: str = "",
    undecided: Collection[str] = (),
) -> Saved:
    """Save what a page holds. Raises Refused where the draft is not this reader's.

    `seen_version` is the version that the page showed, `page` a name of its own for the page, and `draft` the draft's id,
    which a page that begins a personal draft makes up, with `where` it is gone on with and what it is `called`. Saving
    the same again changes nothing.
    """
    require_may_write(by, about)
    with one_transaction():
        row = _locked(form, about, by, draft, where=where, parked=called)
        return _saved(row, by, _clean(body), seen_version, page=page, undecided=undecided)


def find(draft: str, by: Staff) -> Draft | None:
    """A draft that somebody may open, and that was not sent; it is written down that it was opened."""
    row = Draft.objects.filter(pk=draft, finished_as__in=["", THROWN_AWAY]).first()
    if row is None or not may_open(row, by):
        return None
    write_look(by=by.id, page="draft", shown=[row.record or row.about or row.id])
    return row


def standing(draft: str, by: Staff) -> Body:
    """How a draft stands, for a page that is about to save it; empty where there is none for this reader."""
    row = Draft.objects.filter(pk=draft).first()
    return row.body if row is not None and may_open(row, by) else {}


def _locked(form: str, about: str, by: Staff, draft: str, **begins: str) -> Draft:
    """The draft that a page writes on, so that nobody else does meanwhile; a finished one where the page is of that."""
    row = _row(draft)
    if row is None:
        row = _row(_shared(form, about, by, {}).id) if about else _new(form, by, draft=draft, **begins)
    assert row is not None
    if (row.form, row.about) != (form, about) or not (about or row.owner == by.id):
        raise Refused("draft_not_yours")
    return row


def _shared(form: str, about: str, by: Staff, given: Body) -> Draft:
    with one_transaction():
        found = Draft.objects.filter(form=form, about=about, finished_at=None).first()
        if found is not None:
            return found
        fresh = _blank(by) | {"id": new_id(), "given": _clean(given), "body": _clean(given)}
        row, _ = Draft.objects.get_or_create(form=form, about=about, finished_at=None, defaults=fresh)
        return row


def _row(draft: str) -> Draft | None:
    return Draft.objects.select_for_update().filter(pk=draft).first() if draft else None


def _new(form: str, by: Staff, *, draft: str, **begins: str) -> Draft:
    record = record_at(begins.get("where", ""))
    return Draft.objects.create(id=draft or new_id(), form=form, owner=by.id, record=record, **begins, **_blank(by))


def _blank(by: Staff) -> dict[str, datetime | str]:
    now = timezone.now()
    return {"begun_at": now, "saved_at": now, "saved_by": by.id}


def _clean(body: Body) -> dict[str, Answer]:
    """Without the one character that no database keeps."""
    return {name.replace("\0", ""): kept(text) for name, text in body.items()}


def kept(text: Answer) -> Answer:
    """An answer as a draft keeps it: without the one character that no database keeps."""
    return [each.replace("\0", "") for each in text] if isinstance(text, list) else text.replace("\0", "")


def _saved(row: Draft, by: Staff, body: Body, seen: int, *, page: str, undecided: Collection[str]) -> Saved:
    versions = [
        Version(number=each.number, page=each.page, changes=each.changes, set_aside=each.set_aside)
        for each in row.versions.order_by("number")
    ]
    merged = merge(row.given, versions, body, seen=seen, page=page, undecided=undecided)
    if row.finished_at is not None:
        return _goes_on(row, by, {**merged.changes, **merged.set_aside}, page=page)
    _write(row, by, page, merged.changes)
    _write(row, by, page, merged.set_aside, set_aside=True)
    return Saved(row, merged.conflicts)


def _goes_on(ended: Draft, by: Staff, typed: Body, *, page: str) -> Saved:
    """What was typed on a page whose draft has ended goes into one that can be opened. The same sent twice is nothing new."""
    if not typed:
        return Saved(ended, ended=ended.finished_as)
    saved = _saved(_after(ended, by), by, typed, 0, page=page, undecided=())
    return replace(saved, ended=ended.finished_as)


def _after(ended: Draft, by: Staff) -> Draft:
    """The draft that follows one that has ended: the shared one, else one whose id follows from it, so that there is one."""
    if ended.about:
        row = _row(_shared(ended.form, ended.about, by, ended.body).id)
        assert row is not None
        return row
    draft = str(uuid.uuid5(uuid.UUID(ended.id), "after"))
    return _row(draft) or _new(ended.form, by, draft=draft, where=ended.where, parked=ended.parked)


def _write(row: Draft, by: Staff, page: str, changes: Body, *, set_aside: bool = False) -> None:
    """Add a version and, where it is not set aside, let it stand."""
    if not changes:
        return
    row.version, row.saved_at, row.saved_by = row.version + 1, timezone.now(), by.id
    row.body = row.body if set_aside else {**row.body, **changes}
    DraftVersion.objects.create(
        draft=row, number=row.version, page=page, by=by.id, at=row.saved_at, set_aside=set_aside, changes=changes
    )
    row.save(update_fields=["version", "saved_at", "saved_by", "body"])
