"""What whoever holds a reference is told: never a verdict, and nothing by which a concern could be told from a contact."""

from datetime import date, timedelta
from typing import Any

import pytest

from lintel.domain import moves
from lintel.domain.fact import new_id
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moves import When
from lintel.domain.reference import ALPHABET, LENGTH, reference_typed, work_reference
from lintel.domain.status import where_it_stands
from lintel.domain.work_state import WorkState

DAY = date(2026, 3, 2)


def told(work: WorkState, facts: list[Any]) -> WorkState:
    for fact in facts:
        if fact.subject == work.id or not work.id:
            fact.apply(work)
    return work


def opened(kind: str, **more: Any) -> WorkState:
    opening = Opening(kind=kind, person="p", team="duty", locality=None, since=DAY, occurred=DAY, **more)
    received = {
        "contact": {"channel": "portal", "reason": "asks_for_care"},
        "safeguarding_concern": {"channel": "portal"},
    }
    return told(WorkState(), open_work(opening, received=received.get(kind)))


def triaged(decision: str) -> tuple[WorkState, WorkState | None]:
    contact = opened("contact")
    facts = moves.reach(contact, When(occurred=DAY + timedelta(days=1)), milestone="ContactTriaged", decision=decision)
    after = what_opens(contact, facts[0], team="north")
    told(contact, facts)
    return contact, told(WorkState(), after) if after else None


def said(sent: WorkState, after: WorkState | None = None) -> list[tuple[str, date | None]]:
    return [(step.what, step.on) for step in where_it_stands(sent, after)]


ONLY_RECEIVED = [("received", DAY)]


@pytest.mark.parametrize(
    ("sent", "after"),
    [
        (opened("contact"), None),
        (opened("safeguarding_concern"), None),
        triaged("safeguarding_concern"),
        (opened("contact", because_of="a concern"), None),
    ],
)
def test_a_concern_is_told_like_a_contact_at_which_nobody_looked(sent: WorkState, after: WorkState | None) -> None:
    assert said(sent, after) == ONLY_RECEIVED


def test_a_contact_that_was_looked_at_and_closed() -> None:
    next_day = DAY + timedelta(days=1)
    assert said(*triaged("advice_given")) == [*ONLY_RECEIVED, ("looked_at", next_day), ("closed", next_day)]


def test_the_wait_for_an_assessment_runs_from_the_first_contact() -> None:
    assert said(*triaged("care_act_assessment"))[2:] == [("waiting", DAY)]


def test_work_that_was_moved_to_another_person_is_not_told_of() -> None:
    contact, assessment = triaged("care_act_assessment")
    assert assessment is not None
    assessment.person = "another"
    assert [what for what, _ in said(contact, assessment)] == ["received", "looked_at", "closed"]


@pytest.mark.parametrize("decision", ["eligible", "not_eligible", "no_needs"])
def test_no_verdict_is_told(decision: str) -> None:
    contact, assessment = triaged("care_act_assessment")
    assert assessment is not None
    assessment.worker = "w"
    for stage in ("decision", "service_start"):
        assessment.waits[-1].stage = stage
        assert [what for what, _ in said(contact, assessment)] == ["received", "looked_at", "written_up", "worker"]


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("W-7K3M9-QX2TD", "W-7K3M9-QX2TD"),
        (" w 7k3m9 qx2td ", "W-7K3M9-QX2TD"),
        ("7k3m9qx2td", "W-7K3M9-QX2TD"),
        ("W-OK3M9-QX2TL", "W-0K3M9-QX2T1"),
        ("W-7K3M9-QX2T", ""),
        ("P-7K3M9-QX2TD", ""),
        ("W-7K3M9-QX2TU", ""),
        ("\u202e", ""),
    ],
)
def test_a_reference_is_read_as_it_was_typed_off_paper(typed: str, known: str) -> None:
    assert reference_typed(typed) == known


def test_a_reference_cannot_be_guessed() -> None:
    """Ten million works, and thirty tries an hour from each of a thousand places for a year: with the day of birth that must
    fit too, no hit is to be expected."""
    space, works, tries = len(set(ALPHABET)) ** LENGTH, 10_000_000, 30 * 24 * 365 * 1000
    assert space >= 2**50
    assert works * tries / space / (365 * 90) < 0.001
    drawn = [work_reference(new_id()) for _ in range(2000)]
    assert len(set(drawn)) == 2000
    for place in (2, 3, 4, 5, 6, 8, 9, 10, 11, 12):
        assert {reference[place] for reference in drawn} == set(ALPHABET)
