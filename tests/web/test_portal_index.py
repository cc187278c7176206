"""What anybody can do without an account stands on one page, and public pages and the sign-in page lead there."""

import re

import pytest
from django.test import Client

from lintel.domain.forms.every import PUBLIC
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import start
from tests.web.reading import read, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_one_page_lists_all_that_anybody_can_do_here(made: Cast) -> None:
    client = Client()
    page = client.get("/ask/")
    read(page)
    assert "Go on with what you began" not in words(page)
    ways = set(re.findall(r'href="(/ask/[^"]*)"', page.content.decode()))
    forms = {f"/ask/{slug}/{rest}" for slug in PUBLIC for rest in ("", "printed")}
    assert ways == forms | {"/ask/", "/ask/status", "/ask/my-referrals"}
    assert [path for path in ways if client.get(path).status_code != 200] == []
    start(client, "concern")
    assert 'href="/ask/concern/questions/told"' in client.get("/ask/").content.decode()


@pytest.mark.parametrize("path", ["/ask/help/", "/ask/status", "/ask/my-referrals", "/ask/help/printed", "/sign-in"])
def test_public_pages_and_the_sign_in_page_lead_there(made: Cast, path: str) -> None:
    assert 'href="/ask/"' in Client().get(path).content.decode()


def test_pages_of_staff_do_not(made: Cast) -> None:
    assert 'href="/ask/"' not in client_of(made, "duty").get("/tray").content.decode()
