"""Taking contacts and concerns in: odd names kept, bad input told in a sentence, nothing half stored."""

import re
from typing import Any

import pytest
from django.http import HttpResponse

from lintel.casework.models import Person, Work
from lintel.council.models import Team
from lintel.ledger.models import Entry
from lintel.records.models import Identity, Words
from tests.people import DUTY, SAFEGUARDING, Cast, cast, client_of
from tests.web.reading import read, sent, words

PATH = "/contact/new"
GOOD = {
    "kind": "contact",
    "name": "Ottoline Nettlebed",
    "phone": "07700 900123",
    "district": "northam",
    "channel": "phone",
    "reason": "asks_for_care",
    "words": "Needs help with the stairs.",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def take(made: Cast, who: str = "duty", **answers: Any) -> HttpResponse:
    client = client_of(made, who)
    return client.post(PATH, sent(client.get(PATH), **(GOOD | answers)))


def kept(answer: HttpResponse) -> Work:
    """The work that was opened."""
    assert answer.status_code == 302
    return Work.objects.get(reference=answer["Location"].rpartition("/")[2])


def test_somebody_new_is_taken_in(made: Cast) -> None:
    born = {"birth_date-day": "9", "birth_date-month": "may", "birth_date-year": "1944"}
    answer = take(made, **born)
    work = kept(answer)
    assert (work.kind, work.team, work.locality) == ("contact", DUTY, "north")
    page = words(client_of(made, "duty").get(f"/work/{work.reference}"))
    assert "Ottoline Nettlebed" in page
    assert "9 May 1944" in page
    assert "Needs help with the stairs." in page


def test_somebody_known_is_found_by_reference(made: Cast) -> None:
    work = kept(take(made, "adviser", name="", person=made.person("orla").reference.lower()))
    assert work.person == made.people["orla"]


def test_a_concern_goes_to_safeguarding_and_needs_no_reason(made: Cast) -> None:
    work = kept(take(made, "lead", kind="safeguarding_concern", reason=""))
    assert (work.kind, work.team, work.stage) == ("safeguarding_concern", SAFEGUARDING, "first_look")


def test_where_no_team_takes_it_in_the_team_is_asked_for_and_nothing_is_stored(made: Cast) -> None:
    Team.objects.update(takes=[])
    before = Entry.objects.count()
    answer = take(made)
    assert answer.status_code == 422
    assert "Choose the team that looks at it first" in words(answer)
    assert Entry.objects.count() == before
    assert kept(take(made, team=DUTY)).team == DUTY


def test_one_who_may_not_see_the_work_is_told_its_reference(made: Cast) -> None:
    client = client_of(made, "manager")
    answer = client.post(PATH, sent(client.get(PATH), **GOOD))
    page = words(client.get(answer["Location"]))
    assert GOOD["name"] not in page
    told = re.search(r"Taken in as (W-\S+)\.", page)
    assert told is not None
    assert Work.objects.get(reference=told[1]).team == DUTY


@pytest.mark.parametrize(
    "name", ["O'Brien", "李", "X", "N" * 300, "<b>Ann</b><script>alert(1)</script>", "Ann-Marie d’Arcy"]
)
def test_odd_names_are_names(made: Cast, name: str) -> None:
    answer = take(made, name=name)
    work = kept(answer)
    identity = Person.objects.get(pk=work.person).identity
    assert Identity.objects.get(pk=identity).name == name
    page = client_of(made, "duty").get(f"/work/{work.reference}")
    assert name in read(page).text
    assert "<script>alert" not in page.content.decode()


BAD: list[tuple[dict[str, str], str]] = [
    ({"kind": ""}, "“What is it?” needs an answer."),
    ({"kind": "dragon"}, "Choose an answer to “What is it?” from the list."),
    ({"name": ""}, "Give the reference of somebody known, or the name of somebody new."),
    ({"person": "P-00000-00000"}, "Give a reference or a name, not both."),
    ({"person": "P-00000-00000", "name": ""}, "No record with that reference can be found."),
    ({"person": "nonsense", "name": ""}, "No record with that reference can be found."),
    ({"name": "A\x00nn"}, "cannot be kept"),
    ({"name": "N" * 401}, "can hold up to 400 letters"),
    ({"words": "a\x00b"}, "cannot be kept"),
    ({"phone": "0" * 41}, "can hold up to 40 letters"),
    ({"district": "atlantis"}, "Choose an answer to"),
    ({"channel": "pigeon"}, "Choose an answer to"),
    ({"channel": ""}, "needs an answer"),
    ({"reason": ""}, "Choose what the contact is about."),
    ({"team": "x"}, "Choose an answer to"),
    ({"occurred-day": "30", "occurred-month": "2"}, "real date"),
    ({"occurred-year": "2099"}, "must not be in the future"),
    ({"occurred-day": ""}, "must include a day"),
    ({"at": "half past"}, "Time must be like"),
    ({"birth_date-day": "1", "birth_date-month": "1", "birth_date-year": "2099"}, "must be in the past"),
    ({"birth_date-day": "1"}, "must include a month and a year"),
]


@pytest.mark.parametrize(("wrong", "sentence"), BAD, ids=[f"{number}" for number in range(len(BAD))])
def test_bad_input_is_a_sentence_and_nothing_is_stored(made: Cast, wrong: dict[str, str], sentence: str) -> None:
    counts = [table.objects.count() for table in (Entry, Identity, Words, Work, Person)]
    answer = take(made, **wrong)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert [table.objects.count() for table in (Entry, Identity, Words, Work, Person)] == counts
    if "phone" not in wrong:
        assert "07700 900123" in answer.content.decode()


def test_a_restricted_reference_is_like_an_unknown_one(made: Cast) -> None:
    for reference in (made.person("roan").reference, "P-00000-00000"):
        answer = take(made, person=reference, name="")
        assert answer.status_code == 422
        assert "No record with that reference can be found." in words(answer)


def test_a_contact_sent_twice_from_one_page_is_taken_in_once(made: Cast) -> None:
    client = client_of(made, "duty")
    form = sent(client.get(PATH), **GOOD)
    first, second = client.post(PATH, form), client.post(PATH, form)
    assert first["Location"] == second["Location"]
    assert Identity.objects.filter(name=GOOD["name"]).count() == 1
    another = client.post(PATH, sent(client.get(PATH), **GOOD))
    assert another["Location"] != first["Location"]


def test_two_clicks_at_the_same_moment_take_one_contact_in(made: Cast) -> None:
    """Neither visit knows of the other's click: the id of the work does."""
    first, second = client_of(made, "adviser"), client_of(made, "adviser")
    form = sent(first.get(PATH), **GOOD)
    before = (Work.objects.count(), Person.objects.count())
    answers = [client.post(PATH, form) for client in (first, second)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Work.objects.count(), Person.objects.count()) == (before[0] + 1, before[1] + 1)


def test_a_page_sent_again_with_other_words_is_not_dropped_unsaid(made: Cast) -> None:
    client = client_of(made, "adviser")
    form = sent(client.get(PATH), **GOOD)
    client.post(PATH, form)
    answer = client.post(PATH, form | {"name": "Somebody Else"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "This page was sent before" in shown
    assert "Somebody Else" in shown
    assert form["once"] not in shown


@pytest.mark.parametrize("name", ["\u200b", "abc\u202efed", "Line\nbreak", "\x1b[31mred", "---"])
def test_a_name_that_no_page_could_show_is_refused(made: Cast, name: str) -> None:
    assert take(made, name=name).status_code == 422
