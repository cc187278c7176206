"""The queue: messages are kept with the facts that owe them, or neither is; what is unsafe stands there as blocked."""

from datetime import date, timedelta

import pytest

from lintel.casework.commit import commit
from lintel.casework.leavers import record_leaver
from lintel.domain.clock import add_working_days
from lintel.domain.person_details import SafeContactRecorded
from lintel.gateways.models import Message, Status
from tests.integration.casework.test_half_way import contact_of_somebody_new, fails_at_every_statement_and_then_succeeds
from tests.people import NORTH, Cast, cast, staff_id
from tests.sending import a_message, safe


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    return made


def told(work: str) -> set[tuple[str, str, str, str | None]]:
    """What stands in the outbox about one work."""
    return {(each.template, each.channel, each.status, each.why) for each in Message.objects.filter(work=work)}


def test_a_commit_that_fails_anywhere_queues_nothing_and_the_next_try_queues_all(committed_db: None) -> None:
    facts, words = contact_of_somebody_new()
    message = a_message(facts[0].subject, facts[1].subject, facts[1].id)

    def act() -> None:
        assert not Message.objects.exists()
        commit(*facts, by="somebody", words=words, messages=[message])

    fails_at_every_statement_and_then_succeeds(act)
    assert Message.objects.get().status == Status.QUEUED


def test_a_leaver_queues_who_to_ring_for_everybody_within_one_working_day(made: Cast) -> None:
    record_leaver(made.staff["worker"], on=made.today, by=made.staff["manager"])
    found = Message.objects.filter(template="no_worker")
    assert {each.work for each in found} == {made.works["held"]}
    assert {each.channel for each in found} == {"letter", "text"}
    assert {each.tell_by for each in found} == {add_working_days(made.today, 1)}


def test_a_new_worker_and_a_decision_are_told(made: Cast) -> None:
    safe(made, "lin", text="yes", write="yes")
    made.move("offered", "accept", "worker", reason="has_capacity")
    assert told(made.works["offered"]) == {
        ("new_worker", "letter", "queued", None),
        ("new_worker", "text", "queued", None),
    }
    for fact in ("AssessmentStarted", "AssessmentCompleted"):
        made.move("offered", f"reach-{fact}", "worker", method="face_to_face")
    made.move("offered", "reach-EligibilityDecided", "manager", decision="not_eligible")
    assert ("decision", "letter", "queued", None) in told(made.works["offered"])


def test_triage_to_an_assessment_begins_waiting_well_for_the_new_work(made: Cast) -> None:
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    found = Message.objects.filter(template="waiting_well")
    assert {each.channel for each in found} == {"letter", "text"}
    assert {each.person for each in found} == {made.people["lin"]}
    assert made.works["contact"] not in {each.work for each in found}


UNSAFE = [
    ({"text": "no", "write": "no"}, "unsafe_to_text", "unsafe_to_write"),
    ({"text": "not_known", "write": "not_known"}, "not_asked_to_text", None),
    ({}, "not_asked_to_text", None),
    ({"text": "yes", "write": "yes"}, None, None),
]


@pytest.mark.parametrize(("answers", "text", "letter"), UNSAFE)
def test_safe_contact_is_asked_when_queued(made: Cast, answers: dict[str, str], text: str, letter: str) -> None:
    if answers:
        safe(made, "lin", **answers)
    made.move("offered", "accept", "worker", reason="has_capacity")
    assert dict(Message.objects.values_list("channel", "why")) == {"text": text, "letter": letter}


def test_a_restricted_person_is_written_to_only_after_a_yes(made: Cast) -> None:
    for _ in range(2):
        made.move("restricted", "offer", "lead", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
        made.move("restricted", "accept", "worker", reason="has_capacity")
        made.move("restricted", "hand_over", "lead", team=NORTH, reason="worker_absent")
        safe(made, "roan", text="yes", write="yes")
    assert [*Message.objects.order_by("queued", "channel").values_list("why", flat=True)] == [
        *["not_asked_to_write", "not_asked_to_text"] * 2,
        *[None] * 4,
    ]


def test_safeguarding_is_never_told_by_itself(made: Cast) -> None:
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    decided = {"decision": "section_42", "reason": "three_parts_met"}
    made.move("concern", "reach-ThresholdDecided", "lead", **decided)
    assert not Message.objects.exists()
    from lintel.casework.models import Work

    enquiry = Work.objects.get(kind="section_42_enquiry")
    made.works["enquiry"] = enquiry.id
    made.move("enquiry", "offer", "lead", team=enquiry.team, worker=staff_id("lead"), reason="skills_needed")
    made.move("enquiry", "accept", "lead", reason="has_capacity")
    assert told(enquiry.id) == {(("new_worker"), each, "blocked", "worker_tells") for each in ("letter", "text")}


def test_what_is_recorded_late_is_shown_as_late(made: Cast) -> None:
    record_leaver(made.staff["worker"], on=made.today - timedelta(days=6), by=made.staff["manager"])
    assert {each.tell_by < made.today for each in Message.objects.all()} == {True}
    assert isinstance(Message.objects.first().tell_by, date)


def test_safe_contact_can_be_recorded(made: Cast) -> None:
    assert SafeContactRecorded.ABOUT == "person"
