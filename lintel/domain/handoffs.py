"""Handoffs: how a work begins, and what passes from one room to the next when a decision opens another work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from lintel.domain.contact import ContactReceived
from lintel.domain.fact import Fact, new_id
from lintel.domain.flow import kind_named
from lintel.domain.refusals import Refused
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
    shared: dict[str, Any] = {"subject": opening.work or new_id(), "occurred": opening.occurred, "at": opening.at}
    opened = WorkOpened(**{name: getattr(opening, name) for name in TOLD_AT_OPENING}, **shared)
    shared["follows"] = opened.id
    # What has a due date is waited for from that date, and not from the first contact.
    since = opening.since if due_on is None and opening.since != opening.occurred else None
    first = WaitStarted(stage=kind_named(opening.kind).stages[0].name, since=since, **shared)
    if due_on is not None:
        return [opened, ReviewScheduled(due_on=due_on, **(received or {}), **shared), first]
    if received is not None:
        return [opened, RECEIVED[opening.kind](**received, **shared), first]
    return [opened, first]


TOLD_AT_OPENING = ("kind", "person", "team", "locality", "because_of", "opened_by", "note")
RECEIVED = {"contact": ContactReceived, "safeguarding_concern": ConcernReceived}


def nobody(kind: str) -> str | None:
    """No team takes work of any kind in, unless a council says so."""
    return None


def what_opens(
    work: WorkState, leader: Fact, *, team: str | None = None, takes: Callable[[str], str | None] = nobody
) -> list[Fact]:
    """The facts of the work that begins because of this fact, or none. Nothing is typed again (U3).

    It goes to the team that takes its kind, else to the one that was chosen, else it stays with the team that decided;
    some kinds need one that was chosen.
    """
    kind = kind_opened(work, leader)
    if kind is None:
        return []
    tray = takes(kind) or team
    if tray is None and kind_named(kind).team_is_chosen:
        raise Refused("choose_a_team", field="to_team")
    return _opened(_next(kind, work, leader, tray or work.team), leader, work)


def as_opened(work: WorkState, leader: Fact) -> list[Fact]:
    """What this fact would open the work with, for whoever asks for its dates: in whose tray is not looked into."""
    kind = kind_opened(work, leader)
    return _opened(_next(kind, work, leader, work.team), leader, work) if kind else []


def kind_opened(work: WorkState, leader: Fact) -> str | None:
    """The kind of work that this fact opens, or None."""
    stage = work.declared.ended_by(type(leader).__name__)
    return stage.opened(stage.decided(leader)) if stage else None


def _next(kind: str, work: WorkState, leader: Fact, team: str) -> Opening:
    return Opening(
        kind=kind,
        person=work.person,
        team=team,
        locality=work.locality,
        since=work.waits[0].since if work.waits else leader.occurred,
        occurred=leader.occurred,
        at=leader.at,
        because_of=work.id,
        opened_by=leader.id,
        # What was said first goes along where the flow says so: the next worker may not see the work before.
        note=work.first_told if _hands_on(work, leader, kind) else None,
    )


def _hands_on(work: WorkState, leader: Fact, kind: str) -> bool:
    stage = work.declared.ended_by(type(leader).__name__)
    return stage is not None and kind in stage.hands_on


def _opened(opening: Opening, leader: Fact, before: WorkState) -> list[Fact]:
    channel = before.channel or "phone"
    if opening.kind == "review":
        due_on, basis = next_review(leader)
        return open_work(opening, received={"basis": basis}, due_on=due_on)
    if opening.kind == "contact":
        # Whoever told of it said since when it cannot wait, and nobody at triage has looked yet.
        welfare = {"reason": "welfare_concern", "urgent_since": before.urgent_since}
        return open_work(opening, received={"channel": channel} | welfare)
    if opening.kind == "safeguarding_concern":
        return open_work(opening, received={"channel": channel} | _first_told(before))
    return open_work(opening)


def _first_told(contact: WorkState) -> dict[str, Any]:
    """The council was told of a concern when the contact came in, not when it was triaged."""
    received = contact.marks.get("ContactReceived")
    urgent = {"urgent_since": contact.urgent_since}
    return urgent | ({"since": received.on, "since_at": received.at} if received else {})
