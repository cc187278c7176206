"""Trying: every move that may be tried on a work of each kind, by the name that the table of moves gives it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from lintel.domain import moves
from lintel.domain.fact import Fact
from lintel.domain.flow import KINDS
from tests.telling import MARKS, MILESTONES, OTHER_TEAM, OTHER_WORKER, TEAM, WORKER, Telling

OPENED_ON = date(2026, 1, 5)
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
    telling.move(moves.hand_over, on, team=_team(telling, own=same_tray), reason="other_team_better")


def _offer(telling: Telling, on: date, *, own_tray: bool) -> None:
    telling.move(moves.offer, on, team=_team(telling, own=own_tray), worker=WORKER, reason="next_in_order")


def _team(telling: Telling, *, own: bool) -> str:
    return telling.work.team if own else OTHER_TEAM if telling.work.team == TEAM else TEAM


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
    "read what was added": _told(moves.read_more),
    "confirm the address of its sender": _told(moves.confirm_sender, checked_by="rang_organisation"),
    "pause": _told(moves.pause, reason="hospital", for_whom="health_service"),
    "resume": _told(moves.resume, reason="ready"),
    "offer": partial(_offer, own_tray=True),
    "offer, from another tray": partial(_offer, own_tray=False),
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
