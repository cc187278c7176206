"""Notation: how a table writes one work's story, line by line as it was recorded, and what may be asked of it.

    2026-03-05 opened at 10:30 told 2026-03-02T09:15
    2026-03-05 opened since 2026-03-02 | 2026-03-06 offered | 2026-03-09 accepted | 2026-03-10 correct 1 occurred 2026-03-03

A line is a date and what happened. A correction, withdrawal or reattribution is told by its own words: `correct 1 since
2026-03-01` puts the first line right, `withdraw 1/3` points at the third fact that the first line recorded.
"""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta

import pytest

from lintel.domain import moves
from lintel.domain.clock import Moment, days_between, days_without_pauses, elapsed_hours
from lintel.domain.correcting import may_correct
from lintel.domain.fact import Fact
from lintel.domain.person import PersonRegistered, SamePerson
from lintel.domain.refusals import Refused
from lintel.domain.work import Reattributed, Wait
from tests.telling import OTHER_TEAM, PERSON, WORKER, Telling, opened

HAPPENED: dict[str, Callable[[Telling, date], list[Fact]]] = {
    "rated red": lambda told, on: told.move(moves.rate, on, rating="red", reason="risk_of_harm"),
    "rated amber": lambda told, on: told.move(moves.rate, on, rating="amber", reason="first_rating"),
    "rated green": lambda told, on: told.move(moves.rate, on, rating="green", reason="needs_eased"),
    "reached": lambda told, on: told.move(moves.keep_in_touch, on, how="phone", reached=True),
    "missed": lambda told, on: told.move(moves.keep_in_touch, on, how="phone", reached=False),
    "paused": lambda told, on: told.move(moves.pause, on, reason="hospital", for_whom="health_service"),
    "resumed": lambda told, on: told.move(moves.resume, on, reason="discharged"),
    "offered": lambda told, on: told.move(moves.offer, on, team=told.work.team, worker=WORKER, reason="next_in_order"),
    "offered elsewhere": lambda told, on: told.move(
        moves.offer, on, team=OTHER_TEAM, worker=WORKER, reason="next_in_order"
    ),
    "accepted": lambda told, on: told.move(moves.accept, on, worker=WORKER, reason="has_capacity"),
    "returned": lambda told, on: told.move(moves.return_offer, on, reason="no_capacity"),
    "handed over": lambda told, on: told.move(moves.hand_over, on, team=OTHER_TEAM, reason="worker_left"),
    "triaged": lambda told, on: told.record("ContactTriaged", on),
    "held": lambda told, on: told.record("ReviewHeld", on),
    "held care_ended": lambda told, on: told.record("ReviewHeld", on, outcome="care_ended"),
    "ended died": lambda told, on: told.move(moves.end, on, why="died"),
    "proceeded at 09:15": lambda told, on: told.record("HowToProceedDecided", on, time(9, 15)),
    "screened": lambda told, on: told.record("ScreeningBegan", on),
    "decided section_42": lambda told, on: told.record("ThresholdDecided", on, decision="section_42"),
    "started": lambda told, on: told.record("AssessmentStarted", on),
    "escalated": lambda told, on: told.move(moves.escalate, on, to="manager-1", reason="waited_too_long"),
    "rated purple": lambda told, on: told.move(moves.rate, on, rating="purple", reason="risk_of_harm"),
    "ended bored": lambda told, on: told.move(moves.end, on, why="bored"),
    "ended declined": lambda told, on: told.move(moves.end, on, why="declined"),
}


def tell(kind: str, story: str) -> Telling:
    """A story told to its end. Raises Refused where an entry is refused."""
    telling, commits = Telling(), []
    for line in story.split(" | "):
        day, said = line.split(" ", 1)
        on = date.fromisoformat(day)
        if said.startswith(("opened", "registered")):
            telling = _begun(kind, on, said.split()[1:])
            commits.append([entry.fact for entry in telling.entries])
        else:
            commits.append(_entry(telling, on, said, commits))
    return telling


def _begun(kind: str, on: date, said: list[str]) -> Telling:
    if kind == "person":
        telling = Telling()
        telling.commit([PersonRegistered(subject=PERSON, occurred=on)])
        return telling
    given = dict(zip(said[::2], said[1::2], strict=True))
    told = _moment(given.pop("told")) if "told" in given else None
    at = time.fromisoformat(given.pop("at")) if "at" in given else None
    days = {name: date.fromisoformat(day) for name, day in given.items()}
    return opened(kind, on, since=days.get("since"), due_on=days.get("due"), told=told, at=at)


def _moment(written: str) -> Moment:
    day, _, at = written.partition("T")
    return Moment(date.fromisoformat(day), time.fromisoformat(at) if at else None)


def _entry(telling: Telling, on: date, said: str, commits: list[list[Fact]]) -> list[Fact]:
    if said in HAPPENED:
        return HAPPENED[said](telling, on)
    verb, named, *change = said.split()
    if verb == "linked":
        return telling.commit([SamePerson(subject=PERSON, occurred=on, other=change[0], reason="told_us")])
    if verb == "reattributed":
        return telling.commit([_reattributed(on, named, change[-1])])
    number, _, place = named.partition("/")
    pointed_at = commits[int(number) - 1]
    if verb == "withdraw":
        return telling.take_back(pointed_at[int(place or 1) - 1], on)
    name, value = change
    fact = pointed_at[int(place) - 1] if place else _first_that_holds(pointed_at, name)
    return telling.put_right(fact, on, **{name: value})


def _reattributed(on: date, from_person: str, to_person: str) -> Fact:
    return Reattributed(
        subject="work-1", occurred=on, from_person=from_person, to_person=to_person, reason="wrong_person"
    )


def _first_that_holds(facts: list[Fact], name: str) -> Fact:
    return next((fact for fact in facts if may_correct(fact, name)), facts[0])


def ask(kind: str, story: str, asks: str) -> str:
    """What comes out when the story is asked, as the table writes it."""
    if asks == "refused":
        return _refusal(kind, story).key
    if asks == "refusal names":
        return str(_refusal(kind, story).parameters["facts"])
    return _answer(tell(kind, story), asks)


def _refusal(kind: str, story: str) -> Refused:
    *before, last = story.split(" | ")
    if before:
        tell(kind, " | ".join(before))
    with pytest.raises(Refused) as refused:
        tell(kind, " | ".join([*before, last]))
    assert str(refused.value)
    return refused.value


def _answer(telling: Telling, asks: str) -> str:
    if asks == "same person as":
        return ", ".join(telling.person.same_as.values()) or "nobody"
    work = telling.work
    if asks in ("rating", "person", "team", "outcome"):
        return str(getattr(work, asks))
    if asks.startswith("hours of "):
        clock = next(each for each in work.declared.clocks if each.name == asks.removeprefix("hours of "))
        passed = elapsed_hours(work.marks[clock.starts], work.marks[clock.stops])
        return f"{passed / timedelta(hours=1):g}"
    if asks.startswith("when "):
        moment = work.marks[asks.removeprefix("when ")]
        return f"{moment.on} {moment.at:%H:%M}" if moment.at else f"{moment.on}"
    return _answer_about_waits(telling, asks)


def _answer_about_waits(telling: Telling, asks: str) -> str:
    work = telling.work
    if asks == "waits":
        return "; ".join(_written(wait) for wait in work.waits)
    if asks == "offer lapses":
        assert work.offer is not None
        return work.offer.lapses_on.isoformat()
    if asks == "next contact":
        return work.next_contact_due.isoformat() if work.next_contact_due else "none"
    if asks == "days to first offer":
        return str(days_between(work.waits[0].since, work.waits[0].first_offered or date.min))
    return _answer_on_a_day(telling, asks, date.fromisoformat(asks.split()[-1]))


def _answer_on_a_day(telling: Telling, asks: str, on: date) -> str:
    if asks.startswith("waiting on"):
        return next(_on_the_list(telling.work.waits, on), "nobody")
    wait = telling.work.waits[int(asks.split()[-3]) - 1]
    stop = min(wait.end or on, on)
    if asks.startswith("days without pauses"):
        return str(days_without_pauses(wait.since, stop, wait.pauses))
    return str(days_between(wait.since, stop))


def _on_the_list(waits: list[Wait], on: date) -> Iterator[str]:
    return (wait.stage for wait in waits if wait.on_list_from <= on and (wait.end is None or on < wait.end))


def _written(wait: Wait) -> str:
    ended = f"end {wait.end} {wait.why}" if wait.end else "open"
    return f"{wait.stage} since {wait.since} on list {wait.on_list_from} {ended}"
