"""With many papers a page asks no more than with few, and says what follows from papers as they stand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lintel.oversight.papers import actions, figures_read, page_of, promises_read, tracking
from lintel.oversight.papers.all_read import all_read
from lintel.oversight.papers.figures_followed.differences import differences
from lintel.oversight.papers.models import DifferenceRead, MeetingPaper, PromiseRead, SeriesPoint
from lintel.oversight.papers.storing import About, digest_of
from tests.integration.oversight.made_up_papers import BODY, FIRST, keeper, minutes, stored
from tests.papers.by_hand import figure, figures, made
from tests.people import cast
from tests.web.test_figures import queries

FEW, MANY = 3, 60
SLUG = f"{FIRST.isoformat()}-care-scrutiny-committee"
PAGES = [
    ("papers", {}),
    ("promises", {}),
    ("figures_followed", {}),
    ("figure_followed", {"figure": "waiting-any-allocation-actual-count"}),
    ("meeting", {"meeting": SLUG}),
    ("papers_calendar", {}),
    ("papers_feed", {}),
    ("promises_csv", {}),
    ("meeting_event", {"meeting": SLUG}),
    ("meeting_popolo", {"meeting": SLUG}),
    ("meeting_sheet", {"meeting": SLUG, "sort": "points"}),
]


def keep(number: int) -> MeetingPaper:
    """Store and publish a paper of its own meeting, with two figures that do not agree."""
    on = FIRST + timedelta(days=7 * number)
    value = 700 + number
    said = [
        (f"{each} people were awaiting allocation in June 2025 in Fenshire.", each) for each in (value, value + 100)
    ]
    rows = [figures(text, figure(str(each), each, "people", "waiting", "2025-06")) for text, each in said]
    reading = replace(made("paper.txt", *rows), profile="leicestershire")
    about = About(body=BODY, date=on)
    paper = actions.store(reading, about, digest=digest_of(str(number).encode()), kind="report", by=keeper())
    actions.publish(paper.meeting, by=keeper())
    return paper


@pytest.fixture
def published(db: None) -> None:
    cast()
    actions.publish(stored().meeting, by=keeper())


def counts() -> dict[str, int]:
    client = Client()
    return {page: queries(client, reverse(page, kwargs=about)) for page, about in PAGES}


def test_no_page_asks_more_with_sixty_papers_than_with_three(published: None) -> None:
    for number in range(1, FEW):
        keep(number)
    few = counts()
    for number in range(FEW, MANY):
        keep(number)
    assert counts() == few
    assert MeetingPaper.objects.count() == MANY


def test_rows_say_what_the_papers_say_however_they_came(published: None) -> None:
    """Stored one by one, and one of them read again: the same as when all are followed at once."""
    papers = [keep(number) for number in (3, 1, 2)]
    again = replace(minutes(), paper=replace(minutes().paper, name="again"))
    actions.read_again(papers[0], again, by=keeper())
    for drafts in (True, False):
        rows = {figures_read.difference_of(each) for each in figures_read.differing(drafts=drafts)}
        at_once = differences((all_read() if drafts else all_read().public()).meetings)
        assert {frozenset((each.first, each.second)) for each in rows} == {
            frozenset((each.first, each.second)) for each in at_once
        }
        assert rows
    assert not SeriesPoint.objects.filter(paper=papers[0]).exists()


def test_what_is_a_draft_is_in_no_row_for_everybody(published: None) -> None:
    keep(1)
    public = [each.objects.filter(published=True) for each in (DifferenceRead, PromiseRead)]
    before = [len(each) for each in public]
    draft = stored(on=date(2026, 5, 4))
    assert [len(each.all()) for each in public] == before
    promised = {each.promise.made_on for each in tracking.tracked(date(2026, 6, 1), drafts=False)}
    assert promised == {FIRST.isoformat()}
    shown = page_of.page_of(draft.meeting, date(2026, 6, 1), {}, drafts=False).page
    assert (shown.items, shown.documents) == ((), ())


ABOUT_ONE = [
    ("promise", {"reference": "2025/26-001"}),
    ("meeting", {"meeting": SLUG}),
    ("meeting_event", {"meeting": SLUG}),
]


@pytest.mark.parametrize(("page", "about"), ABOUT_ONE)
def test_what_is_about_one_meeting_reads_no_promise_of_others(
    published: None, page: str, about: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows that a page reads are as many as its own promises, however many the council has."""
    own = PromiseRead.objects.filter(published=True).count()
    for number in range(1, 5):
        on = FIRST + timedelta(days=7 * number)
        actions.publish(stored(reading=minutes(on), on=on).meeting, by=keeper())
    assert PromiseRead.objects.filter(published=True).count() > own
    read: list[object] = []
    real = promises_read.from_values

    def counted(kind: type, values: object) -> object:
        read.append(values)
        return real(kind, values)

    monkeypatch.setattr(promises_read, "from_values", counted)
    assert Client().get(reverse(page, kwargs=about)).status_code == 200
    assert 0 < len(read) <= own
