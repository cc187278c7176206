"""Moves: what somebody may do next with a work. Each is a rule that turns answers into facts; a story judges them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, cast

from lintel.domain.allocation import HandedOver, OfferAccepted, OfferReturned, WorkOffered
from lintel.domain.contact import THE_PERSON
from lintel.domain.fact import Corrected, Fact, Withdrawn
from lintel.domain.kind import REALLOCATION, Stage
from lintel.domain.known_senders import SenderConfirmed
from lintel.domain.more_told import MoreRead
from lintel.domain.refusals import Refused
from lintel.domain.rooms import fact_named
from lintel.domain.waiting import Escalated, KeptInTouch, RiskRated, WaitEnded, WaitPaused, WaitResumed, WaitStarted
from lintel.domain.work import REACHED, RETURNED, WorkClosed, WorkFact, WorkState, require_open


@dataclass(frozen=True, kw_only=True)
class When:
    """When something happened: a London date, the time where known, and the id of a note where words were needed."""

    occurred: date
    at: time | None = None
    note: str | None = None


def rate(work: WorkState, when: When, *, rating: str, reason: str, senior_manager: str | None = None) -> list[Fact]:
    """Rate the risk. Red is told to the named senior manager at once, where the team has one."""
    rated = RiskRated(subject=work.id, rating=rating, reason=reason, **vars(when))
    if rating != "red" or senior_manager is None:
        return [rated]
    return [rated, *escalate(work, when, to=senior_manager, reason="rated_red", because_of_fact=rated.id)]


def keep_in_touch(work: WorkState, when: When, *, how: str, reached: bool) -> list[Fact]:
    """Record a try to reach the person."""
    return [KeptInTouch(subject=work.id, how=how, reached=reached, **vars(when))]


def read_more(work: WorkState, when: When) -> list[Fact]:
    """Somebody read what was added by whoever sent the form."""
    return [MoreRead(subject=work.id, **vars(when))]


def confirm_sender(work: WorkState, when: When, *, checked_by: str) -> list[Fact]:
    """Somebody made sure that the address with which this work came in is its sender's."""
    return [SenderConfirmed(subject=work.id, checked_by=checked_by, address_in=work.first_told or "", **vars(when))]


def pause(work: WorkState, when: When, *, reason: str, for_whom: str) -> list[Fact]:
    """Pause the second clock."""
    return [WaitPaused(subject=work.id, reason=reason, for_whom=for_whom, **vars(when))]


def resume(work: WorkState, when: When, *, reason: str) -> list[Fact]:
    """Resume it."""
    return [WaitResumed(subject=work.id, reason=reason, **vars(when))]


def escalate(work: WorkState, when: When, *, to: str, reason: str, because_of_fact: str | None = None) -> list[Fact]:
    """Tell a named manager. While no manager knows of a red, it is that red that the manager is told of."""
    because = because_of_fact or _red_not_told(work)
    return [Escalated(subject=work.id, to=to, reason=reason, because_of_fact=because, **vars(when))]


def _red_not_told(work: WorkState) -> str | None:
    return work.rated_by if work.rating == "red" and work.rated_by not in work.escalated_for else None


def offer(work: WorkState, when: When, *, team: str, worker: str, reason: str) -> list[Fact]:
    """Offer the work to a worker."""
    return [WorkOffered(subject=work.id, team=team, worker=worker, reason=reason, **vars(when))]


def accept(work: WorkState, when: When, *, worker: str, reason: str) -> list[Fact]:
    """Take the work on: the allocation wait is reached, and the next begins."""
    accepted = OfferAccepted(subject=work.id, worker=worker, reason=reason, **vars(when))
    return [accepted, *_reached(work, accepted)]


def return_offer(work: WorkState, when: When, *, reason: str) -> list[Fact]:
    """Give an offer back."""
    return [OfferReturned(subject=work.id, reason=reason, **vars(when))]


def hand_over(work: WorkState, when: When, *, team: str, reason: str, locality: str | None = None) -> list[Fact]:
    """Put the work in a team's tray. From a worker's hands, a new wait for a worker begins that day (rule 3)."""
    handed = HandedOver(subject=work.id, team=team, locality=locality, reason=reason, **vars(when))
    if work.worker is None or work.wait is None:
        return [handed]
    shared = along(handed)
    ended = WaitEnded(stage=work.wait.stage, why=RETURNED, **shared)
    return [handed, ended, WaitStarted(stage=REALLOCATION.name, **shared)]


def reach(work: WorkState, when: When, *, milestone: str, **answers: Any) -> list[Fact]:
    """Record what ends the open wait, close the work or begin its next wait."""
    reached = cast(WorkFact, fact_named(milestone)(subject=work.id, **vars(when), **answers))
    return [reached, *_reached(work, reached)]


def note_mark(work: WorkState, when: When, *, mark: str, **answers: Any) -> list[Fact]:
    """Record what starts or stops a named clock."""
    return [fact_named(mark)(subject=work.id, **vars(when), **answers)]


def log_call(work: WorkState, when: When, *, call: str, **answers: Any) -> list[Fact]:
    """Record a call about a contact. With the person it was also a try to keep in touch, and is not typed again."""
    logged: Any = fact_named(call)(subject=work.id, **vars(when), **answers)
    if logged.with_whom != THE_PERSON or work.wait is None:
        return [logged]
    return [logged, KeptInTouch(how="phone", reached=getattr(logged, "reached", True), **along(logged))]


def end(work: WorkState, when: When, *, why: str) -> list[Fact]:
    """The person leaves the list, and the work is closed for the same reason."""
    require_open(work)
    if work.wait is None:
        raise Refused("nothing_to_end")
    ended = WaitEnded(subject=work.id, stage=work.wait.stage, why=why, **vars(when))
    return [ended, WorkClosed(outcome=why, **along(ended))]


def correct(work_id: str, when: When, *, original: str, changes: Mapping[str, str | None], reason: str) -> list[Fact]:
    """Put a date or code of an earlier fact right."""
    return [Corrected(subject=work_id, original=original, changes=changes, reason=reason, **vars(when))]


def withdraw(work_id: str, when: When, *, original: str, reason: str) -> list[Fact]:
    """Say that an earlier fact should never have been recorded."""
    return [Withdrawn(subject=work_id, original=original, reason=reason, **vars(when))]


def along(leader: Fact) -> dict[str, Any]:
    """What a fact shares with the one that it came along with."""
    return {"subject": leader.subject, "occurred": leader.occurred, "at": leader.at, "follows": leader.id}


def _reached(work: WorkState, leader: WorkFact) -> Sequence[Fact]:
    leader.check(work)
    assert work.wait is not None
    assert work.stage is not None
    ended = WaitEnded(stage=work.wait.stage, why=REACHED, **along(leader))
    outcome = closing_outcome(work.stage, leader)
    if outcome is not None:
        return [ended, WorkClosed(outcome=outcome, **along(leader))]
    return [ended, _next_wait(work, leader)]


def closing_outcome(stage: Stage, leader: Fact) -> str | None:
    """The outcome with which this fact closes the work, or None where it goes on."""
    return stage.outcome(stage.decided(leader))


def _next_wait(work: WorkState, leader: Fact) -> WaitStarted:
    assert work.stage is not None
    if work.stage.name == REALLOCATION.name:
        assert work.interrupted is not None
        return WaitStarted(stage=work.interrupted.stage, **along(leader))
    following = work.declared.after(work.stage)
    assert following is not None
    return WaitStarted(stage=following.name, **along(leader))
