"""One work, sent twice, from a page gone stale, or by two people at once: one fact is kept, and the other is told."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from lintel.ledger.models import Entry
from tests.people import Cast, cast


@pytest.fixture
def other_page(chromium: Browser) -> Iterator[Page]:
    """A second person's browser."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def made(address: str) -> Cast:
    return cast()


def sign_in(page: Page, address: str, who: str) -> None:
    page.goto(f"{address}/sign-in")
    with page.expect_navigation():
        page.locator(f'button[value="{who}.made-up"]').click()


def rating(page: Page, address: str, made: Cast, note: str) -> None:
    """Open the form of a rating, and fill it in; not sent yet."""
    page.goto(f"{address}/work/{made.work('offered').reference}/rate")
    page.get_by_label("Red").check()
    page.get_by_label("Risk of harm").check()
    page.get_by_label("Note").fill(note)


def send(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Rate the risk").click()


def ratings(made: Cast) -> int:
    return Entry.objects.filter(subject=made.works["offered"], kind="RiskRated").count()


STALE = "This work has changed since you opened this page"


def test_a_double_click_is_one_fact(page: Page, address: str, made: Cast) -> None:
    sign_in(page, address, "manager")
    rating(page, address, made, "Clicked twice")
    with page.expect_navigation():
        page.get_by_role("button", name="Rate the risk").dblclick()
    page.goto(f"{address}/work/{made.work('offered').reference}")
    expect(page.get_by_role("heading", name="Risk rated")).to_have_count(1)
    assert ratings(made) == 1


def test_the_same_form_sent_twice_at_once_is_one_fact(page: Page, address: str, made: Cast) -> None:
    sign_in(page, address, "manager")
    rating(page, address, made, "Sent twice")
    statuses = page.evaluate(
        """async () => {
            const form = document.querySelector('main form');
            const send = () => fetch(location.href, {method: 'POST', body: new URLSearchParams(new FormData(form))});
            return (await Promise.all([send(), send(), send()])).map(each => each.status).sort();
        }"""
    )
    assert statuses == [200, 409, 409]
    assert ratings(made) == 1


def test_a_form_sent_again_from_the_page_before_is_told_that_it_is_stale(page: Page, address: str, made: Cast) -> None:
    sign_in(page, address, "manager")
    rating(page, address, made, "Once")
    send(page)
    page.go_back()
    page.get_by_label("Note").fill("Once more")
    page.get_by_label("Red").check()
    page.get_by_label("Risk of harm").check()
    stale = page.locator('main input[name="sequence"]')
    # No browser keeps a copy of a page, so going back asks for it afresh; the old form is put back by hand.
    stale.evaluate("(box, old) => { box.value = old }", str(made.work("offered").sequence - 2))
    send(page)
    expect(page.get_by_text(STALE)).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("Once more")
    assert ratings(made) == 1


def test_of_two_people_one_wins_and_the_other_sees_what_was_done(
    page: Page, other_page: Page, address: str, made: Cast
) -> None:
    for browser, who, note in (
        (page, "manager", "First by a hair"),
        (other_page, "worker", "O'Brien, 李 & <b>mine</b>"),
    ):
        sign_in(browser, address, who)
        rating(browser, address, made, note)
    send(page)
    send(other_page)
    told = other_page.get_by_role("alert")
    expect(told).to_contain_text(STALE)
    expect(told).to_contain_text("Risk rated")
    expect(told).to_contain_text("Merrin Hollybank")
    expect(told).to_contain_text("First by a hair")
    expect(other_page.get_by_label("Note")).to_have_value("O'Brien, 李 & <b>mine</b>")
    expect(other_page.get_by_label("Red")).to_be_checked()
    assert ratings(made) == 1
    send(other_page)
    expect(other_page.get_by_role("alert")).to_contain_text("Done:")
    assert ratings(made) == 2
