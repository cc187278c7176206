"""From a nurse's worry to what she is told: the form, the safeguarding team's list, the decision, the tell, and her own page."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lintel.gateways.made_up import MadeUp
from tests.journeys.counting import changes
from tests.journeys.test_desk import ENQUIRY_PLANNED, FOUND, SAFEGUARDING, enquired, written
from tests.journeys.test_portal import fill
from tests.journeys.test_thread import on_list
from tests.journeys.walking import LEAD, Walker
from tests.sending import send
from tests.web.portal_walk import REFERENCE

MAIL = "nurse@ward.nhs.example"
WORRY = {
    "told": "She has marks on her arms",
    "who": "The lady at number nine",
    "tells_as": "health",
    "sender_name": "Ada Example",
    "sender_email": MAIL,
}
LINK = re.compile(r"\S+/ask/my-referrals/link/\S+")


@pytest.mark.parametrize("walker", [True], indirect=True)
def test_from_a_concern_in_the_browser_to_what_the_referrer_is_told(walker: Walker) -> None:
    page = walker.page
    walker.open("/ask/concern/")
    page.get_by_role("button", name="Start now").click()
    while "/questions/" in page.url:
        fill(page, WORRY)
        page.get_by_role("button", name="Continue").click()
    with changes({}) as told:
        page.get_by_role("button", name="Send it").click()
        concern = REFERENCE.search(page.get_by_role("main").inner_text())[0]  # type: ignore[index]
        told.update(on_list(f"{SAFEGUARDING}:first_look", f"+{concern}"))
    assert "A person looked at it" not in on_her_page(walker, concern)
    enquiry = enquired(walker, concern)
    decided = on_her_page(walker, concern)
    assert "A person looked at it" in decided
    assert "A person decided on" in decided
    assert not re.search("section 42|threshold|enquiry plan", decided, re.I)
    walker.sign_in(LEAD)
    for form, answers in (("Write the enquiry plan", ENQUIRY_PLANNED), ("Write what the enquiry found", FOUND)):
        written(walker, enquiry, form, answers)
    walker.move(enquiry, "Record: referrer told", {"How were they told?": "Letter"})
    assert "You were told on" in on_her_page(walker, concern)


def on_her_page(walker: Walker, concern: str) -> str:
    """What her page says of it: a link comes to her address, and lets her in."""
    walker.open("/ask/my-referrals")
    walker.page.get_by_role("textbox").fill(MAIL)
    walker.page.get_by_role("main").get_by_role("button").click()
    gateway = MadeUp()
    send(gateway)
    [link] = [found[0] for each in gateway.taken.values() if each.to == MAIL and (found := LINK.search(each.text))]
    walker.open(urlsplit(link).path)
    walker.page.get_by_role("main").get_by_role("button").click()
    expect(walker.page.get_by_role("main")).to_contain_text(concern)
    return walker.page.get_by_role("main").inner_text()
