"""Half-way: whatever statement of a commit or a load fails, nothing is half kept, and the next try succeeds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.domain.document import Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import Refused
from tests.keeping import everything, faults, lines_of_a_ledger, load_lines, stored

TODAY = date(2026, 1, 5)


class PowerCut(DatabaseError):
    """What a statement meets when it fails."""


@contextmanager
def failing_at(statement: int) -> Iterator[list[str]]:
    """Let the nth statement fail. Yields the statements so far."""
    seen: list[str] = []

    def count(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        if len(seen) == statement:
            raise PowerCut(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield seen


def fails_at_every_statement_and_then_succeeds(act: Callable[[], Any]) -> list[str]:
    """Let an act fail at its first statement, its second …, until it passes. Returns its statements."""
    before = everything()
    for statement in range(1, 200):
        with failing_at(statement) as seen:
            try:
                act()
            except PowerCut:
                pass
            else:
                # A statement that fails later is the hourly witness's, and takes nothing back.
                assert everything() != before
                return seen
        assert everything() == before
    raise AssertionError("it never passed")


def contact_of_somebody_new() -> tuple[list[Fact], list[Words]]:
    person, work, note = new_id(), new_id(), new_id()
    words = [Words(id=note, about=work, recorded=timezone.now(), sort="note", body={"note": "O'Brien rang"})]
    opening = Opening(
        kind="contact", person=person, team="hill_older", locality=None, since=TODAY, occurred=TODAY, note=note, work=work
    )  # fmt: skip
    received = {"channel": "phone", "reason": "asks_advice"}
    return [PersonRegistered(subject=person, occurred=TODAY), *open_work(opening, received=received)], words


def test_a_commit_that_fails_anywhere_keeps_nothing_and_the_next_try_succeeds(committed_db: None) -> None:
    facts, words = contact_of_somebody_new()
    statements = fails_at_every_statement_and_then_succeeds(lambda: commit(*facts, by="somebody", words=words))
    assert any("ledger_entry" in sql for sql in statements)
    assert [entry.fact for entry in stored()] == facts
    assert faults() == []


def test_a_load_that_fails_anywhere_keeps_nothing_and_the_next_try_succeeds(committed_db: None) -> None:
    lines = lines_of_a_ledger(6, 40)
    fails_at_every_statement_and_then_succeeds(lambda: load_lines(lines))
    assert len(stored()) == len(lines)
    assert faults() == []


def test_what_a_rule_refuses_leaves_no_words_behind(committed_db: None) -> None:
    facts, words = contact_of_somebody_new()
    before = everything()
    with pytest.raises(Refused):
        commit(*facts[:-1], facts[-1], facts[-1], by="somebody", words=words)
    assert everything() == before


def test_a_witness_that_cannot_be_written_takes_nothing_back(
    committed_db: None, witness: Path, caplog: pytest.LogCaptureFixture
) -> None:
    witness.mkdir()
    facts, words = contact_of_somebody_new()
    commit(*facts, by="somebody", words=words)
    assert len(stored()) == len(facts)
    assert "on_commit" in caplog.text
