"""Asked: what somebody fills in who has not signed in. Kept as it is typed, and taken in once, however often it is sent.

A reference is shown only once all of it is committed. A draft is known by its id, which only its browser holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from lintel.casework.as_read import as_read
from lintel.casework.commit import commit
from lintel.casework.kept_pages import ChangedElsewhere
from lintel.casework.receiving import opening_at, somebody_new
from lintel.domain.asking import PORTAL, SENT_BY_PORTAL, Sent, cannot_wait, safe_ways, sent_on
from lintel.domain.clock import Moment
from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.domain.forms.every import BY_FORM
from lintel.domain.forms.public import PublicForm, page_to_finish
from lintel.domain.handoffs import open_work
from lintel.domain.moves import When
from lintel.domain.next_steps import NextStep, next_step
from lintel.domain.person import NO_NAME, check_name
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.domain.senders import acknowledgement, sender_of
from lintel.domain.told_back import allowed, kind_of_sender
from lintel.gateways import knocks
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import PublicDraft
from lintel.records.senders import keep_sender

__all__ = [
    "PublicDraft",
    "TakenIn",
    "begin",
    "count_begun_from",
    "count_one_from",
    "enter",
    "found",
    "let_find_again",
    "not_begun",
    "take_in",
    "taken_in",
    "too_many_begun_from",
    "too_many_from",
]


@dataclass(frozen=True)
class TakenIn:
    """What somebody is told who has sent a form: its reference, when it came, what comes next and by when.

    `urgent` is that they say that somebody is in danger, or that something cannot wait.
    """

    reference: str
    kind: str
    at: datetime
    step: NextStep
    urgent: bool


def begin(public: PublicForm, answers: Mapping[str, str] | None = None, **more: Any) -> PublicDraft:
    """A new draft of a form. One that is to have `more` in its row is begun once, however often that is asked for."""
    now = timezone.now()
    fresh: dict[str, Any] = {"form": public.form.name, "version": public.form.version, "answers": dict(answers or {})}
    fresh |= {"id": new_id(), "work": new_id(), "begun_at": now, "saved_at": now} | more
    if not more:
        return PublicDraft.objects.create(**fresh)
    return PublicDraft.objects.get_or_create(**more, defaults=fresh)[0]


def not_begun(public: PublicForm) -> PublicDraft:
    """What a draft would be, for a page that may not begin one just now. Nothing of it is kept."""
    return PublicDraft(id=new_id(), form=public.form.name, version=public.form.version)


def found(draft: str, public: PublicForm) -> PublicDraft | None:
    """The draft with this id, of this form."""
    return PublicDraft.objects.filter(pk=draft, form=public.form.name).first() if draft else None


def take_in(draft: str, public: PublicForm, read: str = "") -> TakenIn:
    """Take in what was filled in, once: sent again, it is the same work.

    `read` is what its sender read through (`as_read`), where their page says so. Raises ChangedElsewhere where it is not what
    stands, and Refused where an answer is missing.
    """
    with one_transaction():
        row = PublicDraft.objects.select_for_update().get(pk=draft)
        if row.sent_at is None:
            _require_read(row, public, read)
            row.sent_at = timezone.now()
            received = moment_of(row.sent_at)
            enter(public, row.answers, row.work, When(occurred=received.on, at=received.at), by=SENT_BY_PORTAL)
            row.save(update_fields=["sent_at"])
    return taken_in(row)


def _require_read(row: PublicDraft, public: PublicForm, read: str) -> None:
    if read not in ("", as_read(row)):
        raise ChangedElsewhere(row)
    if page_to_finish(public.form, row.answers) is not None:
        raise Refused("not_all_answered")


def too_many_from(address: str) -> bool:
    """Whether so many forms were sent from one place this hour that whoever sends another is asked to wait a little."""
    return knocks.too_often(address, timezone.now(), limit=knocks.FORMS_FROM)


def count_one_from(address: str) -> None:
    """Count one more that was sent from there."""
    with one_transaction():
        knocks.knocked(address, timezone.now(), limit=knocks.FORMS_FROM)


def too_many_begun_from(address: str) -> bool:
    """Whether so many forms and copies on paper were begun from one place this hour that the next one has to wait a little."""
    return knocks.too_often(address, timezone.now(), limit=knocks.BEGUN_FROM)


def count_begun_from(address: str) -> None:
    """Count one more that was begun there."""
    with one_transaction():
        knocks.knocked(address, timezone.now(), limit=knocks.BEGUN_FROM)


def taken_in(row: PublicDraft) -> TakenIn:
    """What was sent, as whoever sent it is told."""
    assert row.sent_at is not None
    public = BY_FORM[row.form]
    kind, urgent = public.door.kind, cannot_wait(public, row.answers)
    step = next_step(kind, moment_of(row.sent_at), urgent=urgent)
    return TakenIn(work_reference(row.work), kind, row.sent_at, step, urgent)


def moment_of(instant: datetime) -> Moment:
    """When it came, to the minute."""
    return Moment.of(instant.replace(second=0, microsecond=0))


def enter(
    public: PublicForm, answers: Mapping[str, str], work: str, when: When, *, by: str, channel: str = PORTAL
) -> None:
    """Keep the person, the work, and all that was said. Whoever types it, on a screen or off paper, it is the same record.

    In the caller's transaction, where that keeps more. Raises Overtaken where that work has begun.
    """
    sent, now = sent_on(public, answers, on=when.occurred, channel=channel), timezone.now()
    person, registered, documents = somebody_new(
        _identity(sent), sent.born, None, when, now, need=sent.communication_need, language=sent.language
    )
    words = Words(id=new_id(), about=work, recorded=now, sort="note", body=dict(sent.words))
    opening = opening_at(when, public.door.kind, person=person, work=work, note=words.id)
    opened = open_work(opening, received=dict(sent.received))
    told = acknowledgement(
        sender_of(public, sent.words), person=person, work=work, because_of=opened[0].id, on=when.occurred
    )
    facts = [*registered, *safe_ways(person, sent.safe, when), *opened]
    owed = [told] if told else []
    commit(*facts, by=by, words=[*documents, words], expecting={work: 0}, messages=owed)
    let_find_again(public, sent, work)


def let_find_again(public: PublicForm, sent: Sent, work: str) -> None:
    """Who works with the person and gave an address finds what they sent by it."""
    sender, kind = sender_of(public, sent.words), kind_of_sender(public, sent.words)
    if sender.email and not sender.is_person and allowed(kind, public.door.kind):
        keep_sender(sender.email, work=work, kind=kind)


def _identity(sent: Sent) -> dict[str, str]:
    """Who it is, as given. A name that nobody could read is not known; it stands with the answers as it was typed."""
    try:
        check_name(sent.identity["name"])
    except Refused:
        return {**sent.identity, "name": NO_NAME}
    return dict(sent.identity)
