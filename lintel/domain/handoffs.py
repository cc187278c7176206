"""Handoffs: how a work begins, and what passes from one room to the next when a decision opens another work."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from lintel.domain.contact import ContactReceived
from lintel.domain.fact import Fact, new_id
from lintel.domain.flow import kind_named
from lintel.domain.review import ReviewScheduled, next_review
from lintel.domain.safeguarding import ConcernReceived
from lintel.domain.waiting import WaitStarted
from lintel.domain.work import WorkOpened, WorkState


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is known when a work begins. `since` is the first contact; `occurred` the day it joins the list."""

    kind: str
    person: str
    team: str
    locality: str | None
    since: date
    occurred: date
    at: time | None = None
    because_of: str | None = None
    opened_by: str | None = None
    note: str | None = None
    work: str | None = None


def open_work(opening: Opening, *, received: dict[str, Any] | None = None, due_on: date | None = None) -> list[Fact]:
    """The facts that begin a work: opened, received or scheduled where its kind says so, and its first wait."""
    work, kind = opening.work or new_id(), kind_named(opening.kind)
    shared: dict[str, Any] = {"subject": work, "occurred": opening.occurred, "at": opening.at}
    opened = WorkOpened(
        kind=opening.kind,
        person=opening.person,
        team=opening.team,
        locality=opening.locality,
        because_of=opening.because_of,
        opened_by=opening.opened_by,
        note=opening.note,
        **shared,
    )
    shared["follows"] = opened.id
    facts: list[Fact] = [opened]
    since = None if opening.since == opening.occurred else opening.since
    if due_on is not None:
        facts.append(ReviewScheduled(due_on=due_on, basis=(received or {})["basis"], **shared))
        since = None
    elif received is not None:
        facts.append(RECEIVED[opening.kind](**received, **shared))
    return [*facts, WaitStarted(stage=kind.stages[0].name, since=since, **shared)]


RECEIVED = {"contact": ContactReceived, "safeguarding_concern": ConcernReceived}


def what_opens(work: WorkState, leader: Fact, *, team: str | None = None) -> list[Fact]:
    """The facts of the work that begins because of this fact, or none. Nothing is typed again (U3)."""
    stage = work.declared.ended_by(type(leader).__name__)
    kind = stage.opened(stage.decided(leader)) if stage else None
    if kind is None:
        return []
    first = work.waits[0].since if work.waits else leader.occurred
    opening = Opening(
        kind=kind,
        person=work.person,
        team=team or work.team,
        locality=work.locality,
        since=first,
        occurred=leader.occurred,
        at=leader.at,
        because_of=work.id,
        opened_by=leader.id,
    )
    return _opened(opening, leader, work)


def _opened(opening: Opening, leader: Fact, before: WorkState) -> list[Fact]:
    channel = before.channel or "phone"
    if opening.kind == "review":
        due_on, basis = next_review(leader)
        return open_work(opening, received={"basis": basis}, due_on=due_on)
    if opening.kind == "contact":
        return open_work(opening, received={"channel": channel, "reason": "welfare_concern"})
    if opening.kind == "safeguarding_concern":
        return open_work(opening, received={"channel": channel} | _first_told(before))
    return open_work(opening)


def _first_told(contact: WorkState) -> dict[str, Any]:
    """The council was told of a concern when the contact came in, not when it was triaged."""
    received = contact.marks.get("ContactReceived")
    return {"since": received.on, "since_at": received.at} if received else {}
