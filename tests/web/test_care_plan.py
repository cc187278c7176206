"""The care and support plan: written from the assessment, agreed within a limit, and read by whoever is on duty."""

import re
from datetime import timedelta

import pytest

from lintel.domain.refusals import Refused
from lintel.ledger.models import Entry
from lintel.records.models import Words
from tests.people import DUTY, NORTH, Cast, cast, client_of, open_for
from tests.web.reading import read, words
from tests.web.writing import boxes, facts, judge, on, path, send_in

ASSESSED = {
    "own_words": "I want to stay at home with my cat",
    "needs": "Help with meals",
    "impairment": "yes",
    "nutrition": ["danger"],
    "hygiene": ["takes_longer"],
    "significant_impact": "yes",
    "proposed": "eligible",
    "carer": "Her sister comes on Sundays",
    "method": "face_to_face",
}
PLAN = {
    "own_words": "I want to cook again",
    "plan_for": ["nutrition", "hygiene"],
    "nutrition_help": "Somebody cooks with her at noon",
    "nutrition_by": ["council"],
    "contingency": "Ring the sister, then the duty team",
    "contingency_contact": "Sister, 07700 900123",
    "payment": "part_direct_payment",
    "weekly": "£240.50",
    "person_pays": "60",
    "one_off": "",
}


@pytest.fixture
def made(db: None) -> Cast:
    """A cast in which the held assessment was written on the form and decided: needs are eligible."""
    made = cast()
    made.move("held", "reach-AssessmentStarted", "worker", days_ago=5, method="face_to_face")
    then = on(made.today - timedelta(days=5))
    assert send_in(made, "held", "assessment", ASSESSED | then).status_code == 302
    decided = {"decision": "eligible", "reason": "criteria_met"} | then
    assert judge(made, "held", "assessment", "manager", **decided).status_code == 302
    return made


def test_it_begins_with_what_the_assessment_found(made: Cast) -> None:
    answer = client_of(made, "worker").get(path(made, "held", "care-plan"))
    page = answer.content.decode()
    assert "Her sister comes on Sundays" in page
    ticked = [box["value"] for box in read(answer).boxes if box.get("name") == "plan_for" and "checked" in box]
    assert ticked == ["nutrition", "hygiene"]
    assert "stay at home with my cat" in page


def test_it_is_sent_in_agreed_and_care_starts(made: Cast) -> None:
    assert send_in(made, "held", "care-plan", PLAN).status_code == 302
    [proposed] = facts(made, "held", "CarePlanProposed")
    assert (proposed.payment, proposed.weekly_pence, proposed.person_pays_pence, proposed.one_off_pence) == (
        "part_direct_payment", 24050, 6000, 0,
    )  # fmt: skip
    assert Words.objects.get(pk=proposed.answers).body["contingency"] == "Ring the sister, then the duty team"
    assert made.work("held").to_sign == "care_plan"
    assert judge(made, "held", "care-plan", "manager").status_code == 302
    assert made.work("held").to_sign is None
    assert len(facts(made, "held", "CarePlanAgreed")) == 1
    made.move("held", "reach-ServiceStarted", "worker", setting="home_care")
    assert made.work("held").outcome == "completed"


def test_no_word_of_it_is_in_the_ledger(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    assert not [body for body in Entry.objects.values_list("body", flat=True) if "sister" in body or "cook" in body]


def test_whoever_is_on_duty_reads_what_to_do_once_it_is_agreed(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    page = f"/person/{made.person('orla').reference}"
    assert "breaks down" not in words(client_of(made, "adviser").get(page))
    judge(made, "held", "care-plan", "manager")
    shown = words(client_of(made, "adviser").get(page))
    assert "If the usual care breaks down Ring the sister, then the duty team" in shown
    assert "Ring first: Sister, 07700 900123" in shown
    assert "breaks down" not in words(client_of(made, "lead").get(f"/person/{made.person('lin').reference}"))


def test_the_duty_worker_reads_what_to_do_and_not_the_plan(made: Cast) -> None:
    """She sees the person by a contact, and not the assessment."""
    agreed_plan(made)
    open_for(made.people["orla"], "contact", DUTY, made.today)
    duty = client_of(made, "duty")
    page = duty.get(f"/person/{made.person('orla').reference}")
    assert "If the usual care breaks down Ring the sister, then the duty team" in words(page)
    assert path(made, "held", "care-plan/read") not in page.content.decode()
    assert duty.get(path(made, "held", "care-plan/read")).status_code == 404


@pytest.mark.parametrize(
    ("who", "weekly", "one_off", "status"),
    [
        ("manager", "500", "1000", 302),
        ("manager", "500.01", "", 422),
        ("manager", "10", "1000.01", 422),
        ("senior", "4,000", "9000", 302),
    ],
)
def test_it_is_agreed_by_somebody_whose_limit_it_keeps_to(
    made: Cast, who: str, weekly: str, one_off: str, status: int
) -> None:
    send_in(made, "held", "care-plan", PLAN | {"weekly": weekly, "person_pays": "", "one_off": one_off})
    answer = judge(made, "held", "care-plan", who)
    assert answer.status_code == status
    assert (status == 422) == ("Ask a senior manager" in answer.content.decode())
    assert len(facts(made, "held", "CarePlanAgreed")) == (status == 302)


def test_who_wrote_it_does_not_agree_it_and_a_worker_agrees_nothing(made: Cast) -> None:
    assert send_in(made, "held", "care-plan", PLAN, "manager").status_code == 302
    assert "You wrote this yourself" in words(judge(made, "held", "care-plan", "manager"))
    assert judge(made, "held", "care-plan", "teammate").status_code == 403
    assert not facts(made, "held", "CarePlanAgreed")


def test_sent_back_it_is_changed_and_every_version_stays(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    answer = judge(made, "held", "care-plan", "manager", what="send_back", back_reason="wording", note="Say who cooks")
    assert answer.status_code == 302
    assert made.work("held").to_sign is None
    page = client_of(made, "worker").get(path(made, "held", "care-plan"))
    assert "Say who cooks" in words(page)
    assert "Somebody cooks with her at noon" in page.content.decode()
    assert send_in(made, "held", "care-plan", PLAN | {"nutrition_help": "Brisa cooks"}).status_code == 302
    assert len(facts(made, "held", "CarePlanProposed")) == 2
    shown = words(client_of(made, "worker").get(path(made, "held", "care-plan/read")))
    assert "Brisa cooks" in shown
    assert "Version 2 of 2" in shown


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"weekly": "lots"}, "is not an amount of money"),
        ({"weekly": "12.345"}, "is not an amount of money"),
        ({"weekly": "-5"}, "is not an amount of money"),
        ({"weekly": "999999"}, "Type an amount from £0 to £100,000"),
        ({"person_pays": "241"}, "cannot pay more than the budget"),
        ({"weekly": "1234,567"}, "is not an amount of money"),
        ({"weekly": "٣٤"}, "is not an amount of money"),
        ({"payment": "no_budget"}, "You chose that nothing is paid"),
        ({"contingency": ""}, "What to do, and in which order"),
        ({"payment": ""}, "How is it paid?"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(made: Cast, told: dict[str, object], says: str) -> None:
    answer = send_in(made, "held", "care-plan", PLAN | told)
    assert answer.status_code == 422
    assert says in words(answer)
    assert "Somebody cooks with her at noon" in answer.content.decode()
    assert not facts(made, "held", "CarePlanProposed")


def test_what_is_written_of_an_outcome_that_is_not_ticked_is_neither_lost_nor_passed_over(made: Cast) -> None:
    answer = send_in(made, "held", "care-plan", PLAN | {"toilet_help": "A rail by the door"})
    assert answer.status_code == 422
    assert "This counts only if you chose: Managing toilet needs." in words(answer)
    page = answer.content.decode()
    assert "A rail by the door" in page
    opened = re.findall(r'data-asked-if="plan_for" data-codes="(\w+)" open', page)
    assert opened == ["nutrition", "hygiene", "toilet"]
    assert send_in(made, "held", "care-plan", PLAN | {"toilet_help": ""}).status_code == 302


def test_there_is_no_plan_before_the_decision(db: None) -> None:
    made = cast()
    page = client_of(made, "worker").get(f"/work/{made.work('held').reference}")
    assert "care and support plan" not in words(page).lower()
    answer = send_in(made, "held", "care-plan", PLAN)
    assert answer.status_code == 422
    assert "By that day it was not decided that needs are eligible" in words(answer)


def test_care_that_starts_without_an_agreed_plan_needs_a_reason(made: Cast) -> None:
    client, move = client_of(made, "worker"), path(made, "held", "reach-ServiceStarted")
    assert "Its plan is not agreed" in words(client.get(move))
    told = {"sequence": str(made.work("held").sequence), "setting": "home_care"} | {
        f"occurred-{name}": str(getattr(made.today, name)) for name in ("day", "month", "year")
    }
    answer = client.post(move, told)
    assert answer.status_code == 422
    assert "plan is not agreed yet" in words(answer)
    assert client.post(move, told | {"out_of_order": "urgent"}).status_code == 302
    assert [each.out_of_order for each in facts(made, "held", "ServiceStarted")] == ["urgent"]


def test_an_old_tab_sends_nothing_in_once_the_work_is_somebody_elses(made: Cast) -> None:
    client = client_of(made, "worker")
    page = client.get(path(made, "held", "care-plan"))
    made.move("held", "hand_over", "manager", team=NORTH, reason="worker_left")
    made.move("held", "offer", "manager", team=NORTH, worker=made.staff["teammate"].id, reason="next_in_order")
    made.move("held", "accept", "teammate", reason="has_capacity")
    answer = client.post(path(made, "held", "care-plan"), {**on(made.today), **boxes(page), **PLAN})
    assert answer.status_code == 409
    assert "The work went to somebody else" in words(answer)
    assert "Somebody cooks with her at noon" in answer.content.decode()
    assert not facts(made, "held", "CarePlanProposed")


def test_nobody_signs_off_alone_what_was_recorded_without_the_form(made: Cast) -> None:
    made.move("waiting", "offer", "manager", team=NORTH, worker=made.staff["worker"].id, reason="next_in_order")
    made.move("waiting", "accept", "worker", reason="has_capacity")
    for step in ("AssessmentStarted", "AssessmentCompleted"):
        made.move("waiting", f"reach-{step}", "worker", method="face_to_face")
    for who in ("worker", "teammate"):
        with pytest.raises(Refused):
            made.move("waiting", "reach-EligibilityDecided", who, decision="eligible")
    made.move("waiting", "reach-EligibilityDecided", "manager", decision="eligible")


def test_the_manager_sees_it_among_what_is_due(made: Cast) -> None:
    assert "Nothing waits to be signed off" in words(client_of(made, "manager").get("/due"))
    send_in(made, "held", "care-plan", PLAN)
    for who, seen in (("manager", True), ("senior", True), ("other_manager", False), ("worker", False)):
        page = client_of(made, who).get("/due").content.decode()
        assert (path(made, "held", "care-plan/sign-off") in page) == seen, who
    assert ("To be signed off" in words(client_of(made, "worker").get("/due"))) is False


def test_the_timeline_tells_money_in_pounds(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    page = words(client_of(made, "worker").get(f"/work/{made.work('held').reference}"))
    assert "£240.50" in page
    assert "24050" not in page


def test_a_plan_sent_in_late_is_not_agreed_along_with_the_one_that_was_read(made: Cast) -> None:
    """Agreed is the plan that the manager read. One that is dated before that day, and sent in after, is refused."""
    send_in(made, "held", "care-plan", PLAN | on(made.today - timedelta(days=3)))
    judge(made, "held", "care-plan", "manager")
    late = PLAN | {"weekly": "4000", "contingency": "Nobody agreed this"} | on(made.today - timedelta(days=1))
    answer = send_in(made, "held", "care-plan", late)
    assert answer.status_code == 422
    assert "Nobody agreed this" in answer.content.decode()
    assert len(facts(made, "held", "CarePlanProposed")) == 1
    assert send_in(made, "held", "care-plan", late | on(made.today)).status_code == 302
    shown = words(client_of(made, "worker").get(f"/person/{made.person('orla').reference}"))
    assert "Ring the sister, then the duty team" in shown
    assert "Nobody agreed this" not in shown
    assert made.work("held").to_sign == "care_plan"


def test_no_correction_agrees_another_plan(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN | on(made.today - timedelta(days=4)))
    judge(made, "held", "care-plan", "manager", **on(made.today - timedelta(days=3)))
    [agreed] = facts(made, "held", "CarePlanAgreed")
    send_in(made, "held", "care-plan", PLAN | {"weekly": "2000"} | on(made.today - timedelta(days=2)))
    with pytest.raises(Refused):
        made.move(
            "held", "correct", "manager",
            original=agreed.id, changes={"occurred": made.today.isoformat()}, reason="wrong_date",
        )  # fmt: skip
    assert made.work("held").to_sign == "care_plan"


@pytest.mark.parametrize("who", ["worker", "manager"])
def test_a_plan_that_waits_is_agreed_though_care_has_started(made: Cast, who: str) -> None:
    send_in(made, "held", "care-plan", PLAN)
    made.move("held", "reach-ServiceStarted", who, setting="home_care", out_of_order="urgent")
    assert made.work("held").closed_on is not None
    assert path(made, "held", "care-plan/sign-off") in client_of(made, "manager").get("/due").content.decode()
    assert judge(made, "held", "care-plan", "manager").status_code == 302
    assert "Ring the sister" in words(client_of(made, "adviser").get(f"/person/{made.person('orla').reference}"))
    assert made.work("held").to_sign is None


def test_a_plan_that_waits_is_agreed_though_the_review_was_held(made: Cast) -> None:
    agreed_plan(made)
    accepted(made, "review")
    assert send_in(made, "review", "care-plan", PLAN | {"contingency": "Ring the neighbour"}).status_code == 302
    told = {"own_words": "It works", "outcome": "plan_changed", "new_plan": "Whom to ring"}
    assert send_in(made, "review", "review", told).status_code == 302
    assert judge(made, "review", "care-plan", "manager").status_code == 302
    assert "Ring the neighbour" in words(client_of(made, "worker").get(f"/person/{made.person('orla').reference}"))


def test_a_new_plan_begins_with_the_last_one_and_not_with_the_assessment_before(made: Cast) -> None:
    kept = {"own_words": "I cook again", "carer": "Her niece comes", "plan_for": ["nutrition", "toilet"]}
    assert send_in(made, "held", "care-plan", PLAN | kept | {"toilet_help": "A rail by the door"}).status_code == 302
    judge(made, "held", "care-plan", "manager")
    answer = client_of(made, "worker").get(path(made, "review", "care-plan"))
    ticked = [box["value"] for box in read(answer).boxes if box.get("name") == "plan_for" and "checked" in box]
    assert ticked == ["nutrition", "toilet"]
    page = answer.content.decode()
    assert [each for each in ("I cook again", "Her niece comes", "A rail by the door") if each not in page] == []


def test_a_plan_stands_until_a_review_ends_the_care(made: Cast) -> None:
    agreed_plan(made)
    accepted(made, "review")
    told = {"own_words": "I manage", "outcome": "care_ended"}
    assert send_in(made, "review", "review", told).status_code == 302
    assert "breaks down" not in words(client_of(made, "worker").get(f"/person/{made.person('orla').reference}"))


def test_a_backdated_sign_off_has_todays_limit(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {"role": "team_manager", "weekly_pence": "900000", "one_off_pence": "", "valid_from": "2020-01-01"}
    after = before | {"weekly_pence": "100", "valid_from": (made.today - timedelta(days=1)).isoformat()}
    rows = [row | {"source": "A test"} for row in (before, after)]
    monkeypatch.setattr("lintel.domain.care_plan.rows", lambda name: rows)
    send_in(made, "held", "care-plan", PLAN | on(made.today - timedelta(days=3)))
    answer = judge(made, "held", "care-plan", "manager", **on(made.today - timedelta(days=3)))
    assert answer.status_code == 422
    assert "You can agree up to £1.00" in words(answer)


def agreed_plan(made: Cast) -> None:
    """A plan that was sent in and agreed."""
    send_in(made, "held", "care-plan", PLAN)
    assert judge(made, "held", "care-plan", "manager").status_code == 302


def accepted(made: Cast, work: str) -> None:
    """A work that the worker took on."""
    made.move(
        work, "offer", "manager", team=made.work(work).team, worker=made.staff["worker"].id, reason="next_in_order"
    )
    made.move(work, "accept", "worker", reason="has_capacity")


def test_a_plan_that_was_withdrawn_agrees_nothing(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    judge(made, "held", "care-plan", "manager")
    [agreed] = facts(made, "held", "CarePlanAgreed")
    made.move("held", "withdraw", "manager", original=agreed.id, reason="did_not_happen")
    assert "breaks down" not in words(client_of(made, "worker").get(f"/person/{made.person('orla').reference}"))
    assert made.work("held").to_sign == "care_plan"


def test_a_review_begins_with_the_plan_and_may_bring_a_new_one(made: Cast) -> None:
    send_in(made, "held", "care-plan", PLAN)
    judge(made, "held", "care-plan", "manager")
    page = client_of(made, "worker").get(path(made, "review", "review")).content.decode()
    assert "Ring the sister, then the duty team" in page
    changed = PLAN | {"contingency": "Ring the neighbour"}
    assert send_in(made, "review", "care-plan", changed).status_code == 302
    assert judge(made, "review", "care-plan", "manager").status_code == 302
    shown = words(client_of(made, "worker").get(f"/person/{made.person('orla').reference}"))
    assert "Ring the neighbour" in shown
    assert "Ring the sister" not in shown


@pytest.mark.parametrize("days_ago", [0, 3])
def test_the_first_review_falls_due_by_itself_after_care_starts(made: Cast, days_ago: int) -> None:
    send_in(made, "held", "care-plan", PLAN)
    judge(made, "held", "care-plan", "manager")
    made.move("held", "reach-ServiceStarted", "worker", setting="home_care")
    client = client_of(made, "worker")
    assert f"{made.today + timedelta(days=56):%-d %B %Y}" in words(
        client.get(f"/person/{made.person('orla').reference}")
    )


def test_a_plan_dated_before_the_decision_is_told_why(made: Cast) -> None:
    answer = send_in(made, "held", "care-plan", PLAN | on(made.today - timedelta(days=6)))
    assert answer.status_code == 422
    assert "By that day it was not decided" in words(answer)


def test_the_form_says_at_once_that_it_cannot_be_sent_in(made: Cast) -> None:
    assert "cannot be sent in" not in words(client_of(made, "worker").get(path(made, "held", "care-plan")))
    made.move("held", "end", "manager", why="died")
    assert "cannot be sent in" in words(client_of(made, "manager").get(path(made, "held", "care-plan")))


@pytest.mark.parametrize(
    ("who", "limit"),
    [
        ("manager", "You can agree up to £500.00 a week and up to £1,000.00 paid once."),
        ("senior", "You can agree any amount a week and any amount paid once."),
    ],
)
def test_whoever_signs_it_off_is_told_her_limit(made: Cast, who: str, limit: str) -> None:
    send_in(made, "held", "care-plan", PLAN)
    assert limit in words(client_of(made, who).get(path(made, "held", "care-plan/sign-off")))
