"""Sending a photo along in a browser: without scripts, 320 pixels wide, and removed again by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lintel.records.models import SentFile
from tests.journeys.test_portal import NARROW, is_narrow
from tests.pictures import EXE, photo


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def narrow(request: pytest.FixtureRequest, county: str, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(locale="en-GB", viewport=NARROW, java_script_enabled=request.param)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def to_the_page(page: Page, county: str) -> None:
    """To the page for files, with a form begun."""
    page.goto(f"{county}/ask/concern/")
    page.get_by_role("button", name="Start now").click()
    page.goto(f"{county}/ask/concern/questions/papers")


def test_a_photo_is_added_and_removed_again(narrow: Page, county: str, tmp_path: Path) -> None:
    (tmp_path / "a very long name of a photo from a telephone 2026-11-28 at 14.15.jpg").write_bytes(photo())
    (tmp_path / "holiday.jpg").write_bytes(EXE)
    to_the_page(narrow, county)
    narrow.get_by_label("Choose files").set_input_files(list(tmp_path.glob("*.jpg")))
    narrow.get_by_role("button", name="Add the files").click()
    expect(narrow.get_by_role("alert")).to_contain_text("holiday.jpg: We can take photos")
    assert is_narrow(narrow)
    assert SentFile.objects.count() == 1
    narrow.get_by_role("button", name="Remove a very long name").focus()
    narrow.keyboard.press("Enter")
    expect(narrow.get_by_role("heading", name="What you have added so far")).to_have_count(0)
    assert SentFile.objects.count() == 0
    narrow.get_by_role("button", name="Continue").click()
    assert "/questions/" in narrow.url
