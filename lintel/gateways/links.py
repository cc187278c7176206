"""Links that need no signing in: random, kept as a digest only, ending after a while, and used a few times at most."""

import hashlib
import secrets
from datetime import datetime, timedelta

from lintel.gateways.models import WorseLink

LASTS, MOST_USES, SAME_WITHIN = timedelta(days=180), 10, timedelta(hours=1)
# Eighty random bits, in signs that can be read off paper and typed: none that looks like another.
SIGNS, LENGTH = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 16
LOOK_ALIKE = str.maketrans("ILO", "110", "- ")


def new_link(work: str, now: datetime) -> str:
    """A new link about a work. Returns its random part, which is kept nowhere."""
    token = drawn()
    WorseLink.objects.create(digest=digest_of(token), work=work, made=now, ends=now + LASTS)
    return token


def drawn() -> str:
    """The random part of a new link."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[start : start + 4] for start in range(0, LENGTH, 4))


def digest_of(token: str, code: str = "") -> str:
    """What is kept of a link, however it was typed; or of a code that goes with it, which says nothing without the link."""
    return _digest(f"{_plain(token)} {code}" if code else _plain(token))


def found(token: str, now: datetime) -> WorseLink | None:
    """The link, while it lasts; None alike for one that ended, was used up, or never was."""
    return WorseLink.objects.filter(digest=digest_of(token), ends__gt=now, used__lt=MOST_USES).first()


def use(link: WorseLink, said: str, now: datetime) -> bool:
    """Use it once more, in the caller's transaction. False where the very same was said within the hour: that is once."""
    digest = _digest(said)
    if link.last_said == digest and link.last_used is not None and link.last_used > now - SAME_WITHIN:
        return False
    unchanged = WorseLink.objects.filter(pk=link.pk, used=link.used)
    return unchanged.update(used=link.used + 1, last_used=now, last_said=digest) == 1


def _plain(token: str) -> str:
    """What was typed off paper: in small letters, without the lines between, or with an O for a nought."""
    return token.upper().translate(LOOK_ALIKE)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
