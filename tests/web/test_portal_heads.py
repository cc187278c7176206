"""HEAD on every page that needs no signing in is answered as GET is, without the page: nothing is done by only looking."""

import pytest
from django.test import Client

from lintel.records.models import PublicDraft
from tests.people import Cast, cast
from tests.web.places import places
from tests.web.portal_walk import walk
from tests.web.test_every_route import table
from tests.web.test_portal import FEWEST

# What is answered to whoever has not signed in, by a page or by the way to one, and not by the sign-in page.
OPEN = ("shown", "redirected", "not found")
ROWS = [(row.route, row.example) for row in table() if row.method == "GET" and row.answers["signed_out"] in OPEN]


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_every_page_without_signing_in_answers_head_as_get(db: None) -> None:
    found, answers = places(), {}
    for route, example in ROWS:
        path = found.path(route, example)
        got, head = Client().get(path), Client().head(path)
        answers[path] = (head.status_code, head.get("Location"), head.content)
        assert answers[path] == (got.status_code, got.get("Location"), b""), path
        assert head.get("Content-Type") == got.get("Content-Type")
    assert len(answers) > 15


@pytest.mark.parametrize("path", ["", "questions/told", "check"])
def test_looking_begins_and_sends_nothing_and_says_how_long_the_page_is(made: Cast, path: str) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"])
    before = list(PublicDraft.objects.values())
    head = client.head(f"/ask/help/{path}")
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) > 1000
    assert list(PublicDraft.objects.values()) == before


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(made: Cast, method: str) -> None:
    assert getattr(Client(), method)("/ask/status").status_code == 405
