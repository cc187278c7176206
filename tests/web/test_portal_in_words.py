"""U1: whatever needs no answer takes "I don't know" and other words instead, and nothing rings or writes to them."""

import pytest
from django.test import Client

from lintel.casework.models import Person, Work
from lintel.gateways.models import Message
from lintel.records.models import Description, Identity, Words
from tests.people import Cast, cast, client_of
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import words
from tests.web.test_portal import FEWEST

WARDEN = "ring the warden on 07700 900123 or her sister"
IN_WORDS = {
    "person_postcode": "I don't know it",
    "person_email": "none",
    "person_phone": WARDEN,
    "person_born": "31/2/1940",
    "tells_as": "family",
    "sender_name": "Ada Made-Up",
    "sender_phone": "the shop below, 07700 900124, ask for me",
    "sender_email": "not at home",
    "sender_safe": "yes",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str, answers: dict[str, str]) -> Work:
    client = Client()
    walk(client, slug, FEWEST[slug] | answers)
    return Work.objects.get(reference=reference_in(send(client, slug)))


def test_u01_words_instead_are_taken_and_stand_as_they_were_typed(made: Cast) -> None:
    """U1: whatever needs no answer takes words instead, such as "I don't know it"."""
    work = sent_in("concern", IN_WORDS)
    person = Person.objects.get(pk=work.person)
    identity = Identity.objects.get(pk=person.identity)
    assert (identity.phone, identity.email, identity.postcode) == ("", "", "")
    assert Description.objects.get(pk=person.description).birth_date is None
    body = Words.objects.get(pk=work.first_told).body
    assert {name: body[name] for name in IN_WORDS} == IN_WORDS
    page = words(client_of(made, "lead").get(f"/work/{work.reference}/sent"))
    for told in (WARDEN, "31/2/1940", "not at home"):
        assert told in page
    assert not Message.objects.filter(work=work.pk).exists()


BORN = [
    ("1/1/40", "1940-01-01"),
    ("3 Feb 50", "1950-02-03"),
    ("1.1.05", "2005-01-01"),
    ("1/1/20", "1920-01-01"),
    ("31/2/1940", "31/2/1940"),
    ("1/1/2190", "1/1/2190"),
    ("1/1/1799", "1/1/1799"),
]


@pytest.mark.parametrize(("typed", "kept"), BORN)
def test_a_birth_date_is_read_where_it_can_be_and_else_kept(made: Cast, typed: str, kept: str) -> None:
    work = sent_in("concern", {"person_born": typed})
    assert Words.objects.get(pk=work.first_told).body["person_born"] == kept


def test_what_needs_an_answer_is_refused_still(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    path = "/ask/concern/questions/who"
    answer = client.post(path, boxes(client.get(path)) | {"who": "x" * 401})
    assert answer.status_code == 422
    assert "can hold up to 400 letters" in words(answer)


@pytest.mark.parametrize("slug", ["referral", "help"])
def test_a_name_and_that_it_is_not_known_is_asked_about(made: Cast, slug: str) -> None:
    client = Client()
    walk(client, slug, FEWEST[slug] | {"for_whom": "somebody_else", "person_name": "Orla"})
    path = f"/ask/{slug}/questions/person"
    for name, status, said in (
        ("Orla", 422, "chose below that you do not know it"),
        ("", 302, ""),
    ):
        held = boxes(client.get(path)) | {"person_name": name, "name_known": "not_known"}
        answer = client.post(path, held)
        assert answer.status_code == status
        assert not said or said in words(answer)


def test_with_nothing_filled_in_it_says_that_the_choice_below_would_do(made: Cast) -> None:
    client = Client()
    walk(client, "referral", FEWEST["referral"])
    path = "/ask/referral/questions/person"
    answer = client.post(path, boxes(client.get(path)) | {"person_name": ""})
    assert "If you do not know the name, choose so below." in words(answer)


def test_whoever_asks_for_themselves_after_all_reads_why_the_name_is_asked(made: Cast) -> None:
    client = Client()
    walk(client, "help", {"for_whom": "somebody_else", "told": "Falls", "name_known": "not_known"})
    first = "/ask/help/questions/for-whom?check"
    client.post(first, boxes(client.get(first)) | {"for_whom": "myself"})
    shown = client.get("/ask/help/check", follow=True)
    assert "You ask for yourself now." in words(shown)
