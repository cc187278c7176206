"""Every page of a public form says what it asks, and none is shown that asks nothing."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.domain.forms.every import PUBLIC
from lintel.domain.forms.public import path_of
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, start, walk
from tests.web.test_portal import FEWEST


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def heading(answer: HttpResponse) -> str:
    shown = answer.content.decode()
    found = shown[shown.index("<h1") : shown.index("</h1>")]
    return unescape(re.sub("<[^>]*>", "", found)).strip()


@pytest.mark.parametrize("slug", PUBLIC)
def test_every_page_is_headed_by_its_title(made: Cast, slug: str) -> None:
    """Else “Date of birth” stands alone over a box, and it is anybody's guess whose."""
    client = Client()
    walk(client, slug, FEWEST[slug])
    for page in path_of(PUBLIC[slug].form, FEWEST[slug]):
        assert heading(client.get(f"/ask/{slug}/questions/{page.slug}")) == page.title


def test_a_page_that_does_not_apply_leads_to_where_one_goes_on(made: Cast) -> None:
    client = Client()
    first = start(client, "help")
    assert client.get("/ask/help/questions/cannot-wait-words")["Location"] == first
    client.post(first, boxes(client.get(first)) | {"for_whom": "myself"})
    assert client.get("/ask/help/questions/sender-is")["Location"] == "/ask/help/questions/told"
