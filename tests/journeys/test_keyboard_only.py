"""With the keyboard alone: everything that can be pressed is reached, in order, is seen to be reached, and can be used."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.walking import ADVISER, DUTY, NAMES, Walker

MOST_STOPS = 150
TEAM = "Alderwick cognitive and physical"
# What is reached by Tab. Of radios with one name only one is: the others are reached by arrows.
PRESSED = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
    .filter(each => each.type !== 'radio' || each === document.querySelector(`[name="${each.name}"]:checked`)
        || (!document.querySelector(`[name="${each.name}"]:checked`) && each === document.querySelector(`[name="${each.name}"]`)))
    .length"""
SEEN = """() => { const at = document.activeElement, look = getComputedStyle(at)
    const label = at.labels && at.labels[0] ? getComputedStyle(at.labels[0], '::before') : look
    return [look, label].some(one => one.outlineStyle !== 'none' || one.boxShadow !== 'none') }"""
# Where the focus is: each thing has a number of its own.
AT = """() => { const all = [...document.querySelectorAll('*')]; return all.indexOf(document.activeElement) }"""


def stops(page: Page) -> list[tuple[int, bool]]:
    """Each place that Tab reaches on a page, once round: which it is, and whether it is seen to be reached."""
    found: dict[int, bool] = {}
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            # Past the end: the next one is the first on the page.
            continue
        at = page.evaluate(AT)
        if at in found:
            return list(found.items())
        found[at] = page.evaluate(SEEN)
    raise AssertionError(f"{page.url} holds the focus, or has more than {MOST_STOPS} stops.")


def go(page: Page, place: Locator) -> None:
    """Press Tab until a place has the focus."""
    for _ in range(MOST_STOPS):
        if place.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {place}.")


def press(page: Page, place: Locator) -> None:
    """Go to a link or button, and press Enter."""
    go(page, place)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def enter(page: Page, who: str) -> None:
    press(page, page.get_by_role("button", name=f"Sign in as {NAMES[who]}"))


def pick(page: Page, box: Locator, words: str) -> None:
    """Choose from a list that is closed, by typing how the choice begins."""
    go(page, box)
    page.keyboard.type(words)
    expect(box.locator("option:checked")).to_have_text(words)


def test_a_contact_is_taken_in_and_triaged_without_a_mouse(walker: Walker) -> None:
    page = walker.page
    walker.open("/sign-in")
    enter(page, ADVISER)
    go(page, page.get_by_label("What was said, in their own words"))
    page.keyboard.type("She cannot get up the stairs.")
    go(page, page.get_by_label("Name of somebody new"))
    page.keyboard.type("Ottoline O'Larkspur")
    pick(page, page.get_by_label("What is it about?"), "Asks for care or support")
    press(page, page.get_by_role("button", name="Take it in"))
    reference = page.locator(".lintel-receipt__reference").inner_text()
    press(page, page.get_by_role("button", name="Sign out"))
    enter(page, DUTY)
    row = page.get_by_role("row").filter(has_text=reference)
    press(page, row.get_by_role("link", name="Triage"))
    decision = page.get_by_role("radio", name="Start a Care Act assessment")
    go(page, page.get_by_role("radio").first)
    page.keyboard.press("Space")
    while not decision.is_checked():
        page.keyboard.press("ArrowDown")
    pick(page, page.get_by_label("Which team assesses?"), TEAM)
    press(page, page.locator("main form button.govuk-button").first)
    expect(page.get_by_role("alert")).to_contain_text("Done:")


def test_all_that_can_be_pressed_is_reached_and_seen_to_be(walker: Walker) -> None:
    walker.sign_in(ADVISER)
    page = walker.page
    for path in ("/contact/new", "/waiting", "/find", "/tray", "/due", "/outbox/"):
        walker.open(path)
        reached = stops(page)
        assert len(reached) == page.evaluate(PRESSED), path
        assert [at for at, seen in reached if not seen] == [], path
