"""Every page of every role, plain and with something wrong: no barrier that a machine can find, and no need of scripts.

Every day the roles share the pages out, and of pages that are built of the same parts one is looked at; the long proofs
look at every page that is built otherwise.
"""

import re
from collections.abc import Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from tests.journeys.states import ALL_OTHERS, MAKES_EVERY_MOVE, State, built_anew, different, states_of
from tests.web.places import SHARES, SIGNED_OUT, every_route, places

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}  # fmt: skip
WRONG = (409, 422)


def open_page(page: Page, address: str, state: State) -> None:
    """Show a page as it was answered, at its own address, with the styles and scripts of the server under test."""
    # The chart that was drawn and the form's token are in it; what it leads to is not asked.
    page.unroute_all()
    page.route(f"{address}{state.path}", lambda route: _answer(route, state))
    page.goto(f"{address}{state.path}")


def _answer(route: Route, state: State) -> None:
    route.fulfill(status=state.status, content_type="text/html; charset=utf-8", body=state.page)


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("among", SHARES)
@pytest.mark.parametrize("readers", [MAKES_EVERY_MOVE, ALL_OTHERS], ids=["who makes every move", "all others"])
def test_no_page_has_a_barrier_and_none_needs_scripts(
    page: Page, chromium: Browser, address: str, readers: Sequence[str], among: int
) -> None:
    states = states_of(readers, among)
    said_first(states)
    looked_at, axe, found = different(states) if among == 1 else built_anew(states), Axe(), []
    without_scripts = chromium.new_context(locale="en-GB", java_script_enabled=False).new_page()
    for at, state in enumerate(looked_at):
        open_page(page, address, state)
        # Before the shadows at the edges of tables, no machine can measure how words stand out.
        page.add_style_tag(content=".lintel-scroll { background: #fff }")
        wrong = axe.run(page, options=RULES).response["violations"]
        found += [(state.name, each["id"], each["nodes"][0]["html"][:200]) for each in wrong]
        # The others are shown fewer of the same pages. Of a share one in so many is shown without scripts too.
        if state.reader in (*MAKES_EVERY_MOVE, SIGNED_OUT) and at % among == 0:
            open_page(without_scripts, address, state)
            assert words_of(without_scripts) == words_of(page), state.name
    without_scripts.context.close()
    assert found == [], "\n".join(map(str, found))
    print(f"{len(states)} pages made, {len(looked_at)} of them different and looked at")
    assert len(looked_at) > 50


def words_of(page: Page) -> str:
    return " ".join(page.locator("body").inner_text().split())


def said_first(states: Sequence[State]) -> None:
    """The title of a page with something wrong begins with “Error:”, and no page is a fault of ours."""
    for state in states:
        summary = "govuk-error-summary" in state.page
        title = re.search(r"<title>(.*?)</title>", state.page, re.S)
        assert title is not None, state.name
        assert title[1].startswith("Error: ") == (state.status in WRONG or summary), state.name
        assert state.status < 500, state.name
    assert {state.status for state in states} == {200, 403, 404, 409, 422}


def test_pages_of_every_route_are_looked_at(db: None) -> None:
    assert set(every_route()) == set(places().examples)


def test_the_page_on_which_words_begin_anew_is_looked_at_and_the_one_after_it(db: None) -> None:
    looked_at = [state.page for state in built_anew(states_of((SIGNED_OUT,)))]
    for said in ("What you write now gets a new reference", "What you told us after that has a new reference"):
        assert any(said in page for page in looked_at), said
