"""In this room: every legal and illegal move. moves.csv says, for each kind of work in each state that it can come to,
what may be done next: `legal`, or the key of the refusal (its sentence is in the refusals catalogue).

The state is built by making moves, and the table must hold a row for every state and every move: none missing, none
left over, none twice.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lintel.domain.flow import KINDS
from lintel.domain.refusals import Refused, sentence
from tests.states import STATES, in_state
from tests.trying import moves_of

with Path(__file__).with_name("moves.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))


def verdict(case: str, state: str, move: str) -> str:
    """`legal`, or the key of the refusal, whose sentence must be there and be whole."""
    telling, on = in_state(case, state)
    try:
        moves_of(case.split(",")[0])[move](telling, on)
    except Refused as refused:
        assert sentence(refused)
        return refused.key
    return "legal"


@pytest.mark.parametrize(("case", "state"), [(case, state) for case in STATES for state in STATES[case]])
def test_every_move_in_this_state_is_as_the_table_says(case: str, state: str) -> None:
    expected = {row["move"]: row["verdict"] for row in ROWS if (row["kind"], row["state"]) == (case, state)}
    assert {move: verdict(case, state, move) for move in moves_of(case.split(",")[0])} == expected


def test_the_table_holds_each_kind_state_and_move_once() -> None:
    named = Counter((row["kind"], row["state"], row["move"]) for row in ROWS)
    wanted = {(case, state, move) for case in STATES for state in STATES[case] for move in moves_of(case.split(",")[0])}
    assert set(named) == wanted
    assert set(named.values()) == {1}


def test_every_kind_of_work_and_every_stage_of_it_is_in_the_table() -> None:
    reached = {name: set() for name in KINDS}
    for case in STATES:
        for state in STATES[case]:
            work = in_state(case, state)[0].work
            reached[case.split(",")[0]] |= {wait.stage for wait in work.waits}
    for name, kind in KINDS.items():
        again = {"reallocation"} if any(stage.reached_by == "OfferAccepted" for stage in kind.stages) else set()
        assert reached[name] == {stage.name for stage in kind.stages} | again
