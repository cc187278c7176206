"""Sending: one message after the other, each asked again whether it is true and safe, and no status that runs ahead."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from lintel.casework import letters, to_senders
from lintel.casework.links import same_people
from lintel.casework.models import Person
from lintel.casework.owing import unsafe_to
from lintel.casework.standing import standing_of
from lintel.council.people import staff_names
from lintel.domain.clock import london_date
from lintel.domain.fact import new_id
from lintel.domain.messages import EMAIL, TEXT, TO_SENDERS, WAITING_WELL, ExpectedWait
from lintel.gateways import links, steps, turn
from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Gateway, Parcel, RefusedForGood, Unreachable
from lintel.gateways.queue import due_ids
from lintel.ledger.write_lock import one_transaction
from lintel.records.models import Identity

MOST_AT_ONCE = 1000
Clock = Callable[[], datetime]
Expected = Callable[[date], ExpectedWait | None]


class AnotherIsSending(Exception):
    """Somebody else has the turn."""


def send_due(gateway: Gateway | None, *, expected: Expected, clock: Clock = timezone.now) -> Counter[str]:
    """Send what is due, take receipts, and leave to somebody what cannot be sent. Returns how many came to what.

    Without a gateway everything is left to somebody. Raises AnotherIsSending.
    """
    holder, came_to = new_id(), Counter[str]()
    with one_transaction():
        if not turn.take(holder, clock()):
            raise AnotherIsSending
    try:
        came_to.update(_receipts(gateway, clock()))
        came_to.update(_send_each(due_ids(clock(), MOST_AT_ONCE), gateway, holder, expected, clock))
    finally:
        with one_transaction():
            turn.give_back(holder, clock())
    return came_to


def _send_each(ids: list[str], gateway: Gateway | None, holder: str, expected: Expected, clock: Clock) -> Counter[str]:
    # Asked before anything is written: a figure is counted under a lock of its own.
    wait, came_to = expected(london_date(clock())) if ids else None, Counter[str]()
    for each in ids:
        if not _still_ours(holder, clock()):
            break
        came_to[_send_one(each, gateway, wait, clock)] += 1
    return came_to


def _still_ours(holder: str, now: datetime) -> bool:
    with one_transaction():
        return turn.renew(holder, now)


def _send_one(message_id: str, gateway: Gateway | None, expected: ExpectedWait | None, clock: Clock) -> str:
    with one_transaction():
        message = Message.objects.select_for_update().get(pk=message_id)
        if message.status not in (Status.QUEUED, Status.SENDING):
            return message.status
        parcel = _made_ready(message, expected, clock())
        if parcel is not None and gateway is None:
            steps.give_up(message, "no_service")
        elif parcel is not None:
            steps.begin(message, clock())
        message.save()
    if parcel is None or gateway is None:
        return message.status
    return _try(message, parcel, gateway, clock)


def _try(message: Message, parcel: Parcel, gateway: Gateway, clock: Clock) -> str:
    """Hand it over, outside any transaction. A crash from here on leaves it `sending`, to be looked for at the next try."""
    try:
        taken = gateway.find(parcel.key) if message.tries > 1 else None
        reference = taken or gateway.send(parcel)
    except RefusedForGood:
        return _settle(message.pk, lambda now: steps.give_up(now, "refused_by_service"))
    except (Unreachable, TimeoutError, OSError):
        return _settle(message.pk, lambda now: steps.put_off(now, "service_away", clock()))
    return _settle(message.pk, lambda now: steps.hand_over(now, reference, clock()))


def _settle(message_id: str, step: Callable[[Message], None]) -> str:
    """Take the last step, unless a receipt or somebody was quicker."""
    with one_transaction():
        message = Message.objects.select_for_update().get(pk=message_id)
        if message.status == Status.SENDING:
            step(message)
            message.save()
    return message.status


def _made_ready(message: Message, expected: ExpectedWait | None, now: datetime) -> Parcel | None:
    """The message in words, and where it goes; None where it must not go, and then its status says why."""
    to = message.recipient or message.person
    found = same_people({message.person, to})
    if message.template in TO_SENDERS:
        return to_senders.made_ready(message, found.get(message.person), now)
    standing = standing_of(message, found.get(message.person))
    if standing is None:
        return None
    why = unsafe_to(message.channel, to, found) or _nowhere_to_go(message, standing.to)
    if why is not None:
        steps.block(message, why)
        return None
    message.told = letters.what_it_says(message, standing, expected=expected, today=london_date(now))
    return _parcel(message, standing, _link(message, now))


def _parcel(message: Message, standing: letters.Standing, link: str) -> Parcel:
    if letters.is_text(message):
        to = letters.mobile_of(standing.to) or ""
        return Parcel(message.id, message.channel, to, text=letters.text_of(message, link=link))
    known = {each.id: each for each in (standing.to, standing.identity)}
    letter = letters.letter_of(message, known, staff=staff_names(), link=link)
    assert letter is not None
    return Parcel(message.id, message.channel, "\n".join([letter.name, *letter.address]), letter=letter)


def as_it_would_be(message: Message, person: Person | None, expected: ExpectedWait | None, today: date) -> bool:
    """Fill in what the message would be made from today, without sending or saving it. False where it would not go."""
    standing = standing_of(message, person)
    if standing is None:
        return False
    message.told = letters.what_it_says(message, standing, expected=expected, today=today)
    return True


def _nowhere_to_go(message: Message, identity: Identity) -> str | None:
    if letters.is_text(message):
        return None if letters.mobile_of(identity) else "no_mobile"
    return None if letters.address_lines(identity) else "no_address"


def _link(message: Message, now: datetime) -> str:
    """A new link at each try: what went out before stays good as well."""
    if message.template != WAITING_WELL:
        return ""
    return f"{settings.LINTEL_ADDRESS}/say/{links.new_link(message.work, now)}"


def _receipts(gateway: Gateway | None, now: datetime) -> Counter[str]:
    """Take what the service tells of earlier messages, and stop waiting for what it never told."""
    found = Counter[str]()
    for receipt in gateway.receipts() if gateway else ():
        with one_transaction():
            message = Message.objects.select_for_update().filter(pk=receipt.key).first()
            if message is not None and steps.take_receipt(message, receipt):
                message.save()
                found[message.status] += 1
    with one_transaction():
        for message in _without_receipt(now):
            steps.miss_receipt(message)
            message.save()
            found[message.status] += 1
    return found


def _without_receipt(now: datetime) -> "models.QuerySet[Message]":
    # A letter's service says when it was posted, and nobody says when it came.
    waited = Message.objects.filter(
        status=Status.HANDED_OVER, channel__in=(TEXT, EMAIL), sent__lt=now - steps.RECEIPT_WITHIN
    )
    return waited.order_by("sent", "id")[:MOST_AT_ONCE]
