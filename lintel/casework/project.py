"""Projecting: from how a subject stands to its row. Pure, and shared by commit and rebuild."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.db.models.base import ModelState

from lintel.casework.models import ForcedAccess, Person, Work
from lintel.domain.person import PersonState
from lintel.domain.person_relationships import may_speak_for
from lintel.domain.reference import person_reference, work_reference
from lintel.domain.story import State
from lintel.domain.urgency import place_of
from lintel.domain.work import Wait, WorkState
from lintel.domain.written import to_sign

Row = Work | Person | ForcedAccess
R = TypeVar("R", Work, Person, ForcedAccess)


def _filled(table: type[R], **values: Any) -> R:
    """A row filled straight, as a load makes a hundred thousand: a model's own way takes ten times as long."""
    row = table.__new__(table)
    row.__dict__.update(_blank(table), _state=ModelState(), **values)
    return row


@cache
def _blank(table: type[Row]) -> dict[str, Any]:
    return {column.attname: column.get_default() for column in table._meta.concrete_fields}


def row_of(subject: str, state: State | None, sequence: int) -> Row | None:
    """The row of a subject, or None where nothing is left of it (its opening was withdrawn)."""
    if isinstance(state, WorkState) and state.kind is not None:
        return _work(subject, state, sequence)
    if isinstance(state, PersonState) and state.known_since is not None:
        return _person(subject, state, sequence)
    return None


def _work(subject: str, state: WorkState, sequence: int) -> Work:
    return _filled(
        Work,
        id=subject,
        reference=work_reference(subject),
        kind=state.declared.name,
        sequence=sequence,
        **_opened(state),
        **_rated(state),
        **_in_touch(state),
        **_waiting(state.wait),
        **_offered(state),
        **_allocated(state),
        **_finished(state),
    )


def _opened(state: WorkState) -> dict[str, str | date | None]:
    return {
        "person": state.person,
        "because_of": state.because_of,
        "opened_by": state.opened_by,
        "opened_on": state.opened_on,
        "first_request": state.waits[0].since if state.waits else None,
        "locality": state.locality,
        "reason": state.reason,
        "first_told": state.first_told,
    }


def _rated(state: WorkState) -> dict[str, str | date | int | None]:
    return {
        "rating": state.rating,
        "urgency": place_of(state.rating, state.urgent_since),
        "rated_on": state.rated_on,
        "told_of_red": state.escalated_to if state.rated_by in state.escalated_for else None,
        "urgent_since": state.urgent_since,
    }


def _in_touch(state: WorkState) -> dict[str, date | int | None]:
    """When the person was last reached and is to be, how often they and the council rang, and what they told since."""
    return {
        "last_reached": state.last_reached,
        "next_contact_due": state.next_contact_due,
        "calls": state.calls_taken + state.calls_made,
        "more_told_on": state.more_told_on,
        "worse_on": state.worse_on,
    }


def _waiting(wait: Wait | None) -> dict[str, str | date | int | None]:
    if wait is None:
        return {}
    return {
        "stage": wait.stage,
        "since": wait.since,
        "on_list_from": wait.on_list_from,
        "days_paused": sum((pause.stop - pause.start).days for pause in wait.pauses if pause.stop),
        **(_paused(wait) if wait.paused else {}),
    }


def _paused(wait: Wait) -> dict[str, str | date | None]:
    return {
        "paused_on": wait.pauses[-1].start,
        "pause_reason": wait.pause_reason,
        "waiting_for": wait.waiting_for,
    }


def _offered(state: WorkState) -> dict[str, str | date]:
    offer = state.offer
    if offer is None:
        return {}
    return {"offered_to": offer.worker, "offered_on": offer.on, "offer_lapses_on": offer.lapses_on}


def _allocated(state: WorkState) -> dict[str, str | date | None]:
    return {"team": state.team, "worker": state.worker, "allocated_on": state.allocated_on}


def _finished(state: WorkState) -> dict[str, str | date | None]:
    """By when it is to be, what is still to be signed, and what came of it."""
    return {
        "due_on": state.due_on,
        "to_sign": to_sign(state),
        "closed_on": state.closed_on,
        "outcome": state.outcome,
    }


def _person(subject: str, state: PersonState, sequence: int) -> Person:
    return _filled(
        Person,
        id=subject,
        reference=person_reference(subject),
        known_since=state.known_since,
        identity=state.identity,
        description=state.description,
        same_as=sorted(set(state.same_as.values())) or None,
        **_kept_safe(state),
        consent=state.consent,
        may_speak=may_speak_for(state),
        own_words=state.own_words,
        what_matters=state.what_matters,
        sequence=sequence,
    )


def _kept_safe(state: PersonState) -> dict[str, Any]:
    """What keeps the person safe, and whoever visits: who may see them, how to reach them, and what to look out for."""
    reached = {f"safe_to_{way}": answer for way, answer in state.safe.items()}
    return {"restriction": state.restriction, "hazards": sorted(state.hazards), **reached}


def forced_rows(subject: str, state: State | None) -> Iterator[ForcedAccess]:
    """The rows of each time that a person's record was opened in an emergency."""
    if not isinstance(state, PersonState) or state.known_since is None:
        return
    for forced in state.forced.values():
        yield _filled(
            ForcedAccess,
            id=forced.fact,
            person=subject,
            reader=forced.reader,
            reason=forced.reason,
            note=forced.note,
            forced=forced.forced.instant(),
            until=forced.until,
            review_due=forced.review_due,
            reviewed_on=forced.reviewed_on,
            reviewer=forced.reviewer,
            outcome=forced.outcome,
        )
