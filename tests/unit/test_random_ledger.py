"""The random ledgers say everything that can be said, so that what is proved of them is proved of all facts."""

from collections import Counter

from lintel.domain.fact import Corrected, Withdrawn
from tests.random_ledger import WEIGHTS, recordable, write

SEEDS, TRIES = range(40), 300


def test_every_fact_and_every_move_occurs() -> None:
    scribes = [write(seed, TRIES) for seed in SEEDS]
    kinds = Counter(type(entry.fact).__name__ for scribe in scribes for entry in scribe.entries)
    moved = Counter(move for scribe in scribes for move in scribe.moved.elements())
    assert set(kinds) == recordable()
    assert set(WEIGHTS) - {"go_on"} <= set(moved)


def test_withdrawals_are_withdrawn_and_facts_are_entered_late() -> None:
    entries = [entry for seed in SEEDS for entry in write(seed, TRIES).entries]
    withdrawals = {entry.fact.id for entry in entries if isinstance(entry.fact, Withdrawn)}
    withdrawn = {entry.fact.original for entry in entries if isinstance(entry.fact, Withdrawn)}
    assert withdrawals & withdrawn
    assert any(entry.fact.occurred < entry.recorded.date() for entry in entries)
    assert any("occurred" in entry.fact.changes for entry in entries if isinstance(entry.fact, Corrected))


def test_a_ledger_follows_from_its_seed() -> None:
    first, second = (
        [(type(entry.fact), entry.fact.occurred, entry.position, entry.sequence) for entry in write(7, 120).entries]
        for _ in range(2)
    )
    assert first == second
