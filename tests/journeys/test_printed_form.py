"""A public form on paper: A4, nothing cut, nothing to press; and on a phone it is no wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from lintel.domain.forms.every import PUBLIC
from tests.people import cast

# A4 less the margins that browsers leave, at 96 dots an inch.
WIDE, TALL = 718, 1046
PRESSED = "button, form, nav, .govuk-button, .govuk-back-link, .lintel-help, .lintel-footer, .lintel-header"


def copy_of(page: Page, address: str, slug: str) -> None:
    page.goto(f"{address}/ask/{slug}/printed")
    page.click("text=Make a copy to print")
    page.wait_for_selector(".lintel-printed")


@pytest.mark.parametrize("slug", PUBLIC)
def test_it_prints_well(plain: Page, address: str, slug: str) -> None:
    cast()
    copy_of(plain, address, slug)
    plain.emulate_media(media="print")
    plain.set_viewport_size({"width": WIDE, "height": TALL})
    assert [each for each in plain.locator(PRESSED).all() if each.is_visible()] == []
    assert plain.evaluate("document.documentElement.scrollWidth") <= WIDE
    for one in plain.locator(".lintel-printed__one").all():
        box = one.bounding_box()
        assert box
        assert box["height"] < TALL
        assert one.evaluate("each => getComputedStyle(each).breakInside") == "avoid"
    assert plain.locator(".lintel-printed__reference").is_visible()
    assert "01632 960100" in plain.locator("body").inner_text()


@pytest.mark.parametrize("slug", PUBLIC)
def test_it_is_read_on_a_phone_and_by_everybody(page: Page, address: str, slug: str) -> None:
    cast()
    copy_of(page, address, slug)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page).response["violations"] == []
