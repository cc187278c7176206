"""Drafts of pages that keep none of their own: gone on with where they were begun, and over once they are sent."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from lintel.casework.drafts_offered import unsaved_count
from lintel.records.models import Draft
from tests.people import Cast, cast
from tests.web.reading import sent, words
from tests.web.test_drafts import KEPT, WORDS, boxes, signed_in, typed


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def of_page(**more: str) -> dict[str, str]:
    """What a page that keeps no draft of its own sends as one types."""
    return boxes(draft_form="page", draft_page=str(uuid.uuid4()), note=WORDS, draft_called="Write a note") | more


@pytest.mark.parametrize("where", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x()", "", "\0/x"])
def test_a_page_is_gone_on_with_at_an_address_of_ours_alone(made: Cast, where: str) -> None:
    client, told = signed_in(made), of_page(draft_where=where)
    assert typed(client, **told).status_code == 200
    page = client.get(f"/drafts/{told['draft_id']}")
    assert WORDS in words(page)
    assert "elsewhere" not in page.content.decode()
    assert Draft.objects.get().where in ("", "/x")


def test_what_is_sent_after_the_session_ended_goes_on_in_the_draft_of_its_page(made: Cast) -> None:
    client = signed_in(made)
    path = f"/work/{made.work('held').reference}/keep_in_touch"
    told = of_page(draft_where=path, sequence=str(made.work("held").sequence), how="phone", reached="yes")
    told |= {"occurred": made.today.isoformat()}
    typed(client, **told)
    Session.objects.all().delete()
    sealed = KEPT.search(client.post(path, told | {"note": f"{WORDS} at night"}).content.decode())
    assert sealed
    onwards = client.post("/sign-in", {"username": "worker.made-up", "kept": sealed[1]})["Location"]
    assert onwards == f"/drafts/{told['draft_id']}"
    assert Draft.objects.get().body["note"] == f"{WORDS} at night"
    assert client.post(path, sent(client.get(onwards))).status_code == 302
    assert unsaved_count(made.staff["worker"]) == 0


def test_where_it_was_handed_over_meanwhile_what_was_typed_is_a_draft_of_its_own(made: Cast) -> None:
    client, told = signed_in(made), of_page(draft_where="/find")
    typed(client, **told)
    client.post(f"/drafts/{told['draft_id']}", {"act": "hand_over", "worker": made.staff["teammate"].id})
    Session.objects.all().delete()
    sealed = KEPT.search(client.post("/find", told | {"note": "Quite another thing"}).content.decode())
    assert sealed
    client.post("/sign-in", {"username": "worker.made-up", "kept": sealed[1]})
    assert {each.owner for each in Draft.objects.all()} == {made.staff[who].id for who in ("worker", "teammate")}


@pytest.mark.parametrize(
    ("path", "own"), [("/ask-for/concern", {}), ("/contact/new", {"draft_form": "contact", "draft_where": ""})]
)
def test_what_is_sent_from_a_page_of_an_earlier_sign_in_is_offered_after(made: Cast, path: str, own: dict) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(made.staff["adviser"])
    client.get("/contact/new")
    draft = str(uuid.uuid4())
    told = of_page(draft_id=draft, unsent=draft, draft_where=path, told=WORDS, csrfmiddlewaretoken="x" * 64) | own
    answer = client.post(path, told)
    assert answer.status_code == 302
    assert WORDS in words(client.get(answer["Location"]))
    assert f'href="{answer["Location"]}"' in client.get("/drafts/").content.decode()
    assert unsaved_count(made.staff["adviser"]) == 1
