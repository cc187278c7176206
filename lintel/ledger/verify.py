"""Verifying: the whole chain worked out again, and its head held against every head that was written down elsewhere."""

from collections.abc import Collection, Iterable, Iterator

from lintel.ledger.chain import link, said
from lintel.ledger.entering import Kept, kept_entries
from lintel.ledger.guards import Fault, faults_of_guards
from lintel.ledger.models import Load
from lintel.ledger.read import head

__all__ = ["Fault", "verify"]


def verify(council: str, *, heads_elsewhere: Iterable[tuple[int, str]] = ()) -> Iterator[Fault]:
    """Each fault found, from the first position to the last; none where the ledger is whole.

    `heads_elsewhere` are (position, hash) written down in published figures and in the hourly file, so that a tail
    that was cut off is found even where the head was changed to fit.
    """
    # The head is read before the entries and again after them, as others may be recording meanwhile.
    stored = head(council)
    elsewhere = _by_position([*heads_elsewhere, (stored.position, stored.hash)])
    loads = set(Load.objects.values_list("pk", flat=True))
    last_position, last_hash = 0, ""
    yield from faults_of_guards()
    for entry in kept_entries(council):
        yield from _entry_faults(entry, last_position, last_hash, loads)
        last_position, last_hash = entry.position, entry.hash
        if elsewhere.pop(entry.position, {entry.hash}) != {entry.hash}:
            yield Fault(entry.position, "the hash differs from the one written down elsewhere")
    yield from (Fault(position, "written down elsewhere, and missing here") for position in sorted(elsewhere))
    stored = head(council)
    if stored.position < last_position or (stored.position == last_position and stored.hash != last_hash):
        yield Fault(stored.position, f"the head does not stand at the last entry, which is {last_position}")


def _by_position(heads: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    """Every hash written down for a position: two that differ both count."""
    found: dict[int, set[str]] = {}
    for position, hash_ in heads:
        if position:
            found.setdefault(position, set()).add(hash_)
    return found


def _entry_faults(entry: Kept, last_position: int, last_hash: str, loads: Collection[int]) -> Iterator[Fault]:
    if entry.position != last_position + 1:
        yield Fault(entry.position, f"comes after {last_position}: entries between are missing")
    if entry.previous_hash != last_hash:
        yield Fault(entry.position, "does not hold on to the entry before it")
    if entry.says is None:
        yield Fault(entry.position, "cannot be read")
    elif entry.hash != link(entry.previous_hash, said(entry.says)):
        yield Fault(entry.position, "says something else than when it was recorded")
    if entry.says and entry.says.load is not None and entry.says.load not in loads:
        yield Fault(entry.position, "came with a load that is no longer written down")
