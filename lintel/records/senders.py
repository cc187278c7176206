"""Senders: which works somebody sent, found by a digest of their address that nobody can make without our key."""

import hashlib
import hmac

from django.conf import settings

from lintel.records.models import Sender


def digest_of(email: str) -> str:
    """The digest of an address, as it is written or in capitals, with the newest key."""
    return _digests(email)[0]


def keep_sender(email: str, *, work: str, kind: str) -> None:
    """Let what was sent be found by its sender's address, in the caller's transaction."""
    Sender.objects.create(work=work, digest=digest_of(email), kind=kind)


def sent_by(digest: str) -> list[Sender]:
    """What was sent from the address with this digest."""
    return list(Sender.objects.filter(digest=digest))


def with_newest_key(email: str) -> str:
    """The digest of an address; what was found by an older key is found by the newest from now on."""
    newest, *older = _digests(email)
    if older:
        Sender.objects.filter(digest__in=older).update(digest=newest)
    return newest


def _digests(email: str) -> list[str]:
    plain = email.strip().lower().encode("utf-8", "replace")
    return [hmac.digest(_key(each), plain, "sha256").hex() for each in settings.LINTEL_SECRET_KEYS]


def _key(secret: str) -> bytes:
    """A key for this alone, so that what is locked with the same secret says nothing of it."""
    return hashlib.sha256(f"senders {secret}".encode()).digest()
