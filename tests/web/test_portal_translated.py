"""Every word of a public page can be translated: where every text is put between brackets, no word stands outside them."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from lintel.domain.forms.every import PUBLIC
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, send, start, walk
from tests.web.test_portal import FEWEST

WITHIN = re.compile(r"⟦[^⟦⟧]*⟧")
TAG = re.compile(r"<(?:script|style|head)\b.*?</(?:script|style|head)>|<[^>]+>", re.S)
# What is no word of ours: names, numbers, days, and what somebody typed.
OURS = ("Lintel", settings.LINTEL_COUNCIL_NAME, settings.LINTEL_PUBLIC_HOURS, settings.LINTEL_PUBLIC_POST)
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}(, \d{1,2}[:.]\d{2} ?[ap]m)?")
REFERENCE = re.compile(r"W-[0-9A-Z]{5}-[0-9A-Z]{5}")


@pytest.fixture
def bracketed(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    made = cast()
    translation.gettext("loads what translates")
    for name in ("gettext", "pgettext"):
        monkeypatch.setattr(translation._trans, name, lambda text: f"⟦{text}⟧" if text else text)
    monkeypatch.setattr(translation._trans, "ngettext", lambda one, many, n: f"⟦{one if n == 1 else many}⟧")
    return made


def left_over(page: str, typed: tuple[str, ...] = ()) -> str:
    """What stands on a page besides what was translated."""
    text = unescape(TAG.sub("\n", page))
    while WITHIN.search(text):
        text = WITHIN.sub(" ", text)
    for each in (*OURS, *typed):
        text = text.replace(each, " ")
    text = REFERENCE.sub(" ", DAY.sub(" ", text))
    return " ".join(re.findall(r"[A-Za-z]{2,}", text))


@pytest.mark.parametrize("slug", PUBLIC)
def test_no_word_stands_outside_what_is_translated(bracketed: Cast, slug: str) -> None:
    client, typed = Client(), tuple(FEWEST[slug].values())
    found = {path: left_over(client.get(path).content.decode(), typed) for path in walk(client, slug, FEWEST[slug])}
    wrong = start(client, slug)
    found["wrong"] = left_over(client.post(wrong, boxes(client.get(wrong))).content.decode(), typed)
    walk(client, slug, FEWEST[slug])
    for path in (f"/ask/{slug}/", f"/ask/{slug}/check"):
        found[path] = left_over(client.get(path).content.decode(), typed)
    found["sent"] = left_over(send(client, slug).content.decode(), typed)
    assert {path: words for path, words in found.items() if words} == {}
    assert len(found) > 8


@pytest.mark.parametrize("path", ["/ask/status", "/ask/my-referrals", "/ask/come-back/x", "/ask/help/printed"])
def test_no_word_of_the_other_public_pages_does(bracketed: Cast, path: str) -> None:
    assert left_over(Client().get(path).content.decode()) == ""


@pytest.mark.parametrize("path", ["/ask/help/", "/ask/help/printed", "/ask/help/questions/told"])
def test_no_word_of_a_page_that_asks_to_wait_does(bracketed: Cast, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr("lintel.casework.asked.too_many_begun_from", lambda address: True)
    assert left_over(Client().post(path, {"told": "1234"}).content.decode()) == ""
