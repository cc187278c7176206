"""In this room: what passes from one work to the next, so that nothing is typed again."""

from datetime import date, time

import pytest

from lintel.domain.clock import Moment
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moves import accept, offer
from lintel.domain.work import WorkOpened, WorkState
from tests.telling import OTHER_TEAM, RECEIVED, TEAM, WORKER, Telling, opened

FRIDAY, MONDAY, TUESDAY = date(2026, 2, 27), date(2026, 3, 2), date(2026, 3, 3)
WEDNESDAY, NEXT_WEEK = date(2026, 3, 4), date(2026, 3, 9)


def handed_on(telling: Telling, name: str, on: date, *, team: str | None = None, **answers: str) -> Telling:
    """The work that begins because of a decision."""
    leader = telling.record(name, on, time(10, 30), **answers)[0]
    following = Telling()
    following.commit(what_opens(telling.work, leader, team=team))
    return following


def passed_on(work: WorkState) -> tuple[object, ...]:
    """What a person would otherwise have to type again."""
    return work.person, work.locality, work.channel


def test_to_safeguarding_to_welfare_and_back_with_nothing_typed_again() -> None:
    call = opened("contact", MONDAY, since=FRIDAY)
    concern = handed_on(call, "ContactTriaged", TUESDAY, decision="safeguarding_concern")
    concern.record("ScreeningBegan", TUESDAY)
    welfare = handed_on(concern, "ThresholdDecided", WEDNESDAY, decision="welfare", reason="other_duty")
    again = handed_on(welfare, "ContactTriaged", NEXT_WEEK, decision="safeguarding_concern")
    chain = [call.work, concern.work, welfare.work, again.work]
    assert [work.declared.name for work in chain] == [
        "contact", "safeguarding_concern", "contact", "safeguarding_concern",
    ]  # fmt: skip
    assert [work.because_of for work in chain] == [None, *(work.id for work in chain[:3])]
    assert {passed_on(work) for work in chain} == {("person-1", "north", "portal")}
    assert {work.waits[0].since for work in chain} == {FRIDAY}
    assert [work.waits[0].on_list_from for work in chain] == [MONDAY, TUESDAY, WEDNESDAY, NEXT_WEEK]
    assert [work.outcome for work in chain] == ["moved_on", "welfare_route", "moved_on", None]


def test_the_next_work_begins_on_the_day_and_at_the_time_of_the_decision() -> None:
    call = opened("contact", MONDAY)
    contact = handed_on(call, "ContactTriaged", TUESDAY, team="locality-2", decision="care_act_assessment")
    begun = contact.entries[0].fact
    assert (begun.occurred, begun.at) == (TUESDAY, time(10, 30))


@pytest.mark.parametrize("at", [None, time(9, 15)])
def test_the_council_was_told_of_a_concern_when_the_contact_came_in(at: time | None) -> None:
    call = opened("contact", MONDAY, at=at)
    concern = handed_on(call, "ContactTriaged", TUESDAY, decision="safeguarding_concern")
    assert concern.work.marks["ConcernReceived"] == Moment(MONDAY, at)
    assert concern.work.waits[0].on_list_from == TUESDAY


def test_a_concern_raised_at_the_triage_of_a_contact_that_was_never_received_runs_from_the_triage() -> None:
    moved = Telling()
    moved.commit(
        open_work(Opening(kind="contact", person="p", team=TEAM, locality=None, since=MONDAY, occurred=MONDAY))
    )
    concern = handed_on(moved, "ContactTriaged", TUESDAY, decision="safeguarding_concern")
    assert concern.work.marks["ConcernReceived"] == Moment(TUESDAY, time(10, 30))


@pytest.mark.parametrize("decision", ["section_42", "other_enquiry"])
def test_a_threshold_decision_opens_an_enquiry_for_the_same_person(decision: str) -> None:
    concern = opened("safeguarding_concern", MONDAY, since=FRIDAY)
    concern.record("ScreeningBegan", MONDAY)
    enquiry = handed_on(
        concern, "ThresholdDecided", TUESDAY, decision=decision, reason="three_parts_met", team=OTHER_TEAM
    )
    assert (enquiry.work.declared.name, enquiry.work.because_of) == ("section_42_enquiry", "work-1")
    assert (enquiry.work.person, enquiry.work.team) == (concern.work.person, OTHER_TEAM)
    assert enquiry.work.waits[0].since == FRIDAY


def assessed(on: date) -> Telling:
    """An assessment that waits for care to start."""
    telling = opened("care_act_assessment", on)
    telling.move(offer, on, team=TEAM, worker=WORKER, reason="next_in_order")
    telling.move(accept, on, worker=WORKER, reason="has_capacity")
    for milestone in ("AssessmentStarted", "AssessmentCompleted", "EligibilityDecided"):
        telling.record(milestone, on)
    return telling


def test_care_that_starts_is_first_reviewed_after_eight_weeks_and_then_every_year() -> None:
    first = handed_on(assessed(MONDAY), "ServiceStarted", MONDAY)
    assert (first.work.declared.name, first.work.due_on) == ("review", date(2026, 4, 27))
    assert first.work.waits[0].on_list_from == date(2026, 4, 28)
    first.move(offer, NEXT_WEEK, team=TEAM, worker=WORKER, reason="next_in_order")
    first.move(accept, NEXT_WEEK, worker=WORKER, reason="has_capacity")
    second = handed_on(first, "ReviewHeld", date(2026, 4, 30), outcome="no_change")
    assert (second.work.due_on, second.work.because_of) == (date(2027, 4, 30), first.work.id)


@pytest.mark.parametrize(
    ("kind", "steps"),
    [
        ("contact", [("ContactTriaged", "advice_given")]),
        ("contact", [("ContactTriaged", "signposted")]),
        ("safeguarding_concern", [("ScreeningBegan", "screen"), ("ThresholdDecided", "no_further_action")]),
    ],
)
def test_where_nothing_more_is_to_be_done_nothing_is_opened(kind: str, steps: list[tuple[str, str]]) -> None:
    telling = opened(kind, MONDAY)
    leaders = [telling.record(name, TUESDAY, decision=decision)[0] for name, decision in steps]
    assert [what_opens(telling.work, leader) for leader in leaders] == [[] for _ in steps]


def test_after_care_has_ended_no_review_falls_due() -> None:
    review = opened("review", MONDAY, due_on=NEXT_WEEK)
    review.move(offer, MONDAY, team=TEAM, worker=WORKER, reason="next_in_order")
    review.move(accept, MONDAY, worker=WORKER, reason="has_capacity")
    held = review.record("ReviewHeld", NEXT_WEEK, outcome="care_ended")[0]
    assert what_opens(review.work, held) == []


def test_what_a_work_opens_with_comes_along_with_its_opening() -> None:
    opening = Opening(kind="contact", person="person-1", team=TEAM, locality=None, since=MONDAY, occurred=MONDAY)
    first, *along = open_work(opening, received=RECEIVED["contact"])
    assert first.follows is None
    assert [type(fact).__name__ for fact in along] == ["ContactReceived", "WaitStarted"]
    assert {fact.follows for fact in along} == {first.id}


@pytest.mark.parametrize(
    ("takes", "chosen", "team"),
    [(None, None, TEAM), (None, OTHER_TEAM, OTHER_TEAM), ("safeguarding", OTHER_TEAM, "safeguarding")],
)
def test_it_goes_to_the_team_that_takes_its_kind_else_to_the_chosen_one(
    takes: str | None, chosen: str | None, team: str
) -> None:
    call = opened("contact", MONDAY)
    leader = call.record("ContactTriaged", TUESDAY, decision="safeguarding_concern")[0]
    begun = what_opens(call.work, leader, team=chosen, takes={"safeguarding_concern": takes}.get)
    assert isinstance(begun[0], WorkOpened)
    assert begun[0].team == team
