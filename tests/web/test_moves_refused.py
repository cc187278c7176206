"""Moves refused in a sentence, overtaken by somebody else, sent twice, or not for this reader: nothing typed is lost."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from lintel.casework.lists import Filters, waiting_list
from lintel.ledger.models import Entry
from tests.people import SOUTH, Cast, cast, client_of
from tests.web.reading import at, read, send, sent, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


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
