"""A ledger small enough to count by hand: six assessments and two concerns, for the worked examples of figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from lintel.domain import moves
from lintel.domain.fact import Recorded, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.project.drawing.telling import Teller, in_order

AS_AT = date(2025, 9, 30)


@dataclass(frozen=True, kw_only=True)
class Course:
    """One assessment's wait for a worker: dates in 2025, each None where it did not happen."""

    letter: str
    since: date
    joined: date
    rating: str
    reached: date | None = None
    offered: date | None = None
    accepted: date | None = None
    died: date | None = None


def _on(month: int, day: int) -> date:
    return date(2025, month, day)


COURSES = (
    Course(letter="A", since=_on(8, 4), joined=_on(8, 4), rating="green", offered=_on(8, 20), accepted=_on(8, 21)),
    Course(letter="B", since=_on(7, 1), joined=_on(7, 3), rating="green", offered=_on(8, 6), accepted=_on(8, 7)),
    Course(letter="C", since=_on(9, 15), joined=_on(9, 16), rating="amber", reached=_on(9, 26)),
    Course(letter="D", since=_on(8, 11), joined=_on(8, 12), rating="red", reached=_on(9, 22)),
    Course(letter="E", since=_on(9, 1), joined=_on(9, 1), rating="amber", died=_on(9, 12)),
    Course(letter="F", since=_on(9, 8), joined=_on(9, 18), rating="green", offered=_on(9, 29)),
)
CONCERNS = {
    "G": ((_on(9, 2), time(9, 0)), (_on(9, 3), time(8, 0))),
    "H": ((_on(9, 9), time(10, 0)), (_on(9, 10), time(16, 0))),
}


@cache
def few_waits() -> tuple[tuple[Recorded, ...], Mapping[str, str]]:
    """The ledger, and each work's letter by its id."""
    teller, letters = Teller(), list[str]()
    for course in COURSES:
        _tell(teller, course)
        letters.append(course.letter)
    for letter, ((received_on, at), (decided_on, decided_at)) in CONCERNS.items():
        concern = _open(teller, "safeguarding_concern", received_on, received_on, at)
        decided = {"mark": "HowToProceedDecided", "decision": "screen"}
        teller.move(concern, moves.note_mark, decided_on, decided_at, **decided)
        letters.append(letter)
    ledger = tuple(in_order(teller.entries))
    works = dict.fromkeys(entry.fact.subject for entry in ledger)
    return ledger, dict(zip(works, letters, strict=True))


def _open(teller: Teller, kind: str, since: date, joined: date, at: time | None = None) -> str:
    opening = Opening(kind=kind, person=new_id(), team="team", locality=None, since=since, occurred=joined, at=at)
    received = {"channel": "phone"} if kind == "safeguarding_concern" else None
    return teller.tell(*open_work(opening, received=received))[0].subject


def _tell(teller: Teller, course: Course) -> None:
    work, worker = _open(teller, "care_act_assessment", course.since, course.joined), new_id()
    teller.move(work, moves.rate, course.joined, rating=course.rating, reason="first_rating")
    if course.reached:
        teller.move(work, moves.keep_in_touch, course.reached, how="phone", reached=True)
    if course.offered:
        teller.move(work, moves.offer, course.offered, team="team", worker=worker, reason="next_in_order")
    if course.accepted:
        teller.move(work, moves.accept, course.accepted, worker=worker, reason="has_capacity")
    if course.died:
        teller.move(work, moves.end, course.died, why="died")
