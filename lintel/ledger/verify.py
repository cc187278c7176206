"""Verifying: the whole chain worked out again, and its head held against every head that was written down elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lintel.ledger.chain import link, said
from lintel.ledger.models import Entry
from lintel.ledger.read import head


@dataclass(frozen=True)
class Fault:
    """Where the ledger does not agree with itself, and how."""

    position: int
    what: str


def verify(council: str, *, heads_elsewhere: Iterable[tuple[int, str]] = ()) -> Iterator[Fault]:
    """Each fault found, from the first position to the last; none where the ledger is whole.

    `heads_elsewhere` are (position, hash) written down in published figures and in the hourly file, so that a tail
    that was cut off is found even where the head was changed to fit.
    """
    hashes = {position: hash_ for position, hash_ in heads_elsewhere if position}
    last_position, last_hash = 0, ""
    for entry in Entry.objects.filter(council=council).order_by("position").iterator(chunk_size=5000):
        yield from _entry_faults(entry, last_position, last_hash)
        last_position, last_hash = entry.position, entry.hash
        if hashes.pop(entry.position, entry.hash) != entry.hash:
            yield Fault(entry.position, "the hash differs from the one written down elsewhere")
    yield from (Fault(position, "written down elsewhere, and missing here") for position in sorted(hashes))
    stored = head(council)
    if (stored.position, stored.hash) != (last_position, last_hash):
        yield Fault(stored.position, f"the head does not stand at the last entry, which is {last_position}")


def _entry_faults(entry: Entry, last_position: int, last_hash: str) -> Iterator[Fault]:
    if entry.position != last_position + 1:
        yield Fault(entry.position, f"comes after {last_position}: entries between are missing")
    if entry.previous_hash != last_hash:
        yield Fault(entry.position, "does not hold on to the entry before it")
    if entry.hash != link(entry.previous_hash, said(entry)):
        yield Fault(entry.position, "says something else than when it was recorded")
