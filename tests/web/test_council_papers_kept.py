"""What those who look after council papers do on pages: judge evidence, answer doubts, correct, publish, store."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lintel.oversight.papers.models import Asked, Done, Evidence, Judged, MeetingPaper
from tests.integration.oversight.made_up_papers import MINUTES, SECOND, both_published, stored, the_minutes
from tests.people import Cast, client_of, staff_id
from tests.web.reading import words
from tests.web.test_council_papers import page_of

ANSWERED = 6


@pytest.fixture
def made(db: None) -> Cast:
    return both_published()


def test_a_promise_is_answered_once_a_person_confirms_the_line(made: Cast) -> None:
    page = words(Client().get(reverse("promise", args=["2025/26-001"])))
    assert "Promise 2025/26-001: open" in page
    assert "Suggested by rules, not yet confirmed" in page
    suggested = Evidence.objects.get(line_start=ANSWERED)
    client, path = client_of(made, "analyst"), reverse("keep_promise", args=["2025/26-001"])
    assert client.post(path, {"act": "confirm", "evidence": suggested.pk}).status_code == 302
    page = words(Client().get(reverse("promise", args=["2025/26-001"])))
    assert "Promise 2025/26-001: answered" in page
    assert "A ring-back service began on 2 March 2026." in page
    assert "56 days" in page
    assert "Annot Finch" in page
    assert "Answered" in words(Client().get(reverse("promises"), {"state": "answered"}))
    client.post(path, {"act": "refuse", "evidence": suggested.pk})
    assert "Promise 2025/26-001: open" in words(Client().get(reverse("promise", args=["2025/26-001"])))


def test_a_line_that_no_rule_suggested_can_be_named(made: Cast) -> None:
    client, path = client_of(made, "director"), reverse("keep_promise", args=["2025/26-001"])
    paper = MeetingPaper.objects.get(kind="report")
    Evidence.objects.all().delete()
    assert client.post(path, {"act": "tell", "paper": paper.pk, "line": "99"}).status_code == 422
    assert client.post(path, {"act": "tell", "paper": paper.pk, "line": "6"}).status_code == 302
    assert Evidence.objects.get().state == Judged.CONFIRMED


def test_a_promise_is_closed_once_with_a_reason(made: Cast) -> None:
    client, path = client_of(made, "director"), reverse("keep_promise", args=["2025/26-001"])
    assert client.post(path, {"act": "close", "reason": " "}).status_code == 422
    assert client.post(path, {"act": "close", "reason": "The committee withdrew it."}).status_code == 302
    page = words(Client().get(reverse("promise", args=["2025/26-001"])))
    assert "Promise 2025/26-001: closed" in page
    assert "Closed by Damaris Oakes" in page
    assert client.post(path, {"act": "close", "reason": "Again."}).status_code == 422


def test_a_promise_closed_in_error_is_opened_again_on_its_page(made: Cast) -> None:
    client, path = client_of(made, "director"), reverse("keep_promise", args=["2025/26-001"])
    assert client.post(path, {"act": "open", "reason": "It is open."}).status_code == 422
    client.post(path, {"act": "close", "reason": "The committee withdrew it."})
    assert "Open it again" in words(client.get(path))
    assert client.post(path, {"act": "open", "reason": ""}).status_code == 422
    assert client.post(path, {"act": "open", "reason": "It was another promise."}).status_code == 302
    page = words(Client().get(reverse("promise", args=["2025/26-001"])))
    assert "Promise 2025/26-001: open" in page
    assert "Opened again by Damaris Oakes on" in page
    assert "It was another promise." in page
    assert "The committee withdrew it." in page


def test_a_published_meeting_is_taken_back_on_its_page(made: Cast) -> None:
    client, path = client_of(made, "director"), reverse("take_back_meeting", args=[the_minutes().meeting.slug])
    assert "Take it back" in words(client.get(page_of(the_minutes())))
    assert client.post(path, {"reason": " "}).status_code == 422
    assert Client().get(page_of(the_minutes())).status_code == 200
    assert client.post(path, {"reason": "A name was misread."}).status_code == 302
    assert Client().get(page_of(the_minutes())).status_code == 404
    assert "A name was misread." in words(client.get(page_of(the_minutes())))
    assert "There is nothing to take back." in words(client.get(path))
    assert client.post(path, {"reason": "Again."}).status_code == 422


def test_a_paper_sent_to_a_published_meeting_says_that_it_is_not_published_yet(made: Cast) -> None:
    client, path = client_of(made, "analyst"), reverse("store_paper")
    on = {"date-day": "12", "date-month": "1", "date-year": "2026"}
    told = {"kind": "other", "body": "Care Scrutiny Committee"} | on
    file = SimpleUploadedFile("more.txt", MINUTES.replace("stairlift", "zebra lift").encode())
    page = words(client.post(path, told | {"file": file}, follow=True))
    assert "It is not published yet. The other papers of the meeting stay published." in page
    assert "A paper of this meeting is not published yet." in page
    assert "zebra" not in words(Client().get(page_of(the_minutes())))
    client.post(reverse("publish_meeting", args=[the_minutes().meeting.slug]))
    later = MeetingPaper.objects.get(kind="other")
    assert Client().get(reverse("paper", args=[later.meeting.slug, "other"])).status_code == 200
    again = SimpleUploadedFile("again.txt", MINUTES.replace("stairlift", "zebra lift").encode())
    assert "It was published before." in words(client.post(path, told | {"file": again}, follow=True))


def test_an_answer_to_a_doubt_is_copied_from_its_passage(made: Cast) -> None:
    doubt = the_minutes().doubts.get()
    client, path = client_of(made, "analyst"), reverse("doubt", args=[doubt.pk])
    refused = client.post(path, {"answer": "Mr. T. Oddfellow"})
    assert refused.status_code == 422
    assert "These words do not stand in the passage" in words(refused)
    assert "Oddfellow” was not taken" in words(client.get(path))
    assert client.post(path, {"answer": "T. Odd"}).status_code == 302
    doubt.refresh_from_db()
    assert (doubt.state, doubt.answer) == (Asked.ANSWERED, "T. Odd")
    assert "Nothing to show" in words(client.get(reverse("doubts")))
    page = words(Client().get(page_of(the_minutes())))
    assert "Answered by a person" in page
    assert "T. Odd Line 6 Annot Finch" in page
    assert "Answered" in words(client.get(reverse("doubts"), {"state": "answered"}))


def test_the_corrections_log_and_an_editors_sentence_are_shown_to_all(made: Cast) -> None:
    client, of = client_of(made, "director"), the_minutes()
    wrong = client.post(reverse("correct_meeting", args=[of.meeting.slug]), {"stood": "a"})
    assert wrong.status_code == 422
    told = {"stood": "12 people", "stands": "13 people", "reason": "It was misread."}
    client.post(reverse("correct_meeting", args=[of.meeting.slug]), told)
    sentence = {"paper": of.pk, "line": "1", "text": "It met <b>once</b>."}
    client.post(reverse("add_sentence", args=[of.meeting.slug]), sentence)
    page = words(Client().get(page_of(of)))
    for each in (*told.values(), "It met <b>once</b>.", "Written by Damaris Oakes", "Not words of a paper."):
        assert each in page


def test_a_draft_is_like_a_page_that_was_never_made(made: Cast) -> None:
    draft = stored(on=SECOND.replace(month=5))
    unknown = Client().get("/papers/2026-05-09-no-such-committee/")
    for path in (page_of(draft), reverse("paper", args=[draft.meeting.slug, "minutes"])):
        assert Client().get(path).status_code == unknown.status_code == 404
    assert "9 May 2026" not in words(Client().get(reverse("papers")))
    assert "This page is a draft." in words(client_of(made, "analyst").get(page_of(draft)))
    client_of(made, "analyst").post(reverse("publish_meeting", args=[draft.meeting.slug]))
    assert Client().get(page_of(draft)).status_code == 200
    assert Done.objects.filter(what="published", meeting=draft.meeting, by=staff_id("analyst")).exists()


def test_a_paper_is_read_when_it_is_sent(made: Cast) -> None:
    client, path = client_of(made, "analyst"), reverse("store_paper")
    file = SimpleUploadedFile("minutes.txt", MINUTES.encode())
    told = {
        "kind": "minutes",
        "title": "Minutes",
        "body": "Ferry Board",
        "date-day": "3",
        "date-month": "3",
        "date-year": "2026",
    }
    answer = client.post(path, told | {"file": file}, follow=True)
    assert "things were found in it" in words(answer)
    assert "Ferry Board, 3 March 2026" in words(answer)
    again = SimpleUploadedFile("again.txt", MINUTES.encode())
    client.post(path, told | {"file": again})
    assert MeetingPaper.objects.filter(meeting__body="Ferry Board").count() == 1


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "The file is empty."),
        ("scan.pdf", b"%PDF-1.4 broken", "No words could be read in this file"),
        ("note.txt", b"Nothing much.", "The paper does not say on which day the meeting was."),
    ],
)
def test_a_file_that_cannot_be_stored_says_why(made: Cast, name: str, data: bytes, said: str) -> None:
    told = {"kind": "minutes", "body": "Ferry Board", "file": SimpleUploadedFile(name, data)}
    answer = client_of(made, "analyst").post(reverse("store_paper"), told)
    assert answer.status_code == 422
    assert said in words(answer)


def test_before_a_paper_is_sent_its_page_says_how_long_a_pack_takes(made: Cast) -> None:
    said = words(client_of(made, "analyst").get(reverse("store_paper")))
    assert "A PDF of several hundred pages may take some minutes" in said
    assert "Choose the file again" not in said


def test_what_was_typed_stays_where_a_file_cannot_be_stored(made: Cast) -> None:
    """A browser does not keep the file, so the page says that it must be chosen again."""
    told = {"kind": "report", "title": "Quay report", "body": "Ferry Board", "location": "Quay House"}
    told |= {"date-day": "3", "date-month": "March", "date-year": "2026", "time": "10:30"}
    file = SimpleUploadedFile("scan.pdf", b"%PDF-1.4 broken")
    answer = client_of(made, "analyst").post(reverse("store_paper"), told | {"file": file})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose the file again. What you typed below is still there." in words(answer)
    for typed in ("Quay report", "Ferry Board", "Quay House", "March", "2026"):
        assert f'value="{typed}"' in page, typed
    assert re.search(r'value="report"[^>]*checked', page)
