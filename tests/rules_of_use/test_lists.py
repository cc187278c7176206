"""Rules of use for lists and timelines: what stands first, what can be taken off, what every waiting person shows."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from playwright.sync_api import Page

from lintel.domain.codes import titles
from tests.journeys.states import MAKES_EVERY_MOVE, states_of
from tests.journeys.walking import enter
from tests.people import Cast, cast, client_of, reference_of
from tests.web.reading import read, words
from tests.web.telling import told

OPEN_WORK = re.compile(r"<table.*?</table>", re.S)
OPTION = re.compile(r'<option value="([^"]+)"(?: selected)?>([^<]+)</option>')
SELECT = re.compile(r'<select[^>]* name="([^"]+)"(.*?)</select>', re.S)
CHIP = re.compile(r'<a class="lintel-chip" href="([^"]+)">(.*?)</a>', re.S)
ENTRY = re.compile(r'<li class="lintel-timeline__item.*?</li>', re.S)
WAITS = ("Work and clock", "Waiting since", "Rating", "Last reached", "Next contact")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def heads(page: str) -> list[str]:
    """The columns of the last table on a page."""
    return [" ".join(each.split()) for each in re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page, re.S)]


def test_u21_a_worker_begins_with_their_own_work_by_what_is_due(made: Cast) -> None:
    """U21: lists open useful: a worker's first page is their own work, what is due first on top."""
    client = client_of(made, "worker")
    made.move("offered", "accept", "worker", reason="has_capacity")
    for first, second in (("held", "offered"), ("offered", "held")):
        made.move(second, "rate", "worker", rating="green", reason="needs_eased")
        made.move(first, "rate", "worker", rating="amber", reason="first_rating")
        answer = client.get("/", follow=True)
        links = [link for link in read(answer).links if link.startswith("/work/")]
        assert links == [f"/work/{made.work(work).reference}" for work in (first, second)]


LISTS = ("/waiting", "/tray", "/outbox/", "/person/{orla}", "/person/{orla}/chronology")


def test_u21_each_filter_is_seen_kept_in_the_address_and_taken_off(made: Cast) -> None:
    """U21: filters are visible, each can be taken off, and the address keeps them."""
    client = client_of(made, "lead")
    for path in LISTS:
        path = path.format(orla=reference_of(made.people["orla"]))
        before, form = client.get(path).content.decode().split("lintel-filters__form")
        assert 'method="get"' in before.rsplit("<form", 1)[1]
        selects = SELECT.findall(form.split("</form>")[0])
        assert selects, path
        for name, options in selects:
            narrowed(client, path, name, options)


def narrowed(client: Client, path: str, name: str, options: str) -> None:
    value, title = next(pair for pair in OPTION.findall(options) if pair[0] != "needs_somebody")
    asked = client.get(path, {name: value}).content.decode()
    [(remove, said)] = CHIP.findall(asked)
    assert unescape(title) in unescape(said)
    assert f"{name}={value}" not in unescape(remove)
    assert f'value="{value}" selected' in asked
    assert CHIP.findall(client.get(unescape(remove)).content.decode()) == []


def test_u21_there_is_one_search_and_no_advanced_one(db: None) -> None:
    """U21: no list and no search has an advanced form of itself."""
    assert [state.name for state in states_of(MAKES_EVERY_MOVE) if "advanced" in state.page.lower()] == []


@pytest.mark.parametrize(("path", "who"), [("/waiting", "With"), ("/caseload", ""), ("/person/{orla}", "With")])
def test_u22_every_waiting_person_shows_what_must_be_known(made: Cast, path: str, who: str) -> None:
    """U22: since when, which clock, the rating, when last reached, when next to be, and who has it: in every list."""
    page = client_of(made, "worker").get(path.format(orla=reference_of(made.people["orla"]))).content.decode()
    table = OPEN_WORK.findall(page)[0]
    columns = heads(table)
    assert {*WAITS, who} - {""} <= set(columns)
    rows = re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", table, re.S)
    assert rows
    for row in rows:
        cells = dict(zip(columns, re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S), strict=True))
        assert [name for name in columns if name in WAITS and not re.sub("<[^>]+>", "", cells[name]).strip()] == []
        word = re.search(r"lintel-rating--(\w+)\">([^<]+)</span>", cells["Rating"])
        assert word is not None
        assert word[2] == {**titles("ratings"), "none": "Not rated"}[word[1]]


def test_u22_the_page_of_a_work_shows_it_too(made: Cast) -> None:
    """U22: the page of one work says the same things where it stands."""
    page = words(client_of(made, "worker").get(f"/work/{made.work('waiting').reference}"))
    for said in (
        "Rating Amber",
        "Clock Waiting for a worker",
        ", since ",
        "Next contact",
        "Last reached",
        "With Team tray",
    ):
        assert said in page


def test_u22_a_rating_is_told_without_its_colour(plain: Page, address: str) -> None:
    """U22: the rating is a colour and a word and a shape, so that whoever sees no colours misses nothing."""
    made = cast()
    for work, rating in (("held", "red"), ("offered", "green")):
        made.move(work, "rate", "lead", rating=rating, reason="first_rating")
    enter(plain, address, "manager")
    plain.goto(f"{address}/waiting")
    tags = plain.locator(".lintel-rating").evaluate_all(
        """all => all.map(each => [each.textContent, getComputedStyle(each, '::before').clipPath
            + getComputedStyle(each, '::before').borderRadius + getComputedStyle(each, '::before').height])"""
    )
    shapes = dict(tags)
    assert set(shapes) == {"Red", "Amber", "Green", "Not rated"}
    assert len(set(shapes.values())) == 4


def day(said: str) -> datetime:
    return datetime.strptime(said, "%d %b %Y").replace(tzinfo=UTC)


def day_of(entry: str) -> datetime:
    """When an entry of a timeline happened."""
    said = re.search(r"<time>(\d+ \w+ \d{4})(?:, ([^<]+))?</time>", entry)
    assert said is not None
    return day(said[1])


def test_u20_the_timeline_is_newest_first_and_says_what_when_and_who(made: Cast) -> None:
    """U20: the newest first; each entry has a title, its date and who recorded it, and leads to the work it is of."""
    for what in ("note", "own-words", "hazard"):
        told(made, what)
    client = client_of(made, "worker")
    entries = ENTRY.findall(client.get(f"/person/{reference_of(made.people['orla'])}").content.decode())
    days = [day_of(entry) for entry in entries]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 4
    of_work = 0
    for entry in entries:
        assert re.search(r'class="lintel-timeline__title"><span>[A-Z][^<]+</span>', entry)
        assert re.search(
            r"</time>, (?:Wren Applegarth|Aveline Brook|Dunstan Reed|Merrin Hollybank|Leofric Marsh)", entry
        )
        for link in re.findall(r'href="(/work/W-[^"/]+)"', entry):
            title = re.search(r"<span>([^<]+)</span>", entry)
            assert title is not None
            assert title[1] in words(client.get(link))
            of_work += 1
    assert of_work > 5


def test_u20_it_is_narrowed_to_one_sort_and_printed_as_a_chronology(made: Cast) -> None:
    """U20: it shows one sort of entry where that is asked, and is printed the oldest first, as a chronology."""
    told(made, "note")
    client, path = client_of(made, "worker"), f"/person/{reference_of(made.people['orla'])}"
    notes = ENTRY.findall(client.get(path, {"kind": "notes"}).content.decode())
    assert len(notes) == 1
    assert "Met her sister Mab at the door." in notes[0]
    assert f"{path}/chronology" in read(client.get(path)).links
    printed = client.get(f"{path}/chronology").content.decode()
    days = re.findall(r'<th scope="row">(\d+ \w+ \d{4})', printed)
    assert days == sorted(days, key=day)
    assert len(days) == len(ENTRY.findall(client.get(path).content.decode()))
