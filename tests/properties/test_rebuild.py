"""Rows are a by-product of facts: committed, replayed or loaded, every column of every row is the same."""

from collections.abc import Sequence

from django.apps import apps
from django.conf import settings as project
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lintel.casework.rebuild import TABLES, differences, rebuild
from lintel.domain.fact import Recorded
from lintel.domain.story import state_of
from lintel.ledger import read
from tests.keeping import dumped, faults, keep, load_lines, rows, stored
from tests.random_ledger import WEIGHTS, random_ledgers, recordable, write

# Long journeys, of which those are kept that tell of something new.
SEEDS = range(20)
WITH_DATABASE = {"suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}


def rows_are_the_same_by_every_way(ledger: Sequence[Recorded]) -> None:
    """Commit, rebuild, and load of the dump; all rolled back at the end."""
    with transaction.atomic():
        keep(ledger)
        committed, lines = rows(), dumped()
        assert stored() == list(ledger)
        assert list(differences(project.LINTEL_COUNCIL)) == []
        rebuild(project.LINTEL_COUNCIL)
        assert rows() == committed
        assert faults() == []
        transaction.set_rollback(True)
    with transaction.atomic():
        load_lines(lines)
        assert rows() == committed
        assert dumped() == lines
        assert faults() == []
        transaction.set_rollback(True)


def test_rebuild_knows_every_table_of_the_present() -> None:
    assert set(TABLES) == set(apps.get_app_config("casework").get_models())


@settings(max_examples=12, **WITH_DATABASE)
@given(random_ledgers(60))
def test_committed_replayed_or_loaded_the_rows_are_the_same(db: None, ledger: list[Recorded]) -> None:
    rows_are_the_same_by_every_way(ledger)


def test_so_they_are_with_every_kind_of_fact_and_every_legal_move(db: None) -> None:
    missing = recordable() | (set(WEIGHTS) - {"go_on"})
    for scribe in (write(seed, 400) for seed in SEEDS):
        told = {type(entry.fact).__name__ for entry in scribe.entries} | set(scribe.moved)
        if missing & told:
            rows_are_the_same_by_every_way(scribe.entries)
            missing -= told
    assert not missing


@settings(max_examples=12, **WITH_DATABASE)
@given(random_ledgers(40), st.data())
def test_a_prefix_read_from_the_whole_is_the_ledger_cut_there(
    db: None, ledger: list[Recorded], data: st.DataObject
) -> None:
    with transaction.atomic():
        keep(ledger)
        whole = stored()
        for upto in range(len(whole) + 1):
            cut = whole[:upto]
            assert list(read.entries(project.LINTEL_COUNCIL, upto=upto)) == cut
            assert dict(read.stories(project.LINTEL_COUNCIL, upto=upto)) == by_subject(cut)
        upto = data.draw(st.integers(0, len(whole)))
        subjects = {entry.fact.subject for entry in whole}
        found = read.facts_of(subjects, upto=upto)
        assert found == by_subject(whole[:upto])
        for subject, entries in found.items():
            assert state_of(entries) == state_of([entry for entry in whole[:upto] if entry.fact.subject == subject])
        transaction.set_rollback(True)


@settings(max_examples=12, **WITH_DATABASE)
@given(random_ledgers(40), st.integers(0, 100))
@example(ledger=write(366356498, 21).entries, percent=19)
def test_rows_loaded_in_two_parts_are_those_loaded_at_once(db: None, ledger: list[Recorded], percent: int) -> None:
    with transaction.atomic():
        keep(ledger)
        committed, lines = rows(), dumped()
        transaction.set_rollback(True)
    with transaction.atomic():
        moments = sorted({entry.recorded for entry in ledger})
        at = moments[len(moments) * percent // 101]
        first = sum(1 for entry in ledger if entry.recorded < at)
        load_lines(lines[:first])
        load_lines(lines[first:])
        assert rows() == committed
        assert dumped() == lines
        transaction.set_rollback(True)


@settings(max_examples=12, **WITH_DATABASE)
@given(random_ledgers(40))
def test_a_moment_finds_the_last_position_recorded_by_then(db: None, ledger: list[Recorded]) -> None:
    with transaction.atomic():
        keep(ledger)
        for moment in {entry.recorded for entry in ledger}:
            last = max(entry.position for entry in ledger if entry.recorded <= moment)
            assert read.position_as_known_on(project.LINTEL_COUNCIL, moment) == last
        transaction.set_rollback(True)


def by_subject(ledger: Sequence[Recorded]) -> dict[str, list[Recorded]]:
    """Each subject's own facts, in sequence."""
    found: dict[str, list[Recorded]] = {}
    for entry in ledger:
        found.setdefault(entry.fact.subject, []).append(entry)
    return found
