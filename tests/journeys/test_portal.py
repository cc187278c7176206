"""The portal in a browser: every page of every form, plain and in error, 320 pixels wide; by keyboard alone; without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import ways_through
from tests.filling_in import every_answer
from tests.web.portal_walk import REFERENCE

NARROW = {"width": 320, "height": 640}


@pytest.fixture(params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["with scripts", "without scripts"])
def narrow(request: pytest.FixtureRequest, county: str, chromium: Browser) -> Iterator[Page]:
    """A browser as wide as a small phone, or a page made four times as large."""
    context = chromium.new_context(locale="en-GB", viewport=NARROW, java_script_enabled=request.param)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def fill(page: Page, answers: dict[str, str]) -> None:
    """Answer all that this page asks."""
    for name, text in answers.items():
        boxes = page.locator(f'main [name="{name}"]')
        if not boxes.count():
            continue
        if boxes.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'main [name="{name}"][value="{text}"]').check()
        else:
            boxes.fill(text)


@pytest.mark.parametrize("slug", ["concern", *(pytest.param(e, marks=pytest.mark.slow) for e in ("help", "referral"))])
def test_u35_every_page_of_every_form_on_a_small_phone(narrow: Page, county: str, slug: str) -> None:
    """U35: nothing is cut off 320 pixels wide, which is a page made four times as large. Barriers are looked for in test_axe."""
    form = PUBLIC[slug].form
    answers = every_answer(form, max(ways_through(form), key=lambda way: len(every_answer(form, way))))
    narrow.goto(f"{county}/ask/{slug}/")
    narrow.get_by_role("button", name="Start now").click()
    while "/questions/" in narrow.url:
        assert is_narrow(narrow), narrow.url
        fill(narrow, answers)
        narrow.get_by_role("button", name="Continue").click()
    assert is_narrow(narrow)
    narrow.get_by_role("button", name="Send it").click()
    expect(narrow.get_by_role("heading", name="We have it")).to_be_visible()
    assert is_narrow(narrow)
    assert REFERENCE.search(narrow.content())
    assert Work.objects.count() == 1


def is_narrow(page: Page) -> bool:
    """Whether nothing stands out to the right."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"])


def test_u35_a_concern_is_told_with_the_keyboard_alone(narrow: Page, county: str) -> None:
    """U35: every page is walked with the keyboard alone."""
    narrow.goto(f"{county}/ask/concern/")
    press(narrow, "Start now")
    for words in ("He shouts at her", "The lady at the end of the row"):
        until(narrow, "textarea, input[type=text]")
        narrow.keyboard.type(words)
        press(narrow, "Continue")
    while "/questions/" in narrow.url:
        press(narrow, "Continue")
    press(narrow, "Send it")
    expect(narrow.get_by_role("heading", name="We have it")).to_be_visible()


def until(page: Page, what: str) -> None:
    """Tab until one of these has the focus, which is seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.evaluate("(each, what) => each.matches(what)", what):
            return
    raise AssertionError(what)


def press(page: Page, name: str) -> None:
    """Tab to a button of this name, and press it."""
    for _ in range(60):
        until(page, "button")
        if page.locator(":focus").inner_text().strip() == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(name)


def test_u16_what_is_typed_is_kept_though_nothing_was_pressed(page: Page, county: str) -> None:
    """U16: all forms save as you go; what was typed on a slow line before the script came, too."""
    waiting: list[Route] = []
    page.route("**/kept.js", lambda route: waiting.append(route))
    page.goto(f"{county}/ask/concern/")
    page.get_by_role("button", name="Start now").click(no_wait_after=True)
    box = page.get_by_role("textbox")
    box.fill("He shouts at her, and I wrote for an hour")
    with page.expect_event("domcontentloaded"):
        waiting[0].continue_()
    with page.expect_response(lambda answer: answer.status == 204):
        box.blur()
    page.unroute_all()
    page.goto(f"{county}/ask/concern/questions/told")
    expect(page.get_by_role("textbox")).to_have_value("He shouts at her, and I wrote for an hour")


def test_u16_what_another_tab_changed_is_not_written_over_and_whoever_types_is_told(page: Page, county: str) -> None:
    """U16: nothing typed is lost, neither of two who have the same form open."""
    page.goto(f"{county}/ask/concern/")
    page.get_by_role("button", name="Start now").click()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("textbox").fill("She fell twice")
    with other.expect_response(lambda answer: answer.status == 204):
        other.get_by_role("textbox").blur()
    page.get_by_role("textbox").fill("He has no food")
    with page.expect_response(lambda answer: answer.status == 409):
        page.get_by_role("textbox").blur()
    expect(page.get_by_role("status")).to_contain_text("is not kept until you choose Continue")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("textbox")).to_have_value("He has no food")
    expect(page.get_by_text("She fell twice")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.goto(f"{county}/ask/concern/questions/told")
    expect(page.get_by_role("textbox")).to_have_value("He has no food")
