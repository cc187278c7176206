"""Links that need no signing in: random, kept as a digest only, ending after a while, and used a few times at most."""

import hashlib
import secrets
from datetime import datetime, timedelta

from lintel.gateways.models import WorseLink

LASTS, MOST_USES, SAME_WITHIN = timedelta(days=180), 10, timedelta(hours=1)
LETTERS = 32


def new_link(work: str, now: datetime) -> str:
    """A new link about a work. Returns its random part, which is kept nowhere."""
    token = secrets.token_urlsafe(LETTERS)
    WorseLink.objects.create(digest=_digest(token), work=work, made=now, ends=now + LASTS)
    return token


def found(token: str, now: datetime) -> WorseLink | None:
    """The link, while it lasts; None alike for one that ended, was used up, or never was."""
    return WorseLink.objects.filter(digest=_digest(token), ends__gt=now, used__lt=MOST_USES).first()


def use(link: WorseLink, said: str, now: datetime) -> bool:
    """Use it once more, in the caller's transaction. False where the very same was said within the hour: that is once."""
    digest = _digest(said)
    if link.last_said == digest and link.last_used is not None and link.last_used > now - SAME_WITHIN:
        return False
    unchanged = WorseLink.objects.filter(pk=link.pk, used=link.used)
    return unchanged.update(used=link.used + 1, last_used=now, last_said=digest) == 1


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
