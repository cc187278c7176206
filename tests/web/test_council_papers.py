"""Pages of council papers: what everybody reads, what a draft hides, and what those who look after papers write."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from lintel.oversight.papers import actions
from lintel.oversight.papers.all_read import all_read
from lintel.oversight.papers.meeting_page.check import check
from lintel.oversight.papers.models import Evidence, Meeting, MeetingPaper
from lintel.oversight.papers.reading.found import Reading
from lintel.project.commands.made_up_papers import store_papers
from tests.integration.oversight.made_up_papers import (
    BODY,
    FIRST,
    MINUTES,
    SECOND,
    at,
    both_published,
    keeper,
    paper,
    stored,
    the_minutes,
)  # fmt: skip
from tests.people import Cast, cast, client_of
from tests.web.reading import read, words
from tests.web.test_figures import queries

ASKED = at("b)").line_start
ANSWERED = 6


@pytest.fixture
def made(db: None) -> Cast:
    return both_published()


def page_of(paper: MeetingPaper) -> str:
    return reverse("meeting", args=[paper.meeting.slug])


def test_a_page_says_nothing_that_does_not_stand_in_its_papers(made: Cast) -> None:
    """The page as it is sent to a browser is read again, beside the papers."""
    actions.say(the_minutes(), at("i.").line_start, "People wait for stairlifts.", by=keeper())
    page = Client().get(page_of(the_minutes())).content.decode()
    found = check(page, BODY, FIRST.isoformat(), all_read().public().meetings)
    assert found.failures == ()
    assert (found.scores.decision_recall, found.scores.action_recall, found.scores.point_coverage) == (1, 1, 1)
    broken = page.replace("look into a ring-back service", "set up a ring-back service")
    assert {each.rule for each in check(broken, BODY, FIRST.isoformat(), all_read().public().meetings).failures} == {
        "sentence not in its source",
        "decision missing",
    }


def test_every_link_to_a_line_leads_to_that_line(made: Cast) -> None:
    links = {link for link in read(Client().get(page_of(the_minutes()))).links if "#line-" in link}
    assert len(links) >= 4
    for link in links:
        address, _, line = link.partition("#")
        assert f'id="{line}"' in Client().get(address).content.decode(), link


def test_a_line_is_marked_and_keeps_its_number(made: Cast) -> None:
    address = reverse("paper", args=[the_minutes().meeting.slug, "minutes"])
    page = Client().get(f"{address}?line={ASKED}").content.decode()
    assert re.search(rf'<li id="line-{ASKED}" class="[^"]*lintel-lines__marked">', page)
    assert MINUTES.split("\n")[ASKED - 1] in words(Client().get(address))


@pytest.mark.parametrize(
    ("asked", "first"), [("", 1), ("?line=500", 1), ("?line=501", 501), ("?line=1203", 1001), ("?page=2", 501), ("?line=9999", 1),
                         ("?line=x", 1), ("?line=501&page=3", 1001)]
)  # fmt: skip
def test_a_long_paper_has_pages_of_five_hundred_lines(made: Cast, asked: str, first: int) -> None:
    long = the_minutes()
    long.text = "\n".join(f"Line of words {number}" for number in range(1, 1205))
    long.save()
    page = read(Client().get(reverse("paper", args=[long.meeting.slug, "minutes"]) + asked))
    numbers = [int(each.removeprefix("line-")) for each in page.ids if each.startswith("line-")]
    assert (numbers[0], len(numbers)) == (first, min(500, 1205 - first))


# The page, who asks, and how many questions at most it puts: as its view states.
COSTS = [
    ("papers", {}, None, 3),
    ("paper", {"meeting": "2026-01-12-care-scrutiny-committee", "paper": "minutes"}, None, 1),
    ("promises", {}, None, 3),
    ("promise", {"reference": "2025/26-001"}, None, 6),
    ("figures_followed", {}, None, 3),
    ("meeting", {"meeting": "2026-01-12-care-scrutiny-committee"}, None, 11),
    ("meeting", {"meeting": "2026-01-12-care-scrutiny-committee"}, "director", 13),
    ("papers_calendar", {}, None, 6),
    ("papers_feed", {}, None, 6),
    ("promises_csv", {}, None, 3),
    ("meeting_event", {"meeting": "2026-01-12-care-scrutiny-committee"}, None, 6),
    ("meeting_popolo", {"meeting": "2026-01-12-care-scrutiny-committee"}, None, 6),
    ("meeting_sheet", {"meeting": "2026-01-12-care-scrutiny-committee", "sort": "points"}, None, 5),
    ("doubts", {}, "director", 4),
    ("doubt", {"doubt": ""}, "director", 5),
    ("keep_promise", {"reference": "2025/26-001"}, "director", 11),
]


@pytest.mark.parametrize(("page", "about", "who", "most"), COSTS)
def test_a_page_asks_no_more_than_it_says(
    made: Cast, page: str, about: dict[str, str], who: str | None, most: int
) -> None:
    client = client_of(made, who) if who else Client()
    named = {"doubt": the_minutes().doubts.get().pk} if "doubt" in about else about
    path = reverse(page, kwargs=named)
    actions.publish(stored(on=SECOND.replace(month=4)).meeting, by=keeper())
    few = queries(client, path)
    for month in (5, 6):
        actions.publish(stored(on=SECOND.replace(month=month)).meeting, by=keeper())
    assert few == queries(client, path) <= most


def test_a_search_finds_lines_and_says_when_there_are_none(made: Cast) -> None:
    page = Client().get(reverse("papers"), {"q": "ring-back Director"})
    assert "Found in 2 papers" in words(page)
    assert f"?line={ASKED}#line-{ASKED}" in page.content.decode()
    assert "No paper has all of these words" in words(Client().get(reverse("papers"), {"q": "<b>zebra"}))


# What is asked, of a paper with these words, and whether the paper is found.
SEARCHES = [
    ("carers", "The carers’ needs.", True),
    ("carer's", "The carers' needs.", True),
    ("carers’", "A carer waited.", True),
    ("needs", "‘Carers and needs’", True),
    ("ring", "A ring-back service.", True),
    ("back", "A ring-back service.", True),
    ("ring-back", "A ring-back service.", True),
    ("ring-", "A ring-back service.", True),
    ("ring-back", "They ring, and go back.", False),
    ("car", "The carers’ needs.", False),
]


@pytest.mark.parametrize(("asked", "printed", "there"), SEARCHES)
def test_a_word_is_found_whatever_stands_at_its_ends(db: None, asked: str, printed: str, there: bool) -> None:
    cast()
    actions.publish(
        stored(reading=Reading(paper(f"{printed}\nOther words."), "leicestershire", True)).meeting, by=keeper()
    )
    found = words(Client().get(reverse("papers"), {"q": asked}))
    assert (printed in found) is there
    assert ("No paper has all of these words" in found) is not there


def test_the_event_says_which_promises_were_made_and_answered(made: Cast) -> None:
    def told(meeting: Meeting) -> tuple[list[str], list[str]]:
        extras = json.loads(Client().get(reverse("meeting_event", args=[meeting.slug])).content)["extras"]
        return extras["promises_made"], extras["promises_answered"]

    later = Meeting.objects.get(date=SECOND)
    assert (told(the_minutes().meeting), told(later)) == ((["2025/26-001"], []), ([], []))
    actions.judge(Evidence.objects.filter(paper__meeting=later).first(), confirmed=True, by=keeper())
    assert (told(the_minutes().meeting), told(later)) == ((["2025/26-001"], []), ([], ["2025/26-001"]))


def test_no_reader_is_told_an_address_for_words(made: Cast) -> None:
    """A paper of another meeting is told by its title, body and day."""
    report = Client().get(reverse("meeting", args=[Meeting.objects.get(date=SECOND).slug]))
    actions.publish(stored(on=SECOND, kind="pack").meeting, by=keeper())
    page = words(Client().get(page_of(the_minutes())))
    assert f"Agenda and reports of another meeting: {BODY}, 9 March 2026" in page
    assert "read by the rules for papers of Leicestershire, chosen because they fit best" in page
    assert "No topic that we look for was found" in words(report)
    assert not re.search(r"\d{4}-\d\d-\d\d-[a-z]", page)


def test_where_papers_differ_each_paper_is_told_by_its_title(db: None) -> None:
    cast()
    store_papers()
    page = words(Client().get(reverse("figures_followed")))
    assert re.search(r"Minutes, Care and Communities Overview and Scrutiny Committee, 8 June 2026, line \d+", page)
    assert not re.search(r"\d{4}-\d\d-\d\d-[a-z]", page)


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


def test_no_page_of_the_demonstration_says_what_its_papers_do_not(db: None) -> None:
    cast()
    store_papers()
    meetings, read_of = list(Meeting.objects.all()), all_read().public().meetings
    for each in meetings:
        page = Client().get(reverse("meeting", args=[each.slug])).content.decode()
        found = check(page, each.body, each.date.isoformat(), read_of)
        assert (found.failures, found.scores.sentence_fidelity) == ((), 1), each.slug
    assert {f"{each.date:%b}" for each in meetings} == {"Jun", "Sep", "Oct", "Nov"}
