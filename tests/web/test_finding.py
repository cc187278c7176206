"""Finding a person: what is found by what, what pages say, and that nothing typed is kept where it should not be."""

import html
import re
from datetime import date

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.domain.document import Description, Identity
from lintel.domain.fact import new_id
from lintel.domain.person import PersonRegistered, RestrictionPlaced
from lintel.ledger.models import Look
from tests.people import NORTH, Cast, cast, client_of, open_for, reference_of, register, staff_id
from tests.web.reading import read, without_token, words

MOST_QUERIES = 14
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
    "a month after December": {
        "birth_date-day": "2",
        "birth_date-month": "13",
        "birth_date-year": "1941",
        "name": "Orla",
    },
    "phone": {"phone": "01632960101"},
    "phone from abroad": {"phone": "+44 (0)1632 960 101"},
    "last digits": {"phone": "0101"},
    "name and another day": {"name": "Orla O'Brien", **born(date(1970, 6, 30))},
}


@pytest.mark.parametrize("how", FOUND)
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


ASKED = (
    {"name": "Roan Secretwood"}, {"name": "Rowan Secretwoode"}, {"name": "Secretwood"}, {"name": "roan"}, {"name": "q"},
    born(date(1960, 6, 6)), {"birth_date-year": "1960"}, {"phone": "960199"}, {"postcode": "ZZ1"},
    {"nhs_number": "9990000018"}, {"nhs_number": "9990000019"}, {"name": "Rona Sekretwood", **born(date(1960, 6, 16))},
)  # fmt: skip


def everything_found(made: Cast, who: str, more: tuple[dict[str, str], ...] = ()) -> list[tuple[str, int, list[str]]]:
    """What a reader is answered, with how many queries, and who is written down as shown."""
    client, said = client_of(made, who), []
    for asked in (*ASKED, *more):
        before = Look.objects.count()
        address = client.post("/find", asked)["Location"]
        captures = [CaptureQueriesContext(each) for each in connections.all()]
        for capture in captures:
            capture.__enter__()
        answer = client.get(address)
        for capture in captures:
            capture.__exit__(None, None, None)
        looks = list(Look.objects.order_by("pk").values_list("page", "why", "shown"))[before:]
        assert [(page, why) for page, why, _ in looks] == [("find", "")]
        said.append((without_token(answer), sum(map(len, captures)), looks[0][2]))
    return said


@pytest.mark.parametrize("who", [who for who in FINDERS if who != "lead"])
def test_a_restricted_person_makes_no_difference_to_any_answer(db: None, who: str) -> None:
    made = cast(restricted=False)
    for place in range(22):
        person(made, f"Roan Secretwood {'abcdefghijklmnopqrstuvwxyz'[place]}", date(1960, 6, 6), postcode="ZZ1 2AB")
    work = {"reference": "W-00000-00000"}
    before = everything_found(made, who, (work,))
    reference = person(
        made, "Roan Secretwood", date(1960, 6, 6), postcode="ZZ1 2AB", phone="01632 960199", nhs_number="9990000018"
    )
    roan = Person.objects.get(reference=reference)
    commit(RestrictionPlaced(subject=roan.id, occurred=made.today, reason="councillor"), by=staff_id("lead"))
    assert everything_found(made, who, (work,)) == before
    hers = Work.objects.get(person=roan.id)
    for typed in (reference, hers.reference):
        assert references(look_for(client_of(made, who), reference=typed)) == []
    assert references(look_for(client_of(made, "lead"), reference=hers.reference)) == [reference]
    assert references(look_for(client_of(made, "lead"), name="Roan Secretwood"))[0] == reference


def test_who_sees_only_a_team_finds_only_its_people(made: Cast) -> None:
    lin = reference_of(made.people["lin"])
    far = register("Peregrine Farrow", made.today, locality="south")
    open_for(far, "care_act_assessment", "south_physical", made.today)
    for who, seen in (("worker", False), ("stranger", True), ("adviser", True)):
        assert (references(look_for(client_of(made, who), name="Peregrine Farrow")) == [reference_of(far)]) is seen
    assert references(look_for(client_of(made, "worker"), name="李")) == [lin]


@pytest.mark.parametrize("who", [*FINDERS, *OTHERS])
def test_the_page_is_for_those_who_see_names(made: Cast, who: str) -> None:
    client = client_of(made, who)
    assert client.get("/find").status_code == (200 if who in FINDERS else 403)
    assert ("/find" in read(client.get("/accessibility/")).links) is (who in FINDERS)


def test_the_same_line_stands_on_every_answer(made: Cast) -> None:
    client = client_of(made, "adviser")
    for answer in (client.get("/find"), look_for(client, name="Orla"), look_for(client, name="Nobody Atall")):
        assert "Some records are restricted. If you cannot find someone, ask the safeguarding lead." in words(answer)
    assert "Nobody whose record you may see is like that." in words(answer)


def test_at_most_fourteen_queries_however_many_match(made: Cast) -> None:
    for place in range(30):
        person(made, f"Orla O'Brien {'abcdefghijklmnopqrstuvwxyzabcdef'[place]}", ORLA, phone="01632 960101")
    asked = ({"name": "Orla"}, {"name": "Orla OBrien", "phone": "0101", **born(ORLA)}, {"reference": "W-00000-00000"})
    for who in FINDERS:
        for _, many, shown in everything_found(made, who, asked):
            assert many <= MOST_QUERIES
            assert len(shown) <= 20
    assert "There may be more" in words(look_for(client_of(made, "adviser"), name="Orla O'Brien"))


def test_the_look_has_who_was_shown_and_nothing_of_what_was_typed(made: Cast) -> None:
    look_for(client_of(made, "adviser"), name="Orla OBrien", **born(ORLA))
    look = Look.objects.order_by("-pk")[0]
    assert (look.page, look.why, look.by) == ("find", "", staff_id("adviser"))
    assert made.people["orla"] in look.shown


def test_what_was_typed_is_in_no_address_and_no_log(made: Cast, caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(made, "adviser")
    answer = look_for(client, name="Zebedee Quixwood")
    assert re.fullmatch("/find/[A-Za-z0-9_-]{16}", answer.redirect_chain[0][0])
    assert "quixwood" not in str(answer.redirect_chain).lower()
    assert caplog.records
    assert "quixwood" not in caplog.text.lower()
    assert "Zebedee Quixwood" in answer.content.decode()
    assert "quixwood" not in " ".join(read(answer).links).lower()


def test_the_way_back_leads_to_the_answer_in_this_visit_only(made: Cast) -> None:
    client = client_of(made, "adviser")
    address = client.post("/find", {"name": "Orla"})["Location"]
    assert references(client.get(address)) == references(client.get(address)) == [reference_of(made.people["orla"])]
    for other in (client_of(made, "adviser"), client_of(made, "lead")):
        assert other.get(address)["Location"] == "/find"
    for _ in range(10):
        client.post("/find", {"name": "Lin"})
    assert client.get(address)["Location"] == "/find"
    assert client.get("/find?name=Orla").content.decode().count("Orla") == 0


WRONG = {
    "nothing": ({}, "Type at least one thing to look for"),
    "only spaces": ({"name": "   "}, "Type at least one thing to look for"),
    "no letter": ({"name": "!!!"}, "A name needs a letter or a number"),
    "only signs that steer": ({"name": "\u202e\u2066"}, "A name needs a letter or a number"),
    "NUL": ({"name": "Or\0la"}, "holds a character that cannot be kept"),
    "too long": ({"name": "x" * 401}, "can hold up to 400 letters"),
    "31 February": (
        {"birth_date-day": "31", "birth_date-month": "2", "birth_date-year": "1941"},
        "must be a real date",
    ),
    "no year": ({"birth_date-day": "3", "birth_date-month": "2"}, "must include a year"),
    "about 1940": ({"birth_date-year": "about 1940"}, "must have a year of 4 numbers"),
    "two digits": ({"phone": "01"}, "at least the last 4 digits"),
    "withheld": ({"phone": "withheld"}, "at least the last 4 digits"),
    "one letter": ({"postcode": "Z"}, "at least the first 2 letters"),
    "no digits": ({"nhs_number": "none"}, "An NHS number has 10 digits"),
    "no reference": ({"reference": "7K3M9"}, "A reference is like P-7K3M9-QX2TD"),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_cannot_be_looked_for_is_a_plain_sentence(made: Cast, how: str) -> None:
    asked, sentence = WRONG[how]
    answer = client_of(made, "adviser").post("/find", asked)
    assert answer.status_code == 422
    assert sentence in words(answer)
    for typed in asked.values():
        assert typed.strip() in html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    "typed", ['=HYPERLINK("http://x")', "+1+cmd|' /C calc'!A0", "é" * 300, "' OR 1=1; --", "%_x%", "Q"]
)
def test_odd_names_are_looked_for_like_any_other(made: Cast, typed: str) -> None:
    answer = look_for(client_of(made, "adviser"), name=typed)
    assert answer.status_code == 200
    assert references(answer) == []


@pytest.mark.parametrize(("typed", "said"), [("q", True), ("Q. X.", True), ("qx", False), ("李李", False)])
def test_of_a_single_letter_it_is_said_that_a_name_needs_two(made: Cast, typed: str, said: bool) -> None:
    answer = look_for(client_of(made, "adviser"), name=typed)
    assert ("type at least 2 letters of it" in words(answer)) is said
    assert ("Nobody whose record you may see is like that." in words(answer)) is not said


def test_who_is_called_by_one_letter_is_found_by_it(made: Cast) -> None:
    short = person(made, "Yuna O")
    assert references(look_for(client_of(made, "adviser"), name="o")) == [short]


def test_one_of_three_hundred_letters_is_found(made: Cast) -> None:
    long = person(made, ("Thistle" * 45)[:288] + " Longsurname")
    for typed in ("Longsurname", ("Thistle" * 45)[:288], ("Thistle" * 45)[:288] + " Longsirname"):
        assert references(look_for(client_of(made, "adviser"), name=typed)) == [long]


def test_a_contact_is_taken_for_who_is_found(made: Cast) -> None:
    orla = reference_of(made.people["orla"])
    answer = look_for(client_of(made, "adviser"), name="Orla")
    assert f"/contact/new?person={orla}" in read(answer).links
    assert orla in client_of(made, "adviser").get(f"/contact/new?person={orla}").content.decode()
    assert "/contact/new?person=" not in " ".join(read(look_for(client_of(made, "worker"), name="Orla")).links)
