"""A concern raised at triage: both engines run its clocks from the contact, as the county was told of it then."""

from datetime import date, time
from fractions import Fraction

import pytest

from lintel.domain import moves
from lintel.domain.fact import new_id
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moves import When
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.measures import ask
from tests.integration.measures.conftest import Teller

MONDAY, THURSDAY, FRIDAY = date(2026, 1, 5), date(2026, 1, 8), date(2026, 1, 9)
CALLED, TRIAGED, PROCEEDED = time(10, 15), time(9, 30), time(9, 0)


def state(work: str) -> WorkState:
    found = state_of(read.facts_of({work})[work])
    assert isinstance(found, WorkState)
    return found


@pytest.fixture
def concern(teller: Teller) -> str:
    """Called about on Monday, raised on Thursday, and how to proceed recorded on Friday."""
    contact = new_id()
    opening = Opening(
        kind="contact", person=teller.person(), team="duty", locality=None, since=MONDAY, occurred=MONDAY, at=CALLED,
        work=contact,
    )  # fmt: skip
    teller.tell(open_work(opening, received={"channel": "phone", "reason": "worried_about_someone"}), MONDAY)
    when, decided = When(occurred=THURSDAY, at=TRIAGED), "safeguarding_concern"
    triaged = moves.reach(state(contact), when, milestone="ContactTriaged", decision=decided)
    raised = what_opens(state(contact), triaged[0])
    teller.tell([*triaged, *raised], THURSDAY)
    work = raised[0].subject
    proceeded = When(occurred=FRIDAY, at=PROCEEDED)
    teller.tell(moves.note_mark(state(work), proceeded, mark="HowToProceedDecided", decision="screen"), FRIDAY)
    return work


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_how_to_proceed_was_late_although_it_came_the_day_after_the_triage(concern: str, engine: str) -> None:
    [run] = ask.members("clock:safeguarding_concern:how_to_proceed", FRIDAY, engine=engine)
    # From Monday 10:15 to Friday 09:00 is four days less an hour and a quarter.
    assert (run.work, run.since, run.days, run.in_time) == (concern, MONDAY, Fraction(379, 4), False)


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_the_threshold_clock_runs_from_the_call_too(teller: Teller, concern: str, engine: str) -> None:
    decided = {"decision": "no_further_action", "reason": "no_care_needs"}
    for milestone, answers in (("ScreeningBegan", {"decision": "screen"}), ("ThresholdDecided", decided)):
        facts = moves.reach(state(concern), When(occurred=date(2026, 1, 12)), milestone=milestone, **answers)
        teller.tell(facts, date(2026, 1, 12))
    [run] = ask.members("clock:safeguarding_concern:threshold", date(2026, 1, 12), engine=engine)
    assert (run.since, run.days, run.in_time) == (MONDAY, 7, False)
