"""Links of senders: random, kept as a digest only, for half an hour and for once."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from lintel.gateways.links import digest_of, drawn
from lintel.gateways.models import SenderLink

LASTS, FORGOTTEN = timedelta(minutes=30), timedelta(days=1)


def new_sender_link(sender: str, now: datetime) -> str:
    """A new link for the sender with this digest. Returns its random part, which is kept nowhere. Old ones are erased."""
    SenderLink.objects.filter(ends__lt=now - FORGOTTEN).delete()
    token = drawn()
    SenderLink.objects.create(digest=digest_of(token), sender=sender, ends=now + LASTS)
    return token


def is_open(token: str, now: datetime) -> bool:
    """Whether a link still leads somewhere."""
    return _open(token, now).exists()


def use(token: str, now: datetime) -> str | None:
    """Use a link up. Returns whose it is; None alike for one that ended, was used, or never was."""
    link = _open(token, now).first()
    if link is None or _open(token, now).update(used=now) != 1:
        return None
    return link.sender


def used_lately(sender: str, now: datetime) -> bool:
    """Whether a link of this sender, as good as new, was used up already: whoever asks again has none any more."""
    return SenderLink.objects.filter(sender=sender, ends__gt=now, used__isnull=False).exists()


def _open(token: str, now: datetime) -> "QuerySet[SenderLink]":
    return SenderLink.objects.filter(digest=digest_of(token), ends__gt=now, used=None)
