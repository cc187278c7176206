"""On the phone: an adviser types at once, parks, goes on, names the person last, reads the reference out, logs calls;
and the duty worker finds it all in the tray, and triages it to the team that is suggested."""

import pytest
from playwright.sync_api import expect

from lintel.casework.models import Person, Work
from tests.journeys.walking import ADVISER, DUTY, Walker

SAID = "She cannot get up the stairs any more.\nNobody rang me back."
FIRST_WORD = "document.activeElement.name"


def taken_in(walker: Walker) -> str:
    """The contact, from the first word to the reference. Returns the reference."""
    page = walker.page
    walker.sign_in(ADVISER)
    page.get_by_label("What was said, in their own words").fill(SAID)
    walker.click(page.get_by_role("button", name="Park it"))
    expect(page.get_by_role("alert")).to_contain_text("Parked")
    walker.follow("One thing that you have not sent yet")
    page.get_by_role("link", name="She cannot get up").first.click()
    walker.click(page.get_by_role("button", name="Go on with it"))
    expect(page.get_by_label("What was said, in their own words")).to_have_value(SAID)
    answers = {
        "Name of somebody new": "Ottoline O'Larkspur", "Or about when": "about 1940", "NHS number, as given": "943 476 5918",
        "District where the person lives": "Corvane", "Who is calling?": "Son or daughter", "Caller’s name": "Piers",
        "Is it safe to ring that number?": "No", "What is it about?": "Asks for care or support",
        "Is it because something was not done, or not done right?": "Yes: nobody rang back",
    }  # fmt: skip
    walker.answer(answers)
    page.get_by_label("No fixed address").check()
    page.get_by_label("The number was withheld").check()
    walker.click(page.get_by_role("button", name="Take it in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What to tell the caller")
    expect(page.get_by_text("The NHS number that was given cannot be right")).to_be_visible()
    expect(page.locator(".lintel-receipt")).not_to_contain_text("Ottoline")
    return page.locator(".lintel-receipt__reference").inner_text()


def test_u15_the_first_word_needs_no_click(walker: Walker) -> None:
    """U15: who takes calls starts typing at once: the first page of their day is ready for the first word."""
    walker.sign_in(ADVISER)
    assert walker.page.evaluate(FIRST_WORD) == "words"


def test_u15_from_any_page_the_first_word_is_one_click_away(walker: Walker) -> None:
    """U15: from whatever page they are on, one click brings whoever takes calls to the first word."""
    page = walker.page
    walker.sign_in(ADVISER)
    for path in ("/waiting", "/find", "/drafts/"):
        walker.open(path)
        walker.follow("Take a contact")
        words = page.get_by_label("What was said, in their own words")
        expect(words).to_be_focused()
        page.keyboard.type("She says")
        expect(words).to_have_value("She says")


def test_from_the_first_word_to_the_team_that_assesses(walker: Walker) -> None:
    reference, page = taken_in(walker), walker.page
    assert Person.objects.count() == 1
    walker.click(page.get_by_role("button", name="They rang"))
    expect(page.get_by_role("alert")).to_contain_text("Done: the call is logged.")
    page.get_by_label("What was said on the phone, if words are needed").fill("Line went dead.")
    walker.click(page.get_by_role("button", name="We rang: no answer"))
    expect(page.locator(".lintel-standing").filter(has_text="Calls")).to_contain_text("1 in, 1 out")
    walker.sign_in(DUTY)
    row = page.get_by_role("row").filter(has_text=reference)
    expect(row).to_contain_text("She cannot get up the stairs any more.")
    walker.click(row.get_by_role("link", name="Triage"))
    said = page.locator(".lintel-said")
    for words in ("Nobody rang me back.", "Son or daughter", "Piers", "No, do not ring", "Withheld", "about 1940"):
        expect(said).to_contain_text(words)
    expect(page.get_by_label("Which team assesses?")).to_have_value("corvane_physical")
    walker.answer({"What should happen?": "Start a Care Act assessment"})
    walker.send()
    begun = Work.objects.get(kind="care_act_assessment")
    assert (begun.team, begun.locality) == ("corvane_physical", "corvane")


@pytest.mark.parametrize("width", [320, 1366])
def test_no_page_of_a_contact_is_wider_than_the_screen(walker: Walker, width: int) -> None:
    reference, page = taken_in(walker), walker.page
    page.set_viewport_size({"width": width, "height": 768})
    walker.sign_in(DUTY)
    paths = ("/contact/new", "/tray", f"/work/{reference}", f"/contact/taken/{reference}")
    for path in (*paths, f"/work/{reference}/reach-ContactTriaged"):
        walker.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
