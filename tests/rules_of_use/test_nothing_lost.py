"""Nothing that somebody typed is lost: not when the session ends, the password is changed, or the server is killed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from lintel.council.models import Staff
from lintel.ledger.models import Entry
from lintel.records.models import Draft, Words
from tests.journeys.states import MAKES_EVERY_MOVE, states_of
from tests.journeys.walking import enter
from tests.people import Cast, cast, reference_of
from tests.rules_of_use.mortal_server import MortalServer

FIRST, REST = "She told me about the stairs", ", and that her sister helps on Sundays"
FORM = re.compile(r'<form method="post"[^>]*>.*?</form>', re.S)
# A click that logs a call; opening in an emergency, where a proof of who asks is typed; and the page behind the link of a
# letter, where nobody is signed in. What the public types is kept by pages of its own.
KEEPS_NONE = ("lintel-calls", 'name="proof"', "/say/", "/ask/")


def note_of(made: Cast) -> str:
    return f"/person/{reference_of(made.people['orla'])}/tell/note"


def half_written(page: Page, address: str, made: Cast) -> Locator:
    """A note about Orla, begun and saved as it was typed. Returns its box."""
    enter(page, address, "worker")
    page.goto(address + note_of(made))
    page.get_by_label("Visit").check()
    page.get_by_role("group", name="Is somebody else named in it?").get_by_label("Yes").check()
    box = page.get_by_role("textbox", name="What happened?")
    box.fill(FIRST)
    box.blur()
    expect(page.locator("[data-draft-said]")).to_contain_text("Saved at")
    return box


def kept() -> dict[str, str]:
    """The one draft of a page, as it is kept."""
    return Draft.objects.get(form="page", finished_at=None).body


def go_on_from_another_desk(page: Page, address: str) -> None:
    """From the first page of the day to the page with the words in it, which is sent."""
    page.goto(f"{address}/caseload")
    page.get_by_role("link", name="One thing that you have not sent yet").click()
    page.get_by_role("link", name="Write a note").click()
    page.get_by_role("button", name="Go on with it").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def is_recorded(page: Page, words: str) -> None:
    page.get_by_role("button", name="Write a note").click()
    expect(page.get_by_text("Done: the note is in the record.")).to_be_visible()
    assert [each["note"] for each in Words.objects.filter(sort="note").values_list("body", flat=True)].count(words) == 1
    assert not Draft.objects.filter(form="page", finished_at=None).exists()


def test_u16_a_note_is_gone_on_with_from_another_desk(page: Page, plain: Page, address: str) -> None:
    """U16: what is typed into any page is saved as one types, and gone on with from any desk; sent, it is over."""
    made = cast()
    half_written(page, address, made)
    before = Entry.objects.count()
    enter(plain, address, "worker")
    go_on_from_another_desk(plain, address)
    assert Entry.objects.count() == before
    expect(plain.get_by_label("Visit")).to_be_checked()
    plain.get_by_role("textbox", name="What happened?").fill(FIRST + REST)
    is_recorded(plain, FIRST + REST)


def test_u16_five_minutes_before_the_sign_in_ends_it_says_so(page: Page, address: str) -> None:
    """U16: five minutes before the sign-in ends the page says so, and has saved what was typed."""
    cast()
    enter(page, address, "adviser")
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=4, seconds=10))
    page.goto(f"{address}/contact/new")
    expect(page.locator("[data-draft-said]")).to_contain_text(
        "Your sign-in ends in 4 minutes. What you typed is saved."
    )


def test_u16_every_form_that_holds_words_saves_them(db: None) -> None:
    """U16: all forms save as one types, every ten seconds and on leaving a box."""
    looked_at = 0
    for state in states_of(MAKES_EVERY_MOVE):
        for form in FORM.findall(state.page):
            if "<textarea" in form and not any(each in form or each in state.path for each in KEEPS_NONE):
                assert "data-draft" in form, state.name
                assert 'name="draft_id"' in form, state.name
                looked_at += 1
    assert looked_at > 60
    script = Path("lintel/web/static/lintel/drafts.js").read_text("utf-8")
    every = re.search(r"EVERY = (\d+)", script)
    assert every is not None
    assert int(every[1]) <= 30_000


def expire() -> None:
    Session.objects.all().delete()


def change_password() -> None:
    worker = Staff.objects.get(username="worker.made-up")
    worker.set_password("a long and quiet river")
    worker.save()


@pytest.mark.parametrize("ends", [expire, change_password], ids=["session expired", "password changed"])
def test_the_sign_in_ends_in_mid_form(page: Page, address: str, ends: object) -> None:
    """All that was typed before and after is offered again once somebody is signed in, and is recorded once."""
    made = cast()
    box = half_written(page, address, made)
    ends()  # type: ignore[operator]
    box.fill(FIRST + REST)
    box.blur()
    expect(page.locator("[data-draft-said]")).to_contain_text("Your sign-in ended")
    page.get_by_role("button", name="Write a note").click()
    expect(page.get_by_text("What you typed is kept")).to_be_visible()
    page.get_by_role("button", name="Sign in as Wren Applegarth").click()
    expect(page.get_by_text(FIRST + REST).first).to_be_visible()
    assert kept()["note"] == FIRST + REST
    go_on_from_another_desk(page, address)
    is_recorded(page, FIRST + REST)


def test_the_server_is_killed_in_mid_form(page: Page, committed_db: None, tmp_path: Path) -> None:
    """What was typed before it was killed is kept; what is typed meanwhile is saved once it is back; it is recorded once."""
    made = cast()
    server = MortalServer(tmp_path)
    try:
        box = half_written(page, server.address, made)
        said = page.locator("[data-draft-said]")
        server.kill()
        box.fill(FIRST + REST)
        box.blur()
        expect(said).to_contain_text("Not saved just now")
        assert kept()["note"] == FIRST
        server.start()
        box.focus()
        box.blur()
        expect(said).to_contain_text("Saved at")
        assert kept()["note"] == FIRST + REST
        server.kill()
        page.get_by_role("button", name="Write a note").click()
        page.wait_for_url("chrome-error://**")
        server.start()
        go_on_from_another_desk(page, server.address)
        is_recorded(page, FIRST + REST)
    finally:
        server.kill()
