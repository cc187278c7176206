"""Pages on a phone's narrow screen, and on paper."""

from playwright.sync_api import Page

from tests.journeys.walking import enter
from tests.people import cast

PATHS = ("/sign-in", "/waiting", "/due", "/caseload", "/contact/new", "/staff", "work", "move", "person")


def test_no_page_is_wider_than_a_phone(plain: Page, address: str) -> None:
    made = cast()
    reference = made.work("held").reference
    places = {
        "work": f"/work/{reference}",
        "move": f"/work/{reference}/hand_over",
        "person": f"/person/{made.person('orla').reference}",
    }
    enter(plain, address, "manager")
    plain.set_viewport_size({"width": 320, "height": 700})
    for path in PATHS:
        plain.goto(address + places.get(path, path))
        box = plain.locator("body").bounding_box()
        heading = plain.locator("h1").bounding_box()
        assert box is not None
        assert heading is not None
        assert box["width"] <= 320, path
        assert heading["x"] + heading["width"] <= 320, path
