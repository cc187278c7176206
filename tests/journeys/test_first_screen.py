"""U12 and U18: the next worker is shown a person's story on the first screen, and all else is two clicks away at most."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from lintel.casework.telling import tell
from lintel.domain.moves import When
from lintel.domain.telling_of_people import TOLD
from tests.journeys.walking import enter
from tests.people import Cast, cast

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 320, "height": 700}
OWN_WORDS = (
    "I looked after Frank for forty years and now I cannot get up the stairs. I want to sleep in my own bed, "
    "and to get out to the garden before the summer is over. Please do not make me tell it all again."
)
SAFE = {"ring": "yes", "text": "no", "leave_message": "no", "write": "yes"}
HAZARDS = ("risk_of_suicide", "severe_allergy", "dangerous_animal", "visit_in_pairs")


def story(made: Cast) -> str:
    """A record with all that may stand above the open work; the address of its page."""
    told = [
        ("own-words", {}, OWN_WORDS),
        ("what-matters", {}, "Her dog Pip. Being asked before anything is moved. Tea at four."),
        ("promise", {"due_on": made.today}, "Ring about the stairlift."),
        ("safe-contact", SAFE, ""),
        ("consent", {"decision": "agreed_in_part"}, "Not with her brother."),
        *(("hazard", {"hazard": hazard}, "") for hazard in HAZARDS),
        ("note", {"sort": "visit", "third_person": True}, "Her sister Mab let me in."),
    ]
    for what, answers, note in told:
        person = made.person("orla")
        by = made.staff["worker"]
        tell(person, TOLD[what], When(occurred=made.today), answers, by=by, expecting=person.sequence, note=note)
    return f"/person/{made.person('orla').reference}"


@pytest.mark.parametrize("who", ["worker", "manager"])
def test_u12_the_story_is_seen_without_scrolling(plain: Page, address: str, tmp_path: Path, who: str) -> None:
    """U12: the next worker is shown the story on the first screen: own words, what matters, what was promised, who the worker is."""
    path = story(cast())
    enter(plain, address, who)
    plain.set_viewport_size(DESK)
    plain.goto(address + path)
    plain.screenshot(path=tmp_path / "first-screen.png")
    for words in (
        "Please do not make me tell it all again.",
        "Tea at four.",
        "Ring about the stairlift.",
        "Wren Applegarth",
    ):
        box = plain.get_by_text(words).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= DESK["height"], words


def test_it_is_as_narrow_as_a_phone_and_prints_who_it_is_about(plain: Page, address: str, tmp_path: Path) -> None:
    path = story(cast())
    enter(plain, address, "worker")
    plain.set_viewport_size(PHONE)
    for page in (path, f"{path}/chronology", f"{path}/tell/note", f"{path}/tell/relationship", f"{path}/tell/describe"):
        plain.goto(address + page)
        plain.screenshot(path=tmp_path / "narrow.png", full_page=True)
        assert plain.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page
    plain.emulate_media(media="print")
    for page in (path, f"{path}/chronology"):
        plain.goto(address + page)
        said = plain.locator(".lintel-identity").inner_text()
        for words in ("Orla O'Brien", "3 February 1941", "Risk of suicide", "Never text or leave a message"):
            assert words in said, page
        for hidden in (".lintel-moves", ".lintel-filters__form", ".lintel-not-on-paper"):
            assert [each for each in plain.locator(hidden).all() if each.is_visible()] == [], (page, hidden)


def test_u18_all_that_may_be_told_is_one_click_away(plain: Page, address: str) -> None:
    """U18: from the one page of a person, all that may be told of them is one click away."""
    path = story(cast())
    enter(plain, address, "worker")
    plain.goto(address + path)
    linked = {each.get_attribute("href") for each in plain.locator("main a").all()}
    assert {f"{path}/chronology", *(f"{path}/tell/{what}" for what in TOLD)} <= linked
