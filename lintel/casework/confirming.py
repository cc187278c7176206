"""Confirming: that we have what was sent goes by email or text to whoever sent it, by each way once, where it is safe."""

from dataclasses import dataclass

from django.utils import timezone

from lintel.domain.asking import sent_on
from lintel.domain.clock import london_date
from lintel.domain.forms.every import BY_FORM
from lintel.domain.messages import RECEIVED
from lintel.domain.messages import Message as Told
from lintel.domain.senders import Sender, sender_of
from lintel.gateways.models import Message, Status
from lintel.gateways.queue import queue
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import PublicDraft

NOT_COMING = (Status.BLOCKED, Status.NOT_NEEDED, Status.GIVEN_UP)


@dataclass(frozen=True)
class Copies:
    """The channels by which a confirmation is on its way or was sent, and those by which one more may be asked for."""

    coming: list[str]
    may_send: list[str]


def copies_of(draft: PublicDraft) -> Copies:
    """By which ways what was sent is confirmed. One query."""
    told = _told(draft)
    coming = [each.channel for each in told if each.status not in NOT_COMING]
    return Copies(coming, _may_send(draft, told))


def send_copy(draft: PublicDraft, channel: str) -> None:
    """Put one more in the outbox, once for each way; nothing where that way was not given, or is not safe."""
    with one_transaction():
        PublicDraft.objects.select_for_update().get(pk=draft.pk)
        told = _told(draft)
        if channel in _may_send(draft, told):
            queue([_again(told[0], channel)], queued=timezone.now())


def _again(first: Message, channel: str) -> Told:
    """The same to the same, by another way."""
    return Told(
        person=first.person,
        work=first.work,
        channel=channel,
        template=RECEIVED,
        because_of=first.because_of,
        tell_by=first.tell_by,
        to_whom=first.to_whom,
        recipient=first.recipient,
    )


def _told(draft: PublicDraft) -> list[Message]:
    return list(Message.objects.filter(work=draft.work, template=RECEIVED).order_by("queued", "id"))


def _may_send(draft: PublicDraft, told: list[Message]) -> list[str]:
    """Only beside one that has been queued: where there is none, nothing that was given is safe to be told by. Nothing, once
    the answers are erased."""
    if not draft.answers:
        return []
    sender, used = _sender(draft), {each.channel for each in told}
    safe = [channel for channel in sender.ways if sender.why_not(channel) is None]
    return [channel for channel in safe if told and channel not in used]


def _sender(draft: PublicDraft) -> Sender:
    """Whoever sent it, as they sent it."""
    public, sent_at = BY_FORM[draft.form], draft.sent_at
    assert sent_at is not None
    return sender_of(public, sent_on(public, draft.answers, on=london_date(sent_at)).words)
