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
    token = draw()
    WorseLink.objects.create(digest=digest_of(plain(token)), work=work, made=now, ends=now + LASTS)
    return token


def draw() -> str:
    """A random part, in fours."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(drawn[start : start + 4] for start in range(0, LENGTH, 4))


def found(token: str, now: datetime) -> WorseLink | None:
    """The link, while it lasts; None alike for one that ended, was used up, or never was."""
    return WorseLink.objects.filter(digest=digest_of(plain(token)), ends__gt=now, used__lt=MOST_USES).first()


def use(link: WorseLink, said: str, now: datetime) -> bool:
    """Use it once more, in the caller's transaction. False where the very same was said within the hour: that is once."""
    digest = digest_of(said)
    if link.last_said == digest and link.last_used is not None and link.last_used > now - SAME_WITHIN:
        return False
    unchanged = WorseLink.objects.filter(pk=link.pk, used=link.used)
    return unchanged.update(used=link.used + 1, last_used=now, last_said=digest) == 1


def plain(token: str) -> str:
    """What was typed off paper: in small letters, without the lines between, or with an O for a nought."""
    return token.upper().translate(LOOK_ALIKE)


def digest_of(token: str) -> str:
    """What is kept of a random part."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
