"""The staff pages walked in a real browser with scripts off: offer, accept, keep in touch, hand back; and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.people import Cast, cast


@pytest.fixture
def plain(chromium: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", java_script_enabled=False)
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator(f'button[value="{who}.made-up"]').click()


def offer_to_tobit(page: Page, made: Cast) -> None:
    page.get_by_role("link", name="Waiting list").first.click()
    page.locator(f'a[href="/work/{made.work("waiting").reference}"]').click()
    page.get_by_role("link", name="Offer to a worker").click()
    page.get_by_role("button", name="Offer to a worker").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    page.get_by_label("Tobit Fernsby (Social worker)").check()
    page.get_by_label("Next in order").check()
    page.get_by_role("button", name="Offer to a worker").click()
    expect(page.get_by_text("Offered to Tobit Fernsby")).to_be_visible()


def accept(page: Page, made: Cast) -> None:
    page.get_by_role("link", name=f"Accept {made.work('waiting').reference}").click()
    page.get_by_label("Has room to start").check()
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Done: accept.")).to_be_visible()
    expect(page.get_by_role("link", name="Record: assessment started")).to_be_visible()


def test_work_is_offered_and_accepted_without_scripts(plain: Page, address: str) -> None:
    made = cast()
    sign_in(plain, address, "manager")
    offer_to_tobit(plain, made)
    sign_in(plain, address, "teammate")
    accept(plain, made)
    plain.get_by_role("link", name="Keep in touch").click()
    plain.get_by_label("Yes").check()
    plain.get_by_label("Phone call").check()
    plain.get_by_label("Note").fill("O'Brien, 李 & <b>others</b>\n" + "x" * 10_000)
    plain.get_by_role("button", name="Keep in touch").click()
    expect(plain.get_by_text("O'Brien, 李 & <b>others</b>")).to_be_visible()
    assert made.work("waiting").last_reached == made.today


PATHS = ("/sign-in", "/waiting", "/due", "/caseload", "/contact/new", "/staff", "work", "move", "person")


def test_no_page_is_wider_than_a_phone(plain: Page, address: str) -> None:
    made = cast()
    reference = made.work("held").reference
    places = {
        "work": f"/work/{reference}",
        "move": f"/work/{reference}/hand_over",
        "person": f"/person/{made.person('orla').reference}",
    }
    sign_in(plain, address, "manager")
    plain.set_viewport_size({"width": 320, "height": 700})
    for path in PATHS:
        plain.goto(address + places.get(path, path))
        box = plain.locator("body").bounding_box()
        heading = plain.locator("h1").bounding_box()
        assert box is not None
        assert heading is not None
        assert box["width"] <= 320, path
        assert heading["x"] + heading["width"] <= 320, path
