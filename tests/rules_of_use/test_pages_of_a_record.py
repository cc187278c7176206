"""Rules of use for every page of a record, on the screen and on paper."""

import re
from collections import deque
from typing import NamedTuple

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from lintel.casework.kept_apart import keep_secret
from tests.journeys.states import State
from tests.journeys.test_axe import open_page
from tests.rules_of_use.assessed import page_of, send_in
from tests.rules_of_use.record_pages import record_pages, record_routes
from tests.web.places import Places, places
from tests.web.reading import Reader

LEAD = "safeguarding_lead"
BAR = re.compile(r'<section class="lintel-identity".*?</section>', re.S)
WAYS = ("Born", "Reference", "Area", "Safe to", "Language and needs", "May speak for them", "Sharing")


def test_u19_the_identity_bar_is_on_every_page_of_a_record(db: None) -> None:
    """U19: name, date of birth, reference, area and alerts stand at the top of every page of a record."""
    pages = record_pages()
    for state in pages:
        bar = BAR.findall(state.page)
        assert len(bar) == 1, state.name
        assert "lintel-identity__name" in bar[0], state.name
        assert [way for way in WAYS if f"<dt>{way}</dt>" not in bar[0]] == [], state.name
        before = state.page.split(bar[0])[0].split("<main")[1]
        assert state.status == 409 or not re.search("<form|lintel-story|lintel-timeline", before), state.name
    assert len(pages) > 80
    alerts = [state for state in pages if "Severe allergy" in "".join(BAR.findall(state.page))]
    assert len(alerts) > 20


class OnPaper(NamedTuple):
    """What a page is like on paper: whether it says who it is about, and what can be seen there that is pressed."""

    name: str
    who: str
    pressed: list[str]


PRINTED: list[OnPaper] = []
PRESSED = "button, nav, .govuk-button, .govuk-back-link, .lintel-moves, .lintel-help, .lintel-timeline__acts"
SEEN = """places => [...document.querySelectorAll(places)].filter(each => each.checkVisibility()
    && each.innerText.trim()).map(each => each.outerHTML.slice(0, 90))"""


@pytest.fixture
def printed(plain: Page, address: str) -> list[OnPaper]:
    """One page of each sort of a record, as it is printed."""
    if not PRINTED:
        plain.emulate_media(media="print")
        one_of_each = {_route(state.path): state for state in record_pages() if state.status == 200}
        PRINTED.extend(on_paper(plain, address, state) for state in one_of_each.values())
    return PRINTED


def on_paper(page: Page, address: str, state: State) -> OnPaper:
    open_page(page, address, state)
    who = page.locator(".lintel-identity").inner_text()
    return OnPaper(state.name, who, page.evaluate(SEEN, PRESSED))


def test_u19_the_identity_bar_is_on_paper_too(printed: list[OnPaper]) -> None:
    """U19: the identity bar is on every page of a record, on paper as well."""
    assert len(printed) > 20
    for page in printed:
        assert re.search(r"Born\s+(?:\d+ \w+ \d{4}|Not known)", page.who), page.name
        assert re.search(r"Reference\s+P-", page.who), page.name


def test_u27_every_page_of_a_record_prints_clean(printed: list[OnPaper]) -> None:
    """U27: every page of a record prints as a clean document: who it is about, what it says, and nothing to press."""
    assert [(page.name, page.pressed) for page in printed if page.pressed] == []


@pytest.mark.parametrize("route", ["read_written", "letter"])
def test_u27_what_is_read_or_sent_prints_in_eighteen_points(plain: Page, address: str, route: str) -> None:
    """U27: what a person is given to read can be had in large print: 18 points, whatever the page is made of."""
    here = places()
    started(here)
    path = here.path(route, "visible") if route == "letter" else page_of(here.made, route=route)
    page = here.client(LEAD).get(path, {"size": "large", "large": "yes"}).content.decode()
    plain.emulate_media(media="print")
    open_page(plain, address, State(LEAD, path, 200, page))
    small = plain.evaluate(
        """() => [...document.querySelectorAll('main *')].filter(each => each.checkVisibility() && [...each.childNodes]
            .some(node => node.nodeType === 3 && node.textContent.trim()))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 24 )
            .map(each => each.outerHTML.slice(0, 90))"""
    )
    assert small == []


def started(here: Places) -> None:
    """An assessment that was written and sent in."""
    here.made.move("held", "reach-AssessmentStarted", "worker", days_ago=5, method="face_to_face")
    assert send_in(here.made).status_code == 302


def clicks_to(client: Client, start: str, most: int) -> dict[str, int]:
    """How many clicks there are from a page to each route that can be reached in so many, by links in the page itself."""
    seen, left, found = {start: 0}, deque([start]), {}
    while left:
        path = left.popleft()
        found.setdefault(_route(path), seen[path])
        for link in _links(client, path) if seen[path] < most else ():
            if link not in seen:
                seen[link] = seen[path] + 1
                left.append(link)
    return found


def _route(path: str) -> str:
    try:
        return str(resolve(path.split("?")[0]).url_name)
    except Resolver404:
        return path


def _links(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    page = answer.content.decode()
    return [link for link in Reader(page[page.index("<main") :]).links if link.startswith("/")]


def test_u18_all_about_a_person_is_two_clicks_away(db: None) -> None:
    """U18: one page for each person, and all else of the record is two clicks from it at most."""
    here = places()
    started(here)
    keep_secret(here.made.person("orla"), "key_safe", "1234", by=here.made.staff["lead"])
    near = clicks_to(here.client(LEAD), here.path("person", "visible"), 2)
    near |= clicks_to(here.client(LEAD), here.path("person", "restricted"), 2)
    # A receipt is for whoever called, and is shown once; an emergency is shut by whoever opened the record in one.
    assert record_routes() - set(near) == {"taken_in", "letter_document", "close_emergency", "sent_file"}
    assert "letter_document" in clicks_to(here.client(LEAD), here.path("message", "visible"), 1)
    assert "sent_file" in clicks_to(here.client(LEAD), here.path("as_sent", "visible"), 1)
