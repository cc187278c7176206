"""Pages on a phone's narrow screen, and on paper."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.walking import enter
from tests.people import Cast, cast

FIGURE = "/figures/waiting_now-care_act_assessment-allocation/"


def places(made: Cast) -> list[str]:
    """Pages with tables, filters, tabs, buttons and what may be done with a record."""
    work, person = made.work("held").reference, made.person("orla").reference
    lists = ["/waiting?team=north_physical&rating=amber", "/due", "/caseload/worker.made-up", "/staff", "/tray"]
    figures = ["/figures/", f"{FIGURE}?by=team", f"{FIGURE}cases/", "/figures/suspicious/?rule=recorded_late"]
    return [*lists, f"/work/{work}", f"/person/{person}", *figures]


def test_no_page_is_wider_than_a_phone(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "administrator")
    plain.set_viewport_size({"width": 320, "height": 700})
    plain.goto(f"{address}/bring-in/")
    assert plain.evaluate("document.documentElement.scrollWidth") <= 320
    enter(plain, address, "manager")
    forms = ["/sign-in", "/caseload", "/contact/new", f"/work/{made.work('held').reference}/hand_over"]
    for path in [*forms, *places(made)]:
        plain.goto(address + path)
        assert plain.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_a_wide_table_scrolls_in_a_region_that_says_so(page: Page, address: str) -> None:
    made, wide = cast(), 0
    enter(page, address, "manager")
    page.set_viewport_size({"width": 320, "height": 700})
    for path in places(made):
        page.goto(address + path)
        for table in page.locator("table").all():
            region = table.locator("xpath=..")
            expect(region).to_have_role("region")
            expect(region).to_have_attribute("aria-label", table.locator("caption").inner_text())
            shadows = region.evaluate("each => getComputedStyle(each).backgroundAttachment")
            assert shadows == "local, local, scroll, scroll", path
            wide += _scrolls_by_keyboard(page, region)
    assert wide > len(places(made))


def _scrolls_by_keyboard(page: Page, region: Locator) -> bool:
    """Whether the table is wider than its region; then the keys must move it."""
    if not region.evaluate("each => each.scrollWidth > each.clientWidth"):
        return False
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
    return True


NOT_ON_PAPER = (
    "button, nav a:not([aria-current]), form, .govuk-button, .lintel-timeline__acts, .lintel-moves, .govuk-back-link"
)


def test_what_is_pressed_or_followed_is_not_printed(plain: Page, address: str) -> None:
    made = cast()
    enter(plain, address, "manager")
    plain.emulate_media(media="print")
    for path in places(made):
        plain.goto(address + path)
        assert [each for each in plain.locator(NOT_ON_PAPER).all() if each.is_visible()] == [], path
        for words in ("What you can do", "See the cases", "Leave “As known on” empty", "Take off all filters"):
            assert words not in plain.locator("body").inner_text(), path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (
            "/waiting?team=north_physical&rating=amber",
            "Showing only Team: North cognitive and physical Rating: Amber",
        ),
        ("/figures/suspicious/?rule=recorded_late", "Recorded more than 14 days after it happened"),
        (f"{FIGURE}?by=team", "By team, as held on the day that counts"),
    ],
)
def test_what_a_page_is_narrowed_to_is_printed_in_words(plain: Page, address: str, path: str, words: str) -> None:
    cast()
    enter(plain, address, "manager")
    plain.emulate_media(media="print")
    plain.goto(address + path)
    said = " ".join(plain.locator("main").inner_text().split())
    assert words in said.replace("Take off the filter ", "")
