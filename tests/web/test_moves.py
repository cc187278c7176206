"""Every move made from its page, and what the page says afterwards."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.casework.models import Work
from lintel.domain import legal
from lintel.domain.records_of_people import REATTRIBUTE
from lintel.web.work.said import after
from tests.people import DUTY, NORTH, SAFEGUARDING, SOUTH, Cast, cast, client_of, staff_id
from tests.web.reading import at, read, send, sent, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


WORKER, MANAGER = staff_id("worker"), staff_id("senior")
# Who, with which work, which move, the answers, and what the work's page says afterwards.
MOVES = [
    ("worker", "waiting", "rate", {"rating": "red", "reason": "risk_of_harm"}, "Sunniva Thorne"),
    ("adviser", "waiting", "keep_in_touch", {"reached": "yes", "how": "phone"}, "Kept in touch"),
    ("worker", "waiting", "pause", {"reason": "hospital", "for_whom": "person"}, "Paused: In hospital"),
    ("manager", "waiting", "offer", {"worker": WORKER, "reason": "risk"}, "Offered to Wren Applegarth"),
    ("worker", "offered", "accept", {"reason": "has_capacity"}, "Waiting to start"),
    ("worker", "offered", "return_offer", {"reason": "no_capacity"}, "Team tray"),
    ("worker", "held", "hand_over", {"team": NORTH, "reason": "worker_absent"}, "Waiting for a new worker"),
    ("worker", "waiting", "escalate", {"to": MANAGER, "reason": "cannot_reach"}, "Escalated"),
    ("worker", "waiting", "end", {"why": "declined"}, "The person declined"),
    ("worker", "held", "reach-AssessmentStarted", {"method": "face_to_face"}, "Waiting for the assessment to finish"),
    ("lead", "concern", "mark-HowToProceedDecided", {"decision": "screen"}, "How to proceed decided"),
    ("lead", "concern", "reach-ScreeningBegan", {"decision": "screen"}, "Waiting for a threshold decision"),
]


@pytest.mark.parametrize(("who", "work", "slug", "answers", "said"), MOVES, ids=[move[2] for move in MOVES])
def test_a_move_is_made_from_its_page(
    made: Cast, who: str, work: str, slug: str, answers: dict[str, str], said: str
) -> None:
    client = client_of(made, who)
    assert at(made, work, slug) in read(client.get(f"/work/{made.work(work).reference}")).links
    answer = send(client, at(made, work, slug), note="Because it is so.", **answers)
    assert answer.status_code == 302
    page = words(client.get(answer["Location"]))
    assert said in page
    assert "Done: " in page
    assert "Because it is so." in page


@pytest.mark.parametrize("done", [*legal.MOVES, legal.CORRECT, legal.WITHDRAW, REATTRIBUTE], ids=lambda each: each.name)
def test_what_was_done_is_a_sentence_and_not_the_words_of_the_button(done: legal.Move) -> None:
    assert re.fullmatch(r"Done: [a-z ’]+ (is|are) [a-z ,’]+\.", after(done))


def test_what_was_recorded_is_said_after_a_move_of_one_kind_of_work() -> None:
    reached = legal.Move(name="reach", title="Record: assessment started", fact="AssessmentStarted")
    assert after(reached) == "Done: “assessment started” is recorded."


# Session and reader; the work and its facts; the row, the ledger's head, the fact. Then the head moves: on PostgreSQL
# with the fact, where another statement takes a place among the writers.
# One asks whether what was sent had been kept as a draft, which is over then.
STATEMENTS_OF_A_COMMIT = 9


@pytest.mark.parametrize("who", ["worker", "adviser", "manager"])
def test_a_commit_makes_few_statements(made: Cast, who: str) -> None:
    client, path = client_of(made, who), at(made, "waiting", "keep_in_touch")
    answers = sent(client.get(path), reached="yes", how="phone")
    with CaptureQueriesContext(connection) as asked:
        assert client.post(path, answers).status_code == 302
    statements = [each["sql"] for each in asked if "SAVEPOINT" not in each["sql"]]
    assert len(statements) == STATEMENTS_OF_A_COMMIT, statements


def test_resuming_follows_pausing(made: Cast) -> None:
    made.move("waiting", "pause", "worker", days_ago=2, reason="court", for_whom="court")
    assert send(client_of(made, "worker"), at(made, "waiting", "resume"), reason="ready").status_code == 302
    assert made.work("waiting").days_paused == 2


@pytest.mark.parametrize(
    ("decision", "chosen", "kind", "team"),
    [
        ("care_act_assessment", SOUTH, "care_act_assessment", SOUTH),
        ("safeguarding_concern", "", "safeguarding_concern", SAFEGUARDING),
        ("advice_given", "", None, None),
    ],
)
def test_triage_opens_what_comes_next_in_the_right_tray(
    made: Cast, decision: str, chosen: str, kind: str | None, team: str | None
) -> None:
    path = at(made, "contact", "reach-ContactTriaged")
    answer = send(client_of(made, "duty"), path, decision=decision, advice="safety", to_team=chosen)
    assert answer.status_code == 302
    opened = Work.objects.filter(because_of=made.works["contact"]).values_list("kind", "team")
    assert list(opened) == ([(kind, team)] if kind else [])


def test_triage_for_an_assessment_asks_which_team(made: Cast) -> None:
    answer = send(client_of(made, "duty"), at(made, "contact", "reach-ContactTriaged"), decision="care_act_assessment")
    assert answer.status_code == 422
    assert "Choose the team that assesses." in words(answer)


@pytest.mark.parametrize(
    ("decision", "reason", "kind", "team"),
    [
        ("section_42", "three_parts_met", "section_42_enquiry", SAFEGUARDING),
        ("welfare", "other_duty", "contact", DUTY),
        ("no_further_action", "no_abuse_or_neglect", None, None),
    ],
)
def test_a_threshold_decision_opens_what_comes_next(
    made: Cast, decision: str, reason: str, kind: str | None, team: str | None
) -> None:
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    client = client_of(made, "lead")
    answer = send(client, at(made, "concern", "reach-ThresholdDecided"), decision=decision, reason=reason)
    opened = Work.objects.filter(because_of=made.works["concern"])
    assert list(opened.values_list("kind", "team")) == ([(kind, team)] if kind else [])
    page = words(client.get(answer["Location"]))
    assert ("Began because of this work" in page) == (kind is not None)


def test_red_told_to_nobody_leaves_due_today_once_a_manager_is_told(made: Cast) -> None:
    from lintel.council.models import Team

    Team.objects.update(senior_manager=None)
    made.move("waiting", "rate", "worker", rating="red", reason="risk_of_harm")
    client = client_of(made, "worker")
    assert at(made, "waiting", "escalate") in read(client.get("/due")).links
    send(client, at(made, "waiting", "escalate"), to=MANAGER, reason="rated_red")
    assert made.work("waiting").told_of_red == MANAGER
    assert "A manager knows of every red." in words(client.get("/due"))


def test_a_safeguarding_concern_shows_four_clocks(made: Cast) -> None:
    page = words(client_of(made, "lead").get(f"/work/{made.work('concern').reference}"))
    for clock in ("How to proceed", "Screening hold", "Threshold decision", "Specialist response"):
        assert clock in page
    assert "Not started" in page
    assert "Overdue" in page


def test_a_returned_case_shows_the_first_request_beside_the_new_wait(made: Cast) -> None:
    made.move("held", "hand_over", "worker", team=NORTH, reason="worker_absent")
    page = words(client_of(made, "manager").get(f"/work/{made.work('held').reference}"))
    assert "Waiting for a new worker" in page
    assert "First asked" in page


def test_a_decision_that_may_close_the_work_says_which_does(made: Cast) -> None:
    made.move("held", "reach-AssessmentStarted", "worker", days_ago=2, method="face_to_face")
    made.move("held", "reach-AssessmentCompleted", "worker", days_ago=1, method="face_to_face")
    page = words(client_of(made, "worker").get(at(made, "held", "reach-EligibilityDecided")))
    assert "closes this work. Otherwise this wait ends" in page
    assert "“Needs that are not eligible” or “No needs found” closes" in page
