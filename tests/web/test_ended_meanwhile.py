"""What ends while somebody writes about it: they are shown what a colleague did first, and all that they typed."""

import pytest
from django.http import HttpResponse

from lintel.domain.fact import Withdrawn
from lintel.ledger import read as ledger
from tests.people import Cast, cast, client_of, reference_of
from tests.web.reading import read, sent, words
from tests.web.telling import ANSWERS, page_of, relate, tell, told

TYPED = "O'Brien <b> said so."
# What is there at first, what is done with it, and what the rules say once it is done already.
POINTED = {
    "end-hazard": ("hazard", {}, "That is not noted as a risk or danger, so it cannot be over."),
    "take-back": ("note", {"reason": "wrong_person"}, "That entry has been withdrawn already."),
    "note-again": ("note", ANSWERS["note"], "There is no such note on this record to put right."),
    "keep-promise": ("promise", {}, "There is no such promise on this record."),
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def link_to(made: Cast, what: str) -> str:
    """Where the page of a person leads a manager to what may be done with one thing."""
    links = read(client_of(made, "manager").get(page_of(made, "orla"))).links
    return next(each for each in links if f"/{what}/" in each)


def both(made: Cast, path: str, first: str, **answers: str) -> tuple[HttpResponse, HttpResponse]:
    """A manager opens a page, a colleague does `first`, and the manager sends hers; then once more."""
    client = client_of(made, "manager")
    opened = client.get(path)
    assert tell(made, "lead", first, **{"reason": "wrong_person"} | {"note": "Done first."}).status_code == 302
    late = client.post(path, sent(opened, **answers))
    return late, client.post(path, sent(late, **answers))


@pytest.mark.parametrize("what", POINTED)
def test_one_thing_of_the_record(made: Cast, what: str) -> None:
    thing, answers, refused = POINTED[what]
    told(made, thing)
    path = link_to(made, what)
    first = path if what == "end-hazard" else link_to(made, "take-back")
    late, again = both(made, path, first, **answers | {"note": TYPED})
    assert (late.status_code, again.status_code) == (409, 422)
    for said in ("This record has changed since you opened this page", "Leofric Marsh", "Done first."):
        assert said in words(late)
    for answer in (late, again):
        assert TYPED in words(answer)
    assert refused in words(again)
    assert client_of(made, "manager").get(path).status_code == 404


def test_a_relationship(made: Cast) -> None:
    relate(made, "manager", "orla", "lin")
    path = f"{page_of(made, 'orla')}/relationship/{reference_of(made.people['lin'])}/carer/end"
    late, again = both(made, path, path, note=TYPED)
    assert (late.status_code, again.status_code) == (409, 422)
    for said in ("Relationship ended", "Leofric Marsh", TYPED):
        assert said in words(late)
    for said in ("so it cannot end", TYPED):
        assert said in words(again)
    assert client_of(made, "manager").get(path).status_code == 404


@pytest.mark.parametrize("kind", ["PersonRegistered", "RelationshipRecorded"])
def test_what_may_not_be_taken_back_is_not_even_where_it_is_sent(made: Cast, kind: str) -> None:
    relate(made, "manager", "orla", "lin")
    told(made, "note")
    person, client = made.people["orla"], client_of(made, "manager")
    entries = ledger.facts_of({person})[person]
    fact = next(entry.fact.id for entry in entries if type(entry.fact).__name__ == kind)
    typed = sent(client.get(link_to(made, "take-back")), reason="wrong_person", note=TYPED)
    answer = client.post(f"{page_of(made, 'orla')}/tell/take-back/{fact}", typed)
    assert answer.status_code == 404
    assert TYPED in words(answer)
    assert not [entry for entry in ledger.facts_of({person})[person] if isinstance(entry.fact, Withdrawn)]
