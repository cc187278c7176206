"""In this room: every legal and illegal move. moves.csv says, for each kind of work in each state that it can come to,
what may be done next: `legal`, or the key of the refusal (its sentence is in the refusals catalogue).

The state is built here by making moves, and the table must hold a row for every state and every move: none missing,
none left over, none twice.
"""

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from lintel.domain import moves
from lintel.domain.fact import Fact
from lintel.domain.flow import KINDS
from lintel.domain.refusals import Refused, sentence
from tests.telling import MARKS, MILESTONES, OTHER_TEAM, OTHER_WORKER, TEAM, WORKER, Telling, opened

with Path(__file__).with_name("moves.csv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table))

OPENED_ON, MOVES_FROM, OVERDUE_SINCE, DUE_LATER = (
    date(2026, 1, 5),
    date(2026, 3, 3),
    date(2026, 2, 27),
    date(2026, 5, 1),
)
Move = Callable[[Telling, date], object]


def _told(rule: Callable[..., list[Fact]], **answers: object) -> Move:
    return lambda telling, on: telling.move(rule, on, **answers)


def _recorded(name: str) -> Move:
    return lambda telling, on: telling.record(name, on)


def _escalate_twice(telling: Telling, on: date) -> None:
    cause = telling.entries[0].fact.id
    for _ in range(2):
        telling.move(moves.escalate, on, to="manager-1", reason="concern_raised", because_of_fact=cause)


def _hand_over(telling: Telling, on: date, *, same_tray: bool) -> None:
    team = telling.work.team if same_tray else OTHER_TEAM if telling.work.team == TEAM else TEAM
    telling.move(moves.hand_over, on, team=team, reason="other_team_better")


def _correct_opening(telling: Telling, on: date, *, to: date) -> None:
    telling.put_right(telling.entries[0].fact, on, occurred=to.isoformat())


def _correct_the_correction(telling: Telling, on: date) -> None:
    _correct_opening(telling, on, to=OPENED_ON - timedelta(days=1))
    telling.put_right(telling.entries[-1].fact, on, occurred=OPENED_ON.isoformat())


def _withdraw_last(telling: Telling, on: date) -> None:
    leaders = [entry.fact for entry in telling.entries if entry.fact.follows is None]
    telling.take_back(leaders[-1], on)


COMMON: Mapping[str, Move] = {
    "rate": _told(moves.rate, rating="amber", reason="first_rating"),
    "keep in touch: reached": _told(moves.keep_in_touch, how="phone", reached=True),
    "keep in touch: not reached": _told(moves.keep_in_touch, how="phone", reached=False),
    "pause": _told(moves.pause, reason="hospital", for_whom="health_service"),
    "resume": _told(moves.resume, reason="ready"),
    "offer": _told(moves.offer, team=TEAM, worker=WORKER, reason="next_in_order"),
    "accept, by the worker offered": _told(moves.accept, worker=WORKER, reason="has_capacity"),
    "accept, by another worker": _told(moves.accept, worker=OTHER_WORKER, reason="has_capacity"),
    "return the offer": _told(moves.return_offer, reason="no_capacity"),
    "hand over to another team": partial(_hand_over, same_tray=False),
    "hand over to its own tray": partial(_hand_over, same_tray=True),
    "escalate": _told(moves.escalate, to="manager-1", reason="waited_too_long"),
    "escalate twice for one cause": _escalate_twice,
    "end: declined": _told(moves.end, why="declined"),
    "end: reason not on the list": _told(moves.end, why="bored"),
    "correct the opening to a day earlier": partial(_correct_opening, to=OPENED_ON - timedelta(days=1)),
    "correct the opening past the last entry": partial(_correct_opening, to=date(2026, 11, 2)),
    "correct a correction": _correct_the_correction,
    "withdraw the opening": lambda telling, on: telling.take_back(telling.entries[0].fact, on),
    "withdraw the last entry": _withdraw_last,
}
OTHER_STEP, OTHER_MARK = "record a step of other work", "record a mark of other work"


def moves_of(kind: str) -> dict[str, Move]:
    """Every move that is tried on a kind of work: the common ones, its own steps and marks, and another's."""
    own_steps = [name for name in MILESTONES if name in {stage.reached_by for stage in KINDS[kind].stages}]
    own_marks = [name for name in MARKS if name in {*KINDS[kind].marks, KINDS[kind].received_by}]
    tried = dict(COMMON)
    for name in (*own_steps, *own_marks):
        tried[f"record {name}"] = _recorded(name)
    step = next(name for name in MILESTONES if name not in own_steps)
    mark = next(name for name in MARKS if name not in own_marks)
    return tried | {OTHER_STEP: _recorded(step), OTHER_MARK: _recorded(mark)}


A_WEEK_PASSES = "a week passes"
WAITS = {
    "just opened": [],
    "rated": ["rate"],
    "reached": ["keep in touch: reached"],
    "paused": ["pause"],
    "resumed": ["pause", "resume"],
    "escalated": ["escalate"],
    "in another tray": ["hand over to another team"],
    "ended: declined": ["end: declined"],
    "reopened": ["end: declined", "withdraw the last entry"],
    "opening withdrawn": ["withdraw the opening"],
}
OFFERED = {
    "offered": ["offer"],
    "offered and paused": ["offer", "pause"],
    "offer lapsed": ["offer", A_WEEK_PASSES],
    "offer returned": ["offer", "return the offer"],
    "offered, then handed over": ["offer", "hand over to another team"],
}
ACCEPTED = ["offer", "accept, by the worker offered"]
HANDED_BACK = [*ACCEPTED, "hand over to its own tray"]
BACK_IN_THE_TRAY = {
    "reallocation": HANDED_BACK,
    "reallocation, offered": [*HANDED_BACK, "offer"],
    "reallocation, offer lapsed": [*HANDED_BACK, "offer", A_WEEK_PASSES],
    "reallocation, accepted": [*HANDED_BACK, *ACCEPTED],
    "acceptance withdrawn": [*ACCEPTED, "withdraw the last entry"],
}
ASSESSED = ["record AssessmentStarted", "record AssessmentCompleted", "record EligibilityDecided"]
ENQUIRED = ["record EnquiryPlanned", "record EnquiryConcluded", "record ReferrerTold"]
STATES: Mapping[str, Mapping[str, list[str]]] = {
    "contact": {**WAITS, "closed: advice given": ["record ContactTriaged"]},
    "care_act_assessment": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting to start": ACCEPTED,
        "started: waiting to finish": [*ACCEPTED, *ASSESSED[:1]],
        "finished: waiting for a decision": [*ACCEPTED, *ASSESSED[:2]],
        "decided: waiting for care": [*ACCEPTED, *ASSESSED],
        "closed: completed": [*ACCEPTED, *ASSESSED, "record ServiceStarted"],
    },
    "review": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting to be held": ACCEPTED,
        "closed: completed": [*ACCEPTED, "record ReviewHeld"],
    },
    "review, not yet due": {
        "just opened": [],
        "offered": ["offer"],
        "accepted: waiting to be held": ACCEPTED,
        "reallocation": HANDED_BACK,
        "reallocation, accepted": [*HANDED_BACK, *ACCEPTED],
        "closed: completed": [*ACCEPTED, "record ReviewHeld"],
    },
    "safeguarding_concern": {
        **WAITS,
        "how to proceed decided": ["record HowToProceedDecided"],
        "screening begun: waiting for a threshold decision": ["record ScreeningBegan"],
        "screening ended": ["record ScreeningBegan", "record ScreeningEnded"],
        "specialist asked": ["record SpecialistAsked"],
        "specialist responded": ["record SpecialistAsked", "record SpecialistResponded"],
        "closed: no further action": ["record ScreeningBegan", "record ThresholdDecided"],
    },
    "section_42_enquiry": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting for a plan": ACCEPTED,
        "planned: waiting for a conclusion": [*ACCEPTED, *ENQUIRED[:1]],
        "concluded: waiting to tell the referrer": [*ACCEPTED, *ENQUIRED[:2]],
        "closed: completed": [*ACCEPTED, *ENQUIRED],
    },
}


def in_state(case: str, state: str) -> tuple[Telling, date]:
    """A work brought to a state by moves, and the day on which the next move is tried."""
    kind = case.split(",")[0]
    due_on = (DUE_LATER if "not yet" in case else OVERDUE_SINCE) if kind == "review" else None
    telling, on = opened(kind, OPENED_ON, due_on=due_on), MOVES_FROM
    for step in STATES[case][state]:
        if step == A_WEEK_PASSES:
            on += timedelta(days=7)
        else:
            moves_of(kind)[step](telling, on)
    return telling, on


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
