"""In a real browser: what is typed is saved within seconds and said so politely; after a lost sign-in it is all there."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from lintel.records.models import Draft
from tests.people import cast

WORDS = "She said that the stairs frighten her"


def test_u16_typing_is_saved_and_a_lost_session_loses_nothing(page: Page, address: str) -> None:
    """U16: forms save as one types and say so; a sign-in that was lost in the middle loses no text."""
    made = cast()
    made.move("held", "reach-AssessmentStarted", "worker", days_ago=5, method="face_to_face")
    page.goto(f"{address}/sign-in")
    page.get_by_role("button", name="Sign in as Wren Applegarth").click()
    page.goto(f"{address}/work/{made.work('held').reference}/assessment")
    box = page.get_by_role("textbox", name="What care and support is needed")
    box.fill(WORDS)
    box.blur()
    expect(page.locator("[data-draft-said]")).to_contain_text("Saved at")
    assert Draft.objects.get().body["needs"] == WORDS
    Session.objects.all().delete()
    box.fill(f"{WORDS}, and the bath")
    box.blur()
    expect(page.locator("[data-draft-said]")).to_contain_text("Your sign-in ended")
    page.get_by_role("button", name="Save and go on").first.click()
    expect(page.get_by_text("What you typed is kept")).to_be_visible()
    page.get_by_role("button", name="Sign in as Wren Applegarth").click()
    expect(page.get_by_text(f"{WORDS}, and the bath").first).to_be_visible()
    page.get_by_role("button", name="Send it again").click()
    expect(box).to_have_value(f"{WORDS}, and the bath")
    expect(page.get_by_text("A colleague answered")).to_have_count(0)
    assert Draft.objects.get(form="care_act_assessment").body["needs"] == f"{WORDS}, and the bath"
