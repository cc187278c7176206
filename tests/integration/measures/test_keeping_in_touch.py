"""Days since somebody was reached go on from stage to stage, in the rule and in both engines."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings

from lintel.domain.allocation import OfferAccepted, WorkOffered
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.waiting import KeptInTouch, WaitEnded, WaitStarted
from lintel.measures import ask
from lintel.measures.catch_up import reached
from tests.integration.measures.conftest import Teller
from tests.notation import tell

IN_TOUCH = "keep_in_touch:care_act_assessment:start"
AS_AT = date(2026, 1, 31)
ACCEPTED = date(2026, 1, 20)


@pytest.fixture
def accepted(teller: Teller) -> str:
    """An assessment that joined the list on 5 January, and waits to be started since 20 January."""
    work = teller.assessment(date(2026, 1, 5))[0].subject
    offered = WorkOffered(subject=work, occurred=ACCEPTED, team="hill", worker="worker-1", reason="next_in_order")
    answer = OfferAccepted(subject=work, occurred=ACCEPTED, worker="worker-1", reason="has_capacity")
    along = {"subject": work, "occurred": ACCEPTED, "follows": answer.id}
    next_wait = [WaitEnded(stage="allocation", why="reached", **along), WaitStarted(stage="start", **along)]
    teller.tell([offered, answer, *next_wait], ACCEPTED)
    return work


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_days_run_from_the_day_the_person_first_joined_the_list(accepted: str, engine: str) -> None:
    (member,) = ask.members(IN_TOUCH, AS_AT, engine=engine)
    assert (member.on_list_from, member.days) == (ACCEPTED, 26)
    assert ask.figures(IN_TOUCH, AS_AT, engine=engine).figures.whole.maximum == 26


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_days_run_from_the_last_time_the_person_was_reached(teller: Teller, accepted: str, engine: str) -> None:
    day = date(2026, 1, 22)
    teller.tell([KeptInTouch(subject=accepted, occurred=day, how="phone", reached=True)], day)
    assert ask.figures(IN_TOUCH, AS_AT, engine=engine).figures.whole.maximum == 9


@pytest.mark.parametrize(
    ("story", "since"),
    [
        ("2026-03-02 opened | 2026-03-09 offered | 2026-03-10 accepted", date(2026, 3, 2)),
        ("2026-03-02 opened | 2026-03-04 reached | 2026-03-09 offered | 2026-03-10 accepted", date(2026, 3, 4)),
    ],
)
def test_the_rule_reckons_from_the_same_day(story: str, since: date) -> None:
    assert tell("care_act_assessment", story).work.in_touch_from == since


def test_spells_of_an_older_reckoning_are_built_again(accepted: str) -> None:
    before = ask.figures(IN_TOUCH, AS_AT)
    import_module("lintel.measures.migrations.0002_keeping_in_touch_counts_across_stages").build_again(apps, None)
    assert reached(settings.LINTEL_COUNCIL) == 0
    assert ask.figures(IN_TOUCH, AS_AT).figures == before.figures


@pytest.mark.parametrize("engine", ask.ENGINES)
def test_a_try_missed_before_a_review_is_due_does_not_make_it_late(teller: Teller, engine: str) -> None:
    opened, due_on = date(2025, 10, 1), date(2026, 1, 30)
    opening = Opening(
        kind="review", person=teller.person(), team="hill", locality="north", since=opened, occurred=opened
    )
    facts = open_work(opening, received={"basis": "first_after_plan"}, due_on=due_on)
    teller.tell(facts, opened)
    tried = date(2025, 11, 3)
    teller.tell([KeptInTouch(subject=facts[0].subject, occurred=tried, how="phone", reached=False)], tried)
    (member,) = ask.members("keep_in_touch:review:allocation", AS_AT, engine=engine)
    assert (member.on_list_from, member.in_time) == (AS_AT, True)
