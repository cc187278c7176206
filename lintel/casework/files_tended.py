"""Files tended: what waits is scanned, and rows and files that miss each other are found."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from lintel.domain.uploads import FOUND, WAITING
from lintel.gateways import shelf
from lintel.gateways.scanner import Scanner, Unreachable
from lintel.records.models import SentFile

MOST_AT_ONCE = 200
# As long as a file may be on its way in, with its row not yet committed.
ON_ITS_WAY = timedelta(hours=1)


class Scanned(NamedTuple):
    """How many were clean, in how many something was found, and how many are still held."""

    clean: int
    found: int
    held: int


class Missing(NamedTuple):
    """The ids of rows whose file is missing, and the names of files whose row is."""

    files: Collection[str]
    rows: Collection[str]


def scan_waiting(scanner: Scanner, now: datetime) -> Scanned:
    """Scan what waits, the longest first. What cannot be scanned stays held."""
    said: list[str] = []
    for each in SentFile.objects.filter(state=WAITING).order_by("added_at")[:MOST_AT_ONCE]:
        verdict = _verdict(scanner, each)
        if verdict:
            said.append(verdict)
            SentFile.objects.filter(pk=each.pk).update(state=verdict, scanned_at=now)
    found = said.count(FOUND)
    return Scanned(len(said) - found, found, SentFile.objects.filter(state=WAITING).count())


def anything_waits() -> bool:
    """Whether any file waits to be scanned."""
    return SentFile.objects.filter(state=WAITING).exists()


def _verdict(scanner: Scanner, file: SentFile) -> str:
    try:
        return scanner.scan(shelf.path_of(file.stored)).value
    except (Unreachable, OSError):
        return ""


def missing(now: datetime) -> Missing:
    """Rows without their file, and files without their row; but not what may be on its way in."""
    lying = set(shelf.lying_here(now))
    told = dict(SentFile.objects.values_list("stored", "id"))
    old = set(shelf.lying_here(now - ON_ITS_WAY))
    lost = {stored: id for stored, id in told.items() if stored not in lying and not shelf.path_of(stored).exists()}
    return Missing(sorted(lost.values()), sorted(old - told.keys()))
