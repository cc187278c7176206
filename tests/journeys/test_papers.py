"""A reader without an account finds a meeting, reads its page, goes from a sentence to its line, and sees a promise answered;
and somebody who looks after papers confirms what answers a promise. Nothing is wider than a small phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lintel.oversight.papers import lists
from lintel.project.commands.made_up_papers import store_papers
from lintel.synthetic.papers import BODY
from tests.journeys.test_axe import RULES
from tests.journeys.walking import DIRECTOR, Walker

ASKED = "That the Director be requested to look into a ring-back service for people who call about adult social care."
ANSWER = "A ring-back service began on 3 August 2026."
SMALLEST = 320
KEPT = ("publish", "take-back", "correct", "sentence")


@pytest.fixture
def papers(county: str) -> str:
    """The council with the papers of its made-up committees. Returns its address."""
    store_papers()
    return county


def test_from_the_list_to_the_line_and_to_the_answer(papers: str, walker: Walker) -> None:
    page = walker.page
    walker.open("/papers/")
    page.get_by_role("row", name="8 Jun 2026").get_by_role("link", name=BODY).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{BODY}, 8 June 2026")
    expect(page.get_by_text("Confirmed minutes:")).to_be_visible()
    said = page.get_by_role("listitem").filter(has_text=ASKED)
    line = said.get_by_role("link").inner_text()
    walker.click(said.get_by_role("link"))
    number = re.sub(r"\D", "", line)
    assert page.url.endswith(f"?line={number}#line-{number}")
    expect(page.locator(f"#line-{number}")).to_contain_text(ASKED)
    expect(page.locator(f"#line-{number}")).to_be_in_viewport()


def test_a_promise_is_seen_to_be_answered(papers: str, walker: Walker) -> None:
    page = walker.page
    walker.open("/papers/promises/?state=answered")
    walker.click(page.get_by_role("row").filter(has_text=ASKED).get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(": answered")
    answered = (
        page.get_by_role("region", name="Lines that may answer it")
        .or_(page.locator("section[aria-labelledby=answered]"))
        .first
    )
    expect(answered).to_contain_text(ANSWER)
    walker.click(answered.get_by_role("link").first)
    expect(page.locator(".lintel-lines__marked")).to_contain_text("A ring-back service began")


def test_the_promise_that_no_minute_records_says_so(papers: str, walker: Walker) -> None:
    walker.open("/papers/promises/?state=no+minute+records+it")
    walker.click(walker.page.get_by_role("row").filter(has_text="yearly survey of carers").get_by_role("link"))
    expect(walker.page.get_by_text("No minute that is stored here records it.")).to_be_visible()


def test_whoever_looks_after_papers_confirms_a_line(papers: str, walker: Walker) -> None:
    page = walker.page
    walker.sign_in(DIRECTOR)
    walker.follow("Council papers")
    walker.follow("Promises, and what became of them")
    walker.click(page.get_by_role("row").filter(has_text="report on weekend working").get_by_role("link"))
    walker.follow("Confirm evidence, or close this promise")
    walker.click(page.get_by_role("button", name=re.compile("^It answers")).first)
    expect(page.get_by_role("alert")).to_contain_text("It is written down")
    walker.follow(re.sub("^Evidence for p", "P", page.get_by_role("heading", level=1).inner_text()))
    expect(page.get_by_role("heading", level=1)).to_contain_text(": answered")


PAGES = (
    "", "?q=ring-back", "promises/", "promises/2026-27-002/", "figures/", "figures/waiting-therapy-any-actual-count/",
    "{meeting}/", "{meeting}/minutes/?line=54", "2026-10-13-health-and-care-scrutiny-commission/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_barrier_or_is_wider_than_a_small_phone(papers: str, page: Page, path: str) -> None:
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    meeting = "2026-06-08-care-and-communities-overview-and-scrutiny-committee"
    page.goto(f"{papers}/papers/{path.format(meeting=meeting)}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST
    wrong = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in wrong] == []


def test_no_page_of_those_who_look_after_papers_is_wider_than_a_small_phone(papers: str, page: Page) -> None:
    Walker(page, papers).sign_in(DIRECTOR)
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    of_meeting = [f"2026-06-08-care-and-communities-overview-and-scrutiny-committee/{each}/" for each in KEPT]
    doubt = f"doubts/{lists.doubts()[0].pk}/"
    for path in ("store/", "doubts/", doubt, "promises/2026-27-002/evidence/", *of_meeting):
        page.goto(f"{papers}/papers/{path}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST, path
