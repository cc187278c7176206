"""Knocks: how often somebody tried links from one address of the network within the hour. No address is kept.

An address comes to one of a few thousand slots by a hash whose key is of the hour and never stored, so that the table
cannot grow, nobody can be found in it, and one row read by its key says whether it was too often.
"""

import hashlib
import hmac
import ipaddress
from datetime import datetime

from django.conf import settings

from lintel.gateways.models import Knocks

SLOTS, MOST_AN_HOUR, AN_HOUR = 4096, 30, 3600
# Whoever has one address of these has them all.
ONE_PLACE = 64


def too_often(address: str, now: datetime, *, at: str = "") -> bool:
    """Whether as many came from there this hour, to one door, as may. One row, by its key."""
    slot, hour = _slot(address, now, at)
    return Knocks.objects.filter(slot=slot, hour=hour, count__gte=MOST_AN_HOUR).exists()


def knocked(address: str, now: datetime, *, at: str = "") -> None:
    """Count one more at one door. Beyond what may be, nothing is written any more."""
    slot, hour = _slot(address, now, at)
    known = Knocks.objects.filter(slot=slot).first()
    if known is not None and known.hour == hour and known.count >= MOST_AN_HOUR:
        return
    count = known.count + 1 if known is not None and known.hour == hour else 1
    Knocks.objects.update_or_create(slot=slot, defaults={"hour": hour, "count": count})


def _slot(address: str, now: datetime, at: str) -> tuple[int, int]:
    hour = int(now.timestamp()) // AN_HOUR
    key = hashlib.sha256(f"knocks {hour} {settings.SECRET_KEY}".encode()).digest()
    return int.from_bytes(hmac.digest(key, (at + _place(address)).encode(), "sha256")[:8]) % SLOTS, hour


def _place(address: str) -> str:
    """The address, of the newer sort only its network."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((known, ONE_PLACE), strict=False)) if known.version == 6 else str(known)
