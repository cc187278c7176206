"""Knocks: how often somebody tried within ten minutes, an hour or a day, at what needs no signing in. No address is kept.

Whoever knocks comes to one of a few thousand slots by a hash whose key is of that time and never stored, so that the table
cannot grow, nobody can be found in it, and one row read by its key says whether it was too often.
"""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from lintel.gateways.models import Knocks

SLOTS, MOST_AN_HOUR, TEN_MINUTES, AN_HOUR, A_DAY = 4096, 30, 600, 3600, 86_400
# Whoever has one address of these has them all.
ONE_PLACE = 64


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What is tried: from which slot on it is counted, and how often it may be within so many seconds.

    `by_address` where it is counted by the address of the network, else by what was tried.
    """

    name: str
    first: int = 0
    slots: int = SLOTS
    most: int = MOST_AN_HOUR
    within: int = AN_HOUR
    by_address: bool = True


# With few slots, whoever tries many references would shut out everybody else's.
MANY = 65_536
LINKS = Limit(name="knocks")
FORMS_FROM = Limit(name="forms from", first=3 * SLOTS)
STATUS_FROM = Limit(name="status from", first=SLOTS)
REFERRALS_FROM = Limit(name="referrals from", first=2 * SLOTS)
FILES_FROM = Limit(name="files from", first=4 * SLOTS, most=100)
DRAFTS_FROM = Limit(name="drafts from", first=5 * SLOTS)
# A whole surgery, or a library, has one address.
BEGUN_FROM = Limit(name="begun from", first=6 * SLOTS, most=100)


def _of_many(name: str, place: int, most: int, within: int = A_DAY) -> Limit:
    """A limit that is counted by what was tried, in one of the places that hold many slots."""
    return Limit(name=name, first=7 * SLOTS + place * MANY, slots=MANY, most=most, within=within, by_address=False)


# A day of birth is one of some 36,500, those of a hundred years. All networks together may be wrong thirty times a day about
# one reference: one chance in 1,200 a day (36,500 / 30), more than three years to try them all, from one network or many.
# After six from one network, what is wrong again is told to ring; the right day still opens it until thirty were wrong,
# so that a slip of the pen at home shuts nobody out. Whoever means to shut the asker out has to be wrong thirty times a
# day, and the asker then rings.
STATUS_OF_HERE = _of_many("status of, from here", 0, 6)
STATUS_OF = _of_many("status of", 1, 30)
# So it is with links: they go to their owner whoever asks, so the bound is on how many come to one address in a day.
REFERRALS_TO_HERE = _of_many("referrals to, from here", 2, 8)
REFERRALS_TO = _of_many("referrals to", 3, 40)
REFERRALS_TO_LATELY = _of_many("referrals to lately", 4, 1, TEN_MINUTES)


def from_here(what: str, address: str) -> str:
    """What was tried from one place: another place that tries it is counted apart."""
    return f"{what} {_place(address)}"


def too_often(who: str, now: datetime, *, limit: Limit = LINKS) -> bool:
    """Whether as many came from there, or tried this, lately as may. One row, by its key."""
    slot, span = _slot(who, now, limit)
    return Knocks.objects.filter(slot=slot, hour=span, count__gte=limit.most).exists()


def knocked(who: str, now: datetime, *, limit: Limit = LINKS) -> None:
    """Count one more. Beyond what may be, nothing is written any more."""
    slot, span = _slot(who, now, limit)
    known = Knocks.objects.filter(slot=slot).first()
    if known is not None and known.hour == span and known.count >= limit.most:
        return
    count = known.count + 1 if known is not None and known.hour == span else 1
    Knocks.objects.update_or_create(slot=slot, defaults={"hour": span, "count": count})


def _slot(who: str, now: datetime, limit: Limit = LINKS) -> tuple[int, int]:
    span = int(now.timestamp()) // limit.within
    key = hashlib.sha256(f"{limit.name} {span} {settings.SECRET_KEY}".encode()).digest()
    said = _place(who) if limit.by_address else who
    return limit.first + int.from_bytes(hmac.digest(key, said.encode(), "sha256")[:8]) % limit.slots, span


def _place(address: str) -> str:
    """The address, of the newer sort only its network."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, ONE_PLACE), strict=False)) if known.version == 6 else str(known)
