"""Pages of council papers: what everybody reads, what a draft hides, and what those who look after papers write."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lintel.council.models import Staff
from lintel.oversight.papers import actions, kept
from lintel.oversight.papers.meeting_page.check import check
from lintel.oversight.papers.models import Asked, Done, Evidence, Judged, MeetingPaper
from lintel.oversight.papers.tracking import all_read
from tests.integration.oversight.made_up_papers import BODY, FIRST, MINUTES, SECOND, at, report, stored
from tests.people import Cast, cast, client_of, staff_id
from tests.web.reading import read, words
from tests.web.test_figures import queries

ASKED = at("b)").line_start
ANSWERED = 6


@pytest.fixture
def made(db: None) -> Cast:
    """The minutes of one meeting and a report to the next, both published."""
    kept.forget()
    made = cast()
    for of in (stored(), stored(reading=report(), on=SECOND, kind="report")):
        actions.publish(of.meeting, by=keeper())
    return made


def keeper(who: str = "director") -> Staff:
    return Staff.objects.get(id=staff_id(who))


def minutes() -> MeetingPaper:
    return MeetingPaper.objects.get(kind="minutes")


def page_of(paper: MeetingPaper) -> str:
    return reverse("meeting", args=[paper.meeting.slug])


def test_a_page_says_nothing_that_does_not_stand_in_its_papers(made: Cast) -> None:
    """The page as it is sent to a browser is read again, beside the papers."""
    actions.say(minutes(), at("i.").line_start, "People wait for stairlifts.", by=keeper())
    page = Client().get(page_of(minutes())).content.decode()
    found = check(page, BODY, FIRST.isoformat(), all_read(drafts=False).meetings)
    assert found.failures == ()
    assert (found.scores.decision_recall, found.scores.action_recall, found.scores.point_coverage) == (1, 1, 1)
    broken = page.replace("look into a ring-back service", "set up a ring-back service")
    assert {each.rule for each in check(broken, BODY, FIRST.isoformat(), all_read(drafts=False).meetings).failures} == {
        "sentence not in its source",
        "decision missing",
    }


def test_every_link_to_a_line_leads_to_that_line(made: Cast) -> None:
    links = {link for link in read(Client().get(page_of(minutes()))).links if "#line-" in link}
    assert len(links) >= 4
    for link in links:
        address, _, line = link.partition("#")
        assert f'id="{line}"' in Client().get(address).content.decode(), link


def test_a_line_is_marked_and_keeps_its_number(made: Cast) -> None:
    address = reverse("paper", args=[minutes().meeting.slug, "minutes"])
    page = Client().get(f"{address}?line={ASKED}").content.decode()
    assert re.search(rf'<li id="line-{ASKED}" class="[^"]*lintel-lines__marked">', page)
    assert MINUTES.split("\n")[ASKED - 1] in words(Client().get(address))


@pytest.mark.parametrize(
    ("asked", "first"), [("", 1), ("?line=500", 1), ("?line=501", 501), ("?line=1203", 1001), ("?page=2", 501), ("?line=9999", 1),
                         ("?line=x", 1), ("?line=501&page=3", 1001)]
)  # fmt: skip
def test_a_long_paper_has_pages_of_five_hundred_lines(made: Cast, asked: str, first: int) -> None:
    long = minutes()
    long.text = "\n".join(f"Line of words {number}" for number in range(1, 1205))
    long.save()
    page = read(Client().get(reverse("paper", args=[long.meeting.slug, "minutes"]) + asked))
    numbers = [int(each.removeprefix("line-")) for each in page.ids if each.startswith("line-")]
    assert (numbers[0], len(numbers)) == (first, min(500, 1205 - first))


# The page, who asks, and how many questions at most it puts when nothing is in memory: as its view states.
COSTS = [
    ("papers", {}, None, 3),
    ("paper", {"meeting": "2026-01-12-care-scrutiny-committee", "paper": "minutes"}, None, 1),
    ("promises", {}, None, 5),
    ("promise", {"reference": "2025/26-001"}, None, 6),
    ("figures_followed", {}, None, 3),
    ("meeting", {"meeting": "2026-01-12-care-scrutiny-committee"}, None, 10),
    ("meeting", {"meeting": "2026-01-12-care-scrutiny-committee"}, "director", 12),
    ("doubts", {}, "director", 4),
    ("keep_promise", {"reference": "2025/26-001"}, "director", 10),
]


@pytest.mark.parametrize(("page", "about", "who", "most"), COSTS)
def test_a_page_asks_no_more_than_it_says(
    made: Cast, page: str, about: dict[str, str], who: str | None, most: int
) -> None:
    client = client_of(made, who) if who else Client()
    path = reverse(page, kwargs=about)
    kept.forget()
    few, in_memory = queries(client, path), queries(client, path)
    for month in (4, 5, 6):
        actions.publish(stored(on=SECOND.replace(month=month)).meeting, by=keeper())
    kept.forget()
    assert in_memory <= few == queries(client, path) <= most


def test_a_search_finds_lines_and_says_when_there_are_none(made: Cast) -> None:
    page = Client().get(reverse("papers"), {"q": "ring-back Director"})
    assert "Found in 2 papers" in words(page)
    assert f"?line={ASKED}#line-{ASKED}" in page.content.decode()
    assert "No paper has all of these words" in words(Client().get(reverse("papers"), {"q": "<b>zebra"}))


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


def test_an_answer_to_a_doubt_is_copied_from_its_passage(made: Cast) -> None:
    doubt = minutes().doubts.get()
    client, path = client_of(made, "analyst"), reverse("doubt", args=[doubt.pk])
    refused = client.post(path, {"answer": "Mr. T. Oddfellow"})
    assert refused.status_code == 422
    assert "These words do not stand in the passage" in words(refused)
    assert "Oddfellow” was not taken" in words(client.get(path))
    assert client.post(path, {"answer": "T. Odd"}).status_code == 302
    doubt.refresh_from_db()
    assert (doubt.state, doubt.answer) == (Asked.ANSWERED, "T. Odd")
    assert "Nothing to show" in words(client.get(reverse("doubts")))
    assert "Answered" in words(client.get(reverse("doubts"), {"state": "answered"}))


def test_the_corrections_log_and_an_editors_sentence_are_shown_to_all(made: Cast) -> None:
    client, of = client_of(made, "director"), minutes()
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


EXPORTS = [
    ("papers_calendar", (), "text/calendar", "DTSTART;VALUE=DATE:20260112"),
    ("papers_feed", (), "application/atom+xml", "<title>Care Scrutiny Committee, 12 January 2026 (draft)</title>"),
    ("promises_csv", (), "text/csv", "2025/26-001"),
    ("meeting_event", ("2026-01-12-care-scrutiny-committee",), "application/json", '"name": "Care Scrutiny Committee"'),
    ("meeting_popolo", ("2026-01-12-care-scrutiny-committee",), "application/json", "Larkspur"),
    ("meeting_sheet", ("2026-01-12-care-scrutiny-committee", "decisions"), "text/csv", "look into a ring-back service"),
]


@pytest.mark.parametrize(("page", "about", "kind", "holds"), EXPORTS)
def test_what_is_read_by_machine_holds_what_was_published(
    made: Cast, page: str, about: tuple[str, ...], kind: str, holds: str
) -> None:
    draft = stored(on=SECOND.replace(month=5))
    for client in (Client(), client_of(made, "director")):
        answer = client.get(reverse(page, args=about))
        told = answer.content.decode()
        assert answer["Content-Type"].startswith(kind)
        assert holds in told
        assert draft.meeting.slug not in told
    assert Client().get(reverse("meeting_event", args=[draft.meeting.slug])).status_code == 404
