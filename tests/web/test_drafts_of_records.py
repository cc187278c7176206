"""Drafts of pages of somebody's record: shown, handed over and noted with that record, and with nobody else's."""

import uuid

import pytest
from django.test import Client

from lintel.casework.models import Person
from lintel.domain.reference import person_reference
from lintel.ledger.models import Look
from lintel.records.models import Draft
from tests.people import Cast, cast, client_of
from tests.web.reading import words
from tests.web.test_drafts import boxes, signed_in, typed

NOTE = "She asked us not to ring in the morning"
WHO = {"name": "Orla Hidden", "phone": "07700 900199", "address": "1 Secret Row"}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def begun(made: Cast, who: str = "worker") -> tuple[Client, str]:
    """Somebody who changes who a person is, and has not sent it yet. Returns the address of the draft."""
    where = f"/person/{person_reference(made.people['orla'])}/tell/describe"
    told = boxes(
        draft_form="page", draft_page=str(uuid.uuid4()), draft_where=where, draft_called="Who", note=NOTE, **WHO
    )
    client = signed_in(made, who)
    assert typed(client, **told).status_code == 200
    return client, f"/drafts/{told['draft_id']}"


def restrict(made: Cast) -> None:
    Person.objects.filter(pk=made.people["orla"]).update(restriction="protected_address")


def test_it_is_noted_whose_record_it_is_of(made: Cast) -> None:
    client, path = begun(made)
    assert Draft.objects.get().record == made.people["orla"]
    client.get(path)
    assert made.people["orla"] in Look.objects.order_by("-at").first().shown


def test_once_the_record_is_shut_its_writer_reads_nothing_but_own_words(made: Cast) -> None:
    client, path = begun(made, "adviser")
    assert "1 Secret Row" in client.get(path).content.decode()
    restrict(made)
    page = client.get(path)
    assert NOTE in words(page)
    for each in (*WHO.values(), "Go on with it", "Hand it over"):
        assert each not in page.content.decode()


@pytest.mark.parametrize(("to", "status"), [("teammate", 302), ("stranger", 422), ("adviser", 422)])
def test_it_is_handed_to_nobody_who_may_not_see_the_record(made: Cast, to: str, status: int) -> None:
    client, path = begun(made)
    if to == "adviser":
        restrict(made)
    answer = client.post(path, {"act": "hand_over", "worker": made.staff[to].id})
    assert answer.status_code == status
    assert (client_of(made, to).get(path).status_code == 200) is (status == 302)


def test_it_is_handed_to_no_team(made: Cast) -> None:
    client, path = begun(made)
    assert client.post(path, {"act": "hand_over", "team": "duty"}).status_code == 422


def test_one_that_is_of_no_record_is_handed_over_as_ever(made: Cast) -> None:
    told = boxes(draft_form="page", draft_page=str(uuid.uuid4()), draft_where="/find", draft_called="x", note=NOTE)
    client = signed_in(made)
    typed(client, **told)
    answer = client.post(f"/drafts/{told['draft_id']}", {"act": "hand_over", "worker": made.staff["adviser"].id})
    assert answer.status_code == 302
