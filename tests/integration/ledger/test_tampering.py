"""Whoever goes round the triggers is found out: by the chain, or by the heads that were written down elsewhere."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from lintel.domain.fact import Recorded
from lintel.ledger import read
from lintel.ledger import witness as hourly
from lintel.ledger.chain import link, said
from lintel.ledger.models import Entry, Head, Load
from tests.going_round import at, chain_again, change, guards_off, set_head
from tests.keeping import dumped, faults, lines_of_a_ledger, load_lines

OTHER_ID = "99999999-9999-4999-8999-999999999999"
CHANGES: dict[str, Any] = {
    "fact": OTHER_ID,
    "council": "001",
    "position": 1000,
    "subject": OTHER_ID,
    "sequence": 900,
    "kind": "WorkClosed",
    "version": 2,
    "occurred": date(2025, 1, 1),
    "at": "23:59",
    "by": "somebody else",
    "body": '{"kind":"review"}',
    "load": 7,
    "previous_hash": "0" * 64,
    "hash": "0" * 64,
}


def written_down() -> list[tuple[int, str]]:
    """The head as it is written down now in the hourly file."""
    hourly.write_down(read.head(settings.LINTEL_COUNCIL))
    return hourly.heads_written_down(settings.LINTEL_COUNCIL)


def test_a_whole_ledger_has_no_fault(kept: Sequence[Recorded]) -> None:
    assert faults(written_down()) == []
    assert len(written_down()) == 1


def test_no_column_of_an_entry_is_forgotten_here() -> None:
    assert set(CHANGES) | {"recorded"} == {field.attname for field in Entry._meta.concrete_fields}


@pytest.mark.parametrize("column", sorted(CHANGES))
def test_a_changed_column_is_found(kept: Sequence[Recorded], column: str) -> None:
    change(len(kept) // 2, **{column: CHANGES[column]})
    assert faults()


@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_a_changed_moment_is_found(kept: Sequence[Recorded], which: str) -> None:
    position = place(which, len(kept))
    change(position, recorded=kept[position - 1].recorded - timedelta(microseconds=1))
    assert [fault.position for fault in faults()] == [position]


@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_a_deleted_row_is_found(kept: Sequence[Recorded], which: str) -> None:
    with guards_off():
        at(place(which, len(kept))).delete()
    assert faults()


@pytest.mark.parametrize("which", ["first", "middle"])
def test_a_replaced_row_is_found_though_its_own_hash_is_right(kept: Sequence[Recorded], which: str) -> None:
    position = place(which, len(kept))
    replace(position)
    head = read.head(settings.LINTEL_COUNCIL)
    assert [fault.position for fault in faults()] == [position + 1]
    assert head.position == len(kept)


def test_a_replaced_row_with_all_after_it_chained_again_is_found_by_a_head_elsewhere(kept: Sequence[Recorded]) -> None:
    heads = written_down()
    replace(2)
    chain_again(2)
    assert faults() == []
    assert [fault.position for fault in faults(heads)] == [len(kept)]


def test_two_heads_that_differ_for_one_position_are_both_held_against_it(kept: Sequence[Recorded]) -> None:
    true = (len(kept), read.head(settings.LINTEL_COUNCIL).hash)
    for heads in ([true, (len(kept), "0" * 64)], [(len(kept), "0" * 64), true]):
        assert [fault.position for fault in faults(heads)] == [len(kept)]


def test_a_cut_tail_is_found(kept: Sequence[Recorded]) -> None:
    cut(len(kept) - 3)
    assert faults()


@pytest.mark.parametrize("left", [0, 1, 10])
def test_a_cut_tail_is_found_though_the_head_was_changed_to_fit(kept: Sequence[Recorded], left: int) -> None:
    heads = written_down()
    cut(left)
    set_head(left)
    assert faults() == []
    assert [fault.position for fault in faults(heads)] == [len(kept)]
    assert [fault.position for fault in faults([(left + 1, kept[left].fact.id)])] == [left + 1]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps no such value in such a column")
@pytest.mark.parametrize(
    ("column", "value"), [("at", "'xx'"), ("occurred", "'garbage'"), ("recorded", "'zzz'"), ("body", "x'00ff'")]
)
def test_an_entry_made_unreadable_is_named(kept: Sequence[Recorded], column: str, value: str) -> None:
    with guards_off(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE ledger_entry SET "{column}" = {value} WHERE position = 3')
    assert [(fault.position, fault.what) for fault in faults()] == [(3, "cannot be read")]


def test_a_guard_taken_away_is_found(kept: Sequence[Recorded]) -> None:
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        name = "ledger_entry_no_update" if sqlite else "ledger_entry_no_change"
        cursor.execute(f"DROP TRIGGER {name}" + ("" if sqlite else " ON ledger_entry"))
    assert [fault.what for fault in faults()] == [f"the guard {name} is missing, so rows can be changed unseen"]


@pytest.mark.parametrize("line", ['{"council": "990"}', "[1]", '"x"', '{"council": "990", "position": 1, "hash": 7}'])
def test_a_line_of_the_hourly_file_that_says_no_head_is_passed_over(
    kept: Sequence[Recorded], witness: Path, line: str
) -> None:
    witness.write_text(f"{line}\n")
    assert hourly.heads_written_down(settings.LINTEL_COUNCIL) == []


def test_a_lost_head_is_found(kept: Sequence[Recorded]) -> None:
    Head.objects.all().delete()
    assert faults()


def test_a_head_that_was_moved_on_is_found(kept: Sequence[Recorded]) -> None:
    Head.objects.update(position=len(kept) + 5)
    assert faults()


def test_what_is_written_down_of_a_load_cannot_be_lost_unseen(db: None) -> None:
    load_lines(lines := [b"", *lines_of_a_ledger()])
    assert (dumped(), faults()) == ([line for line in lines if line], [])
    with guards_off():
        Load.objects.all().delete()
    assert len(faults()) == len(dumped())


def test_a_witness_line_cut_short_hides_neither_the_lines_before_nor_the_next(
    kept: Sequence[Recorded], witness: Path
) -> None:
    heads = written_down()
    with witness.open("a") as file:
        file.write('{"council": "990", "posi')
    later = read.head(settings.LINTEL_COUNCIL)
    assert later.recorded
    later.position, later.recorded = later.position + 1, later.recorded + timedelta(hours=1)
    assert write_down_and_read(later) == [*heads, (later.position, later.hash)]


def place(which: str, last: int) -> int:
    """A position by its name."""
    return {"first": 1, "middle": last // 2, "last": last}[which]


def cut(left: int) -> None:
    """Cut off all entries after the first `left`."""
    with guards_off():
        Entry.objects.filter(position__gt=left).delete()


def replace(position: int) -> None:
    """Put another entry in the place of one, with a hash that is right for what it says."""
    entry = at(position).get()
    with guards_off():
        at(position).delete()
        entry.fact, entry.by = OTHER_ID, "somebody else"
        entry.hash = link(entry.previous_hash, said(entry))
        entry.save(force_insert=True)


def write_down_and_read(head: Head) -> list[tuple[int, str]]:
    """Write a head down, and read all."""
    hourly.write_down(head)
    return hourly.heads_written_down(head.council)
