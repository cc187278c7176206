"""Whoever uses the device next finds nothing: how long a browser holds a form, and how somebody lets it forget one."""

import re
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lintel.casework.coming_back import leave
from lintel.domain.forms.every import PUBLIC
from lintel.domain.quiet import days_kept
from lintel.records.models import PublicDraft
from lintel.web.portal import whose
from tests.people import Cast, cast
from tests.reading_age import reading_age
from tests.web.portal_walk import boxes, reference_in, send, start, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST
from tests.web.test_portal_coming_back import browser, enter, left

EACH = pytest.mark.parametrize("slug", PUBLIC)

NOT_HELD = "/ask/concern/?not-held"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch):
    """Let so much time go by for what a browser holds."""

    def wait(gone: timedelta) -> None:
        passed = SimpleNamespace(time=lambda: time.time() + gone.total_seconds())
        monkeypatch.setattr(signing, "time", passed)

    return wait


def test_the_cookie_ends_with_the_browser(made: Cast) -> None:
    client = Client()
    start(client, "concern")
    cookie = client.cookies["lintel_concern"]
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie["httponly"]


@pytest.mark.parametrize(("gone", "found"), [(whose.HELD, False), (whose.HELD - timedelta(minutes=2), True)])
def test_what_is_not_sent_is_held_for_twelve_hours(made: Cast, later, gone: timedelta, found: bool) -> None:
    client = Client()
    page = start(client, "concern")
    later(gone + timedelta(minutes=1))
    assert (client.get(page).status_code == 200) == found
    assert ("Go on with what you began" in words(client.get("/ask/concern/"))) == found


@pytest.mark.parametrize(("minutes", "found"), [(58, True), (61, False)])
def test_what_was_sent_is_held_for_an_hour(made: Cast, later, minutes: int, found: bool) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    reference = reference_in(send(client, "concern"))
    for path in ("/ask/concern/check", "/ask/concern/questions/told", "/ask/concern/forget"):
        client.get(path)
    later(timedelta(minutes=minutes))
    assert (reference in client.get("/ask/concern/sent", follow=True).content.decode()) == found


def test_a_page_that_is_still_open_after_the_hour_is_taken(made: Cast, later) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    send(client, "concern")
    page = boxes(client.get("/ask/concern/more"))
    later(timedelta(hours=3))
    assert client.post("/ask/concern/more", page | {"words": "Typed for hours"}).status_code == 302


@EACH
def test_every_page_of_a_form_leads_to_forgetting_it(made: Cast, slug: str) -> None:
    client, way = Client(), f'href="/ask/{slug}/forget"'
    pages = [*walk(client, slug, FEWEST[slug]), f"/ask/{slug}/", f"/ask/{slug}/check"]
    assert [path for path in pages if way not in client.get(path).content.decode()] == []
    assert way in send(client, slug).content.decode()
    assert way in client.get(f"/ask/{slug}/more").content.decode()
    assert way not in Client().get(f"/ask/{slug}/").content.decode()


def test_what_was_begun_is_forgotten_on_this_device_only(made: Cast) -> None:
    client = Client()
    page = start(client, "concern")
    link, code = left(client, page, told="He shouts at her")
    asked = client.get("/ask/concern/forget")
    read(asked)
    assert "not sent yet" in words(asked)
    answer = client.post("/ask/concern/forget", follow=True)
    assert "Nothing of this is on this device" in words(answer)
    assert client.cookies["lintel_concern"].value == ""
    assert client.get(page)["Location"] == client.get("/ask/concern/check")["Location"] == NOT_HELD
    other = browser()
    enter(other, link, code)
    assert "He shouts at her" in other.get(page).content.decode()


def test_words_that_are_still_on_their_way_do_not_bring_it_back(made: Cast) -> None:
    client = Client()
    page = start(client, "concern")
    typed = boxes(client.get(page)) | {"told": "He shouts at her", "keep": "yes"}
    client.post("/ask/concern/forget")
    assert client.post(page, typed).status_code == 204
    assert PublicDraft.objects.get().answers == {"told": "He shouts at her"}
    assert client.get(page)["Location"] == NOT_HELD


def test_once_it_was_sent_only_the_device_forgets(made: Cast) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    send(client, "help")
    assert "We have what you sent" in words(client.get("/ask/help/forget"))
    client.post("/ask/help/forget")
    assert client.get("/ask/help/sent")["Location"] == "/ask/help/?not-held"
    assert PublicDraft.objects.get().sent_at


def test_another_site_makes_no_browser_forget(made: Cast) -> None:
    client = Client()
    page = start(client, "help")
    client.post("/ask/help/forget", HTTP_SEC_FETCH_SITE="cross-site")
    assert client.get(page).status_code == 200


def test_a_link_and_a_code_lead_back_to_what_was_sent(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    page = send(client, "concern")
    answer = client.post("/ask/concern/sent", boxes(page))
    read(answer)
    assert "To see your reference again or to add more" in words(answer)
    assert "not sent yet" not in words(answer)
    text = answer.content.decode()
    link = re.search(r"/ask/come-back/[0-9A-Z-]{19}", text)
    code = re.search(r"<strong>(\d{6})</strong>", text)
    assert link
    assert code
    client.post("/ask/concern/forget")
    other = browser()
    assert enter(other, link[0], code[1])["Location"] == "/ask/concern/sent"
    assert reference_in(page) in other.get("/ask/concern/sent").content.decode()
    assert "We have added what you sent" in words(
        other.post(
            "/ask/concern/more", boxes(other.get("/ask/concern/more")) | {"words": "Again last night"}, follow=True
        )
    )


def test_the_link_to_what_was_sent_says_when_it_ends(made: Cast) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    send(client, "help")
    sent_at = timezone.now() - timedelta(days=10)
    PublicDraft.objects.update(sent_at=sent_at)
    way = leave(PublicDraft.objects.get().id)
    assert way.until == (timezone.localtime(sent_at) + timedelta(days=days_kept("public_draft_sent"))).date()


def main_of(page: HttpResponse) -> str:
    """What a page says in its middle, each part with a full stop."""
    middle = page.content.decode().split("<main")[1].split(">", 1)[1].split("</main>")[0]
    return re.sub(r"(?:\s*<[^>]+>)+", ". ", middle)


def test_the_words_are_for_a_reading_age_of_9_to_11(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    pages = [client.get("/ask/"), client.get("/ask/concern/forget")]
    pages += [client.post("/ask/concern/questions/told", {"later": "yes", "told": "x"})]
    sent = send(client, "concern")
    pages += [client.get("/ask/concern/forget"), client.post("/ask/concern/sent", boxes(sent))]
    pages += [client.post("/ask/concern/forget", follow=True)]
    assert [(main_of(each), age) for each in pages if (age := reading_age(main_of(each))) > 11] == []


@pytest.mark.parametrize("page", ["questions/told", "check"])
def test_where_cookies_are_refused_the_start_page_says_so_and_whom_to_ring(made: Cast, page: str) -> None:
    came_from = {"HTTP_REFERER": "http://testserver/ask/concern/"}
    Client().post("/ask/concern/", **came_from)
    back = Client().get(f"/ask/concern/{page}", **came_from, follow=True)
    read(back)
    assert "It needs a cookie for as long as you fill it in" in words(back)
    assert "Or ring us: 01632 960100" in words(back)
    assert reading_age(main_of(back)) <= 11
    assert "cookie" not in words(Client().get("/ask/concern/"))
    assert Client().get(f"/ask/concern/{page}", HTTP_REFERER="http://[elsewhere")["Location"] == NOT_HELD


@pytest.mark.parametrize("path", ["questions/told", "check", "sent", "more"])
def test_a_page_of_a_form_that_is_held_no_more_says_so_and_how_to_come_back(made: Cast, path: str) -> None:
    answer = Client().get(f"/ask/concern/{path}", follow=True)
    read(answer)
    for told in (
        "holds no form",
        "If you sent one, we have it.",
        "Open the link, and type the code.",
        "your reference",
    ):
        assert told in words(answer)
    assert "Or ring us: 01632 960100" in words(answer)
    assert "cookie" not in words(answer)
    assert reading_age(main_of(answer)) <= 11


def test_forgetting_and_going_back_never_speaks_of_cookies(made: Cast) -> None:
    client = Client()
    page = start(client, "concern")
    client.post("/ask/concern/forget")
    back = client.get(page, HTTP_REFERER="http://testserver/ask/concern/questions/told", follow=True)
    assert "holds no form" in words(back)
    assert "cookie" not in words(back)


def test_what_is_kept_as_it_was_typed_and_cannot_be_sent_says_why_on_the_way_back_from_checking(made: Cast) -> None:
    client = Client()
    walk(client, "referral", FEWEST["referral"])
    page, far_too_long = "/ask/referral/questions/told", "x" * 20_001
    client.post(page, boxes(client.get(page)) | {"told": far_too_long, "keep": "yes"})
    back = client.get("/ask/referral/check", follow=True)
    assert back.redirect_chain[-1][0].startswith(page)
    assert back.status_code == 422
    assert "There is a problem" in words(back)
    assert far_too_long in back.content.decode()
    assert "There is a problem" not in words(client.get(page))


def test_a_page_that_was_never_seen_says_nothing_is_wrong_on_the_way_back_from_checking(made: Cast) -> None:
    client = Client()
    start(client, "referral")
    assert "There is a problem" not in words(client.get("/ask/referral/check", follow=True))
