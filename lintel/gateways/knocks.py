"""Knocks: how often somebody tried within the hour, at what needs no signing in. No address is kept.

Whoever knocks comes to one of a few thousand slots by a hash whose key is of the hour and never stored, so that the table
cannot grow, nobody can be found in it, and one row read by its key says whether it was too often.
"""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from lintel.gateways.models import Knocks

SLOTS, MOST_AN_HOUR, AN_HOUR = 4096, 30, 3600
# Whoever has one address of these has them all.
ONE_PLACE = 64


@dataclass(frozen=True, kw_only=True)
class Limit:
    """What is tried: from which slot on it is counted, and how often it may be within an hour.

    `by_address` where it is counted by the address of the network, else by what was tried.
    """

    name: str
    first: int = 0
    slots: int = SLOTS
    most: int = MOST_AN_HOUR
    by_address: bool = True


# With few slots, whoever tries many references would shut out everybody else's.
MANY = 65_536
LINKS = Limit(name="knocks")
FORMS_FROM = Limit(name="forms from", first=3 * SLOTS)
STATUS_FROM = Limit(name="status from", first=SLOTS)
STATUS_OF = Limit(name="status of", first=4 * SLOTS, slots=MANY, most=6, by_address=False)
REFERRALS_FROM = Limit(name="referrals from", first=2 * SLOTS)
FILES_FROM = Limit(name="files from", first=4 * SLOTS + 2 * MANY, most=100)
REFERRALS_TO = Limit(name="referrals to", first=4 * SLOTS + MANY, slots=MANY, most=3, by_address=False)
DRAFTS_FROM = Limit(name="drafts from", first=5 * SLOTS + 2 * MANY)
# A whole surgery, or a library, has one address.
BEGUN_FROM = Limit(name="begun from", first=6 * SLOTS + 2 * MANY, most=100)


def too_often(who: str, now: datetime, *, limit: Limit = LINKS) -> bool:
    """Whether as many came from there, or tried this, in this hour as may. One row, by its key."""
    slot, hour = _slot(who, now, limit)
    return Knocks.objects.filter(slot=slot, hour=hour, count__gte=limit.most).exists()


def knocked(who: str, now: datetime, *, limit: Limit = LINKS) -> None:
    """Count one more. Beyond what may be, nothing is written any more."""
    slot, hour = _slot(who, now, limit)
    known = Knocks.objects.filter(slot=slot).first()
    if known is not None and known.hour == hour and known.count >= limit.most:
        return
    count = known.count + 1 if known is not None and known.hour == hour else 1
    Knocks.objects.update_or_create(slot=slot, defaults={"hour": hour, "count": count})


def _slot(who: str, now: datetime, limit: Limit = LINKS) -> tuple[int, int]:
    hour = int(now.timestamp()) // AN_HOUR
    key = hashlib.sha256(f"{limit.name} {hour} {settings.SECRET_KEY}".encode()).digest()
    said = _place(who) if limit.by_address else who
    return limit.first + int.from_bytes(hmac.digest(key, said.encode(), "sha256")[:8]) % limit.slots, hour


def _place(address: str) -> str:
    """The address, of the newer sort only its network."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, ONE_PLACE), strict=False)) if known.version == 6 else str(known)
