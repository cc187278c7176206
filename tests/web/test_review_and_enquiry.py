"""A review and a section 42 enquiry, written on their forms: what came of it, and what the person wanted."""

import pytest

from lintel.records.models import Words
from tests.people import Cast, cast, client_of
from tests.web.reading import words
from tests.web.writing import facts, judge, path, send_in

HELD = {
    "own_words": "The new girl is kind",
    "going_well": ["nutrition"],
    "changes": "She walks with a stick now",
    "outcome": "no_change",
    "agreed_words": "Nothing changes",
}
PLANNED = {
    "outcomes_asked": "asked_and_said",
    "wanted": "I want him to stop shouting",
    "safe_now": "Her sister stays with her",
    "lead": "council",
    "find_out": "Ask the day centre by Friday",
}
FOUND = {
    "found": "The shouting was heard twice",
    "risk": "risk_reduced",
    "protection": "A visit each week",
    "outcomes_met": "partly",
    "met_words": "He shouts less",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def accepted(made: Cast, work: str, manager: str, worker: str) -> None:
    made.move(work, "offer", manager, team=made.work(work).team, worker=made.staff[worker].id, reason="next_in_order")
    made.move(work, "accept", worker, reason="has_capacity")


@pytest.fixture
def enquiry(made: Cast) -> Cast:
    """A cast whose concern led to an enquiry, which the safeguarding lead took on."""
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    told = {"decision": "section_42", "reason": "three_parts_met"}
    made.move("concern", "reach-ThresholdDecided", "lead", **told)
    from lintel.casework.models import Work

    opened = Work.objects.get(kind="section_42_enquiry").id
    made = Cast(made.today, made.staff, made.people, {**made.works, "enquiry": opened})
    accepted(made, "enquiry", "lead", "lead")
    return made


def test_a_review_that_is_held_opens_the_next(made: Cast) -> None:
    accepted(made, "review", "manager", "worker")
    assert send_in(made, "review", "review", HELD).status_code == 302
    [held] = facts(made, "review", "ReviewHeld")
    assert held.outcome == "no_change"
    assert Words.objects.get(pk=held.answers).body["changes"] == "She walks with a stick now"
    assert made.work("review").outcome == "completed"
    page = words(client_of(made, "worker").get(f"/work/{made.work('review').reference}"))
    assert "Read: Review" in page
    assert page.count("Review W-") >= 2  # this one, and the one that it opened
    assert "The new girl is kind" in words(client_of(made, "worker").get(path(made, "review", "review/read")))


def test_a_review_that_nobody_took_on_is_not_held_yet_and_keeps_what_was_typed(made: Cast) -> None:
    answer = send_in(made, "review", "review", HELD)
    assert answer.status_code == 422
    assert "She walks with a stick now" in answer.content.decode()
    assert not facts(made, "review", "ReviewHeld")


def test_nobody_signs_a_review_off(made: Cast) -> None:
    assert judge(made, "review", "review", "manager").status_code == 404


def test_an_enquiry_asks_what_the_person_wants_and_says_whether_they_got_it(enquiry: Cast) -> None:
    assert send_in(enquiry, "enquiry", "enquiry-plan", PLANNED, "lead").status_code == 302
    [planned] = facts(enquiry, "enquiry", "EnquiryPlanned")
    assert (planned.lead, planned.outcomes_asked) == ("council", "asked_and_said")
    page = client_of(enquiry, "lead").get(path(enquiry, "enquiry", "enquiry"))
    assert "I want him to stop shouting" in page.content.decode()
    assert "Is this still right?" in words(page)
    assert send_in(enquiry, "enquiry", "enquiry", FOUND, "lead").status_code == 302
    [found] = facts(enquiry, "enquiry", "EnquiryConcluded")
    assert (found.risk, found.outcomes_met) == ("risk_reduced", "partly")
    assert enquiry.work("enquiry").stage == "tell_referrer"


@pytest.mark.parametrize("missing", ["outcomes_asked", "safe_now", "lead", "find_out"])
def test_an_enquiry_plan_without_its_answers_is_not_recorded(enquiry: Cast, missing: str) -> None:
    answer = send_in(enquiry, "enquiry", "enquiry-plan", PLANNED | {missing: ""}, "lead")
    assert answer.status_code == 422
    assert not facts(enquiry, "enquiry", "EnquiryPlanned")


def test_an_enquiry_is_not_found_out_before_it_is_planned(enquiry: Cast) -> None:
    answer = send_in(enquiry, "enquiry", "enquiry", FOUND, "lead")
    assert answer.status_code == 422
    assert not facts(enquiry, "enquiry", "EnquiryConcluded")


@pytest.mark.parametrize("end", ["enquiry-plan", "enquiry-plan/read", "enquiry"])
def test_an_enquiry_is_for_those_who_may_see_it(enquiry: Cast, end: str) -> None:
    send_in(enquiry, "enquiry", "enquiry-plan", PLANNED, "lead")
    address = path(enquiry, "enquiry", end)
    assert client_of(enquiry, "lead").get(address).status_code == 200
    for who in ("worker", "stranger", "duty", "other_manager"):
        answer = client_of(enquiry, who).get(address)
        assert answer.status_code == 404, who
        assert "shouting" not in answer.content.decode()


def test_a_form_of_another_kind_of_work_is_not_found(made: Cast) -> None:
    for work, slug in (("held", "review"), ("held", "enquiry"), ("review", "enquiry-plan"), ("concern", "care-plan")):
        assert client_of(made, "lead").get(path(made, work, slug)).status_code == 404
