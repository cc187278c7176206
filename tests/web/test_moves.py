"""Every move on its page: made, refused in a sentence, overtaken by somebody else, sent twice; nothing typed is lost."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from lintel.casework.lists import Filters, waiting_list
from lintel.casework.models import Work
from lintel.ledger.models import Entry
from tests.people import DUTY, NORTH, SAFEGUARDING, SOUTH, Cast, cast, client_of, staff_id
from tests.web.reading import read, sent, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def at(made: Cast, work: str, slug: str) -> str:
    return f"/work/{made.work(work).reference}/{slug}"


def send(client: Client, path: str, **answers: Any) -> HttpResponse:
    """Open the page of a move, answer it as a browser would, and send it."""
    opened = client.get(path)
    assert opened.status_code == 200
    read(opened)
    return client.post(path, sent(opened, **answers))


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
    answer = send(client_of(made, "duty"), path, decision=decision, to_team=chosen)
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


BAD = [
    ({"occurred-day": "31", "occurred-month": "2"}, "real date"),
    ({"occurred-day": "", "occurred-month": "", "occurred-year": ""}, "needs an answer"),
    ({"occurred-year": "2999"}, "between 1900 and 2100"),
    ({"occurred-year": "2099"}, "must not be in the future"),
    ({"occurred-day": "1", "occurred-month": "1", "occurred-year": "1950"}, "has not been opened"),
    ({"occurred-day": "x\x00"}, "real date"),
    ({"at": "25:00"}, "Time must be like"),
    ({"rating": "purple"}, "Choose an answer to"),
    ({"rating": ""}, "needs an answer"),
    ({"reason": "\x00"}, "Choose an answer to"),
    ({"note": "a\x00b"}, "cannot be kept"),
    ({"note": "x" * 60_000}, "can hold up to"),
]


@pytest.mark.parametrize(("wrong", "sentence"), BAD, ids=[str(bad[1]) for bad in BAD])
def test_bad_input_is_a_sentence_and_nothing_typed_is_lost(made: Cast, wrong: dict[str, str], sentence: str) -> None:
    before = Entry.objects.count()
    typed = {"rating": "green", "reason": "needs_eased", "note": "O'Brien <b>李</b>"} | wrong
    answer = send(client_of(made, "worker"), at(made, "waiting", "rate"), **typed)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert "There is a problem" in words(answer)
    assert Entry.objects.count() == before
    if "note" not in wrong:
        assert "O&#39;Brien &lt;b&gt;李&lt;/b&gt;" in answer.content.decode()
    assert "<b>" not in answer.content.decode()


@pytest.mark.parametrize("note", ["x" * 10_000, "<script>alert(1)</script>", "李", "O'Brien\n\nline two"])
def test_a_note_may_be_long_and_odd(made: Cast, note: str) -> None:
    client = client_of(made, "worker")
    answer = send(client, at(made, "waiting", "keep_in_touch"), reached="no", how="phone", note=note)
    page = client.get(answer["Location"])
    assert "<script>alert" not in page.content.decode()
    assert note.split("\n")[0] in read(page).text


def test_a_stale_page_shows_what_the_other_did_and_keeps_what_was_typed(made: Cast) -> None:
    first, second = client_of(made, "worker"), client_of(made, "teammate")
    path = at(made, "waiting", "rate")
    opened = second.get(path)
    assert send(first, path, rating="red", reason="risk_of_harm", note="She fell.").status_code == 302
    answer = second.post(path, sent(opened, rating="green", reason="needs_eased", note="All is well."))
    assert answer.status_code == 409
    page = words(answer)
    assert "This work has changed since you opened this page" in page
    assert "Risk rated" in page
    assert "Wren Applegarth" in page
    assert "She fell." in page
    assert "All is well." in page
    assert made.work("waiting").rating == "red"
    assert second.post(path, sent(answer, rating="green", reason="needs_eased")).status_code == 302
    assert made.work("waiting").rating == "green"


@pytest.mark.parametrize("sequence", ["", "x", "-1", "99999999999999999999", "٣"])
def test_a_page_that_lost_its_place_is_stale(made: Cast, sequence: str) -> None:
    path = at(made, "waiting", "rate")
    answers = {"sequence": sequence, "rating": "red", "reason": "risk_of_harm"}
    assert client_of(made, "worker").post(path, answers).status_code == 409
    assert made.work("waiting").rating == "amber"


@pytest.mark.parametrize(
    ("slug", "answers"),
    [
        ("accept", {"reason": "has_capacity"}),
        ("end", {"why": "died"}),
        ("rate", {"rating": "red", "reason": "risk_of_harm"}),
    ],
)
def test_sending_twice_does_no_harm(made: Cast, slug: str, answers: dict[str, str]) -> None:
    client, path = client_of(made, "worker"), at(made, "offered", slug)
    form = sent(client.get(path), **answers)
    assert client.post(path, form).status_code == 302
    sequence = made.work("offered").sequence
    assert client.post(path, form).status_code == 409
    assert made.work("offered").sequence == sequence


def test_a_milestone_sent_twice_does_no_harm(made: Cast) -> None:
    client, path = client_of(made, "worker"), at(made, "held", "reach-AssessmentStarted")
    form = sent(client.get(path), method="face_to_face")
    assert client.post(path, form).status_code == 302
    assert client.post(path, form).status_code == 409


def test_a_move_that_is_not_for_today_says_why(made: Cast) -> None:
    page = words(client_of(made, "worker").get(at(made, "waiting", "accept")))
    assert "As things stand today, this would be refused: This work has not been offered to anybody." in page


def test_moves_are_for_their_roles_and_works(made: Cast) -> None:
    assert client_of(made, "worker").get(at(made, "waiting", "offer")).status_code == 403
    assert client_of(made, "director").get(at(made, "waiting", "rate")).status_code == 403
    assert client_of(made, "stranger").get(at(made, "waiting", "rate")).status_code == 404
    for slug in ("correct", "withdraw", "nonsense", "reach-OfferAccepted", "reach-Nothing", "mark-ScreeningBegan"):
        assert client_of(made, "manager").get(at(made, "waiting", slug)).status_code == 404
    assert client_of(made, "stranger").post(at(made, "waiting", "rate"), {"sequence": "1"}).status_code == 404


def test_work_that_goes_out_of_sight_leads_back_to_the_list(made: Cast) -> None:
    answer = send(
        client_of(made, "worker"), at(made, "held", "hand_over"), team=SOUTH, reason="moved_area", locality="south"
    )
    assert answer["Location"] == "/waiting"
    assert made.work("held").locality == "south"


def test_two_people_at_once_cannot_both_win(committed_db: None) -> None:
    made = cast()
    path, start = at(made, "waiting", "rate"), threading.Barrier(2)
    people = [client_of(made, who) for who in ("worker", "teammate")]
    forms = [
        sent(client.get(path), rating=rating, reason="needs_eased")
        for client, rating in zip(people, ("red", "green"), strict=True)
    ]
    answers: list[int] = []

    def act(client: Client, form: dict[str, Any]) -> None:
        start.wait()
        answers.append(client.post(path, form).status_code)
        connections.close_all()

    threads = [threading.Thread(target=act, args=pair) for pair in zip(people, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [302, 409]
    rows = waiting_list(made.staff["lead"], Filters(), today=made.today + timedelta(days=1)).rows
    assert made.works["waiting"] in {row.work.id for row in rows}
