"""Finding a person: what is found by what, what pages say, and that nothing typed is kept where it should not be."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.domain.document import Description, Identity
from lintel.domain.fact import new_id
from lintel.domain.person import PersonRegistered, RestrictionPlaced
from lintel.ledger.models import Look
from tests.people import NORTH, Cast, cast, client_of, open_for, reference_of, staff_id
from tests.web.reading import read, without_token, words

MOST_QUERIES = 13
FINDERS = ("adviser", "duty", "worker", "therapist", "manager", "senior", "lead", "director")
OTHERS = ("analyst", "councillor", "administrator")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def person(made: Cast, name: str, born: date | None = None, **given: str) -> str:
    """Somebody more, with a work in the north. Returns the reference."""
    who, moment = new_id(), timezone.now()
    identity = Identity(id=new_id(), person=who, recorded=moment, name=name, **given)
    told = Description(
        id=new_id(), person=who, recorded=moment, valid_from=made.today, birth_date=born, locality="north"
    )
    known = PersonRegistered(subject=who, occurred=made.today, identity=identity.id, description=told.id)
    commit(known, by=staff_id("adviser"), words=[identity, told])
    open_for(who, "care_act_assessment", NORTH, made.today)
    return reference_of(who)


def born(day: date) -> dict[str, str]:
    return {"birth_date-day": str(day.day), "birth_date-month": str(day.month), "birth_date-year": str(day.year)}


def look_for(client: Client, **asked: str) -> HttpResponse:
    """Ask, and follow to the answer."""
    return client.post("/find", asked, follow=True)


def references(answer: HttpResponse) -> list[str]:
    """Who is found, in order."""
    return re.findall(r'href="/person/(P-[0-9A-Z-]+)"', answer.content.decode())


ORLA = date(1941, 2, 3)
FOUND = {
    "the very name": {"name": "Orla O'Brien"},
    "another apostrophe": {"name": "orla o’brien"},
    "no apostrophe": {"name": "ORLA OBRIEN"},
    "parted": {"name": "Orla O Brien"},
    "misspelt": {"name": "Orlah O'Brian"},
    "the other way round": {"name": "O'Brien, Orla"},
    "the family name alone": {"name": "obrien"},
    "with an accent": {"name": "Órla O'Briên"},
    "with a sign that steers": {"name": "\u202eOrla O'Brien\u202c"},
    "born then": born(ORLA),
    "day and month swapped": born(date(1941, 3, 2)),
    "one digit off": born(date(1947, 2, 3)),
    "a day off": born(date(1941, 2, 4)),
    "the year alone": {"birth_date-year": "1941"},
    "a month after December": {"birth_date-day": "2", "birth_date-month": "31", "birth_date-year": "1941"},
    "phone": {"phone": "01632960101"},
    "phone from abroad": {"phone": "+44 (0)1632 960 101"},
    "last digits": {"phone": "0101"},
    "reference": {"reference": reference_of(str(staff_id("x")))},
    "name and another day": {"name": "Orla O'Brien", **born(date(1970, 6, 30))},
}


@pytest.mark.parametrize("how", [how for how in FOUND if how not in ("reference", "a month after December")])
def test_somebody_is_found(made: Cast, how: str) -> None:
    orla = reference_of(made.people["orla"])
    assert references(look_for(client_of(made, "adviser"), **FOUND[how]))[0] == orla


def test_references_are_read_however_they_are_said(made: Cast) -> None:
    orla, work = reference_of(made.people["orla"]), made.work("waiting").reference
    for typed in (orla, orla.lower(), orla.replace("-", " "), work):
        assert references(look_for(client_of(made, "adviser"), reference=typed)) == [orla]


def test_a_nickname_a_maiden_of_two_names_and_other_scripts(made: Cast) -> None:
    peg = person(made, "Margaret Thimble-Wick", date(1950, 5, 5), postcode="ZZ1 1AB", nhs_number="9990000018")
    may = person(made, "Nguyễn Mây")
    client = client_of(made, "adviser")
    assert references(look_for(client, name="Peggy Thimblewick"))[0] == peg
    assert references(look_for(client, name="Peg Wick"))[0] == peg
    assert references(look_for(client, name="nguyen may"))[0] == may
    assert references(look_for(client, name="李")) == [reference_of(made.people["lin"])]
    assert references(look_for(client, postcode="zz11ab")) == [peg]
    assert references(look_for(client, postcode="ZZ1 1")) == [peg]
    assert references(look_for(client, name="q")) == []


def test_an_nhs_number_right_nearly_right_and_kept_as_it_was_given(made: Cast) -> None:
    right = person(made, "Petronel Gorse", nhs_number="999 000 0018")
    wrong = person(made, "Quill Gorse", nhs_number="999 000 0027")
    client = client_of(made, "adviser")
    assert references(look_for(client, nhs_number="9990000018")) == [right]
    near = look_for(client, nhs_number="999 000 0019")
    assert references(near) == [right]
    assert "NHS number one digit off" in words(near)
    assert "do not go together" in words(near)
    given = look_for(client, nhs_number="9990000027")
    assert references(given)[0] == wrong
    assert "It was looked for as given." in words(given)
