"""Fifty browsers send one draft at the same moment: one contact, and the same reference for all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from lintel.casework import kept_pages
from lintel.casework.models import Work
from lintel.records.models import PublicDraft, Words
from tests.people import cast
from tests.web.portal_walk import REFERENCE

TOLD = {"told": "He shouts at her", "who": "The lady at the end of the row"}
AT_ONCE = 50


def send(draft: str) -> tuple[int, str]:
    """Send it, and read the reference that is shown then."""
    client = Client(raise_request_exception=False)
    try:
        answer = client.post("/ask/concern/check", {"draft": draft})
        client.cookies["lintel_concern"] = COOKIES[draft]
        return answer.status_code, "".join(REFERENCE.findall(client.get("/ask/concern/sent").content.decode())[:1])
    finally:
        connections.close_all()


COOKIES: dict[str, str] = {}


@pytest.mark.database
def test_one_contact_and_the_same_reference_for_all(committed_db: None) -> None:
    cast()
    browser = Client()
    browser.post("/ask/concern/")
    draft = PublicDraft.objects.get().id
    COOKIES[draft] = browser.cookies["lintel_concern"].value
    kept_pages.keep(draft, TOLD)
    before = Work.objects.count()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(send, [draft] * AT_ONCE))
    assert Work.objects.count() == before + 1
    work = Work.objects.get(pk=PublicDraft.objects.get().work)
    assert {status for status, _ in answers} == {302}
    assert {reference for _, reference in answers} == {work.reference}
    assert Words.objects.filter(about=work.id).count() == 1
