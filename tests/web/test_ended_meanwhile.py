"""What ends while somebody writes about it: they are shown what a colleague did first, and all that they typed."""

import pytest
from django.http import HttpResponse

from lintel.casework.commit import commit
from lintel.domain.fact import Withdrawn
from lintel.domain.person import RestrictionPlaced
from lintel.ledger import read as ledger
from tests.people import Cast, cast, client_of, link, reference_of, staff_id
from tests.web.reading import read, sent, without_token, words
from tests.web.telling import ANSWERS, page_of, relate, tell, told
from tests.web.test_putting_right import fact_of
from tests.web.test_putting_right import page_of as entry_of

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


@pytest.mark.parametrize("act", ["correct", "withdraw"])
def test_an_entry_that_is_withdrawn_while_somebody_writes_about_it_loses_no_word(made: Cast, act: str) -> None:
    client, path = client_of(made, "manager"), entry_of(made, act, "waiting", "RiskRated")
    opened = client.get(path)
    original = fact_of(made, "waiting", "RiskRated")
    made.move("waiting", "withdraw", "lead", original=original, reason="did_not_happen")
    typed = {"new_rating": "red", "new_reason": "first_rating", "reason": "wrong_code", "note": "Rated too low."}
    late = client.post(path, sent(opened, **typed))
    again = client.post(path, sent(late, **typed))
    assert (late.status_code, again.status_code) == (409, 422)
    assert "Leofric Marsh" in words(late)
    for answer in (late, again):
        assert "Rated too low." in words(answer)
    assert made.work("waiting").rating is None


@pytest.mark.parametrize("side", [("orla", "lin"), ("lin", "orla")])
def test_a_link_that_ends_while_somebody_writes_about_it_loses_no_word(made: Cast, side: tuple[str, str]) -> None:
    link(made, "orla", "lin")
    here, there = (page_of(made, name) for name in side)
    path, client = f"{here}/unlink/{there.removeprefix('/person/')}", client_of(made, "manager")
    opened = client.get(path)
    assert tell(made, "lead", path, reason="wrong_person").status_code == 302
    typed = {"reason": "wrong_person", "note": "Lin rang: she has no sister."}
    late = client.post(path, sent(opened, **typed))
    again = client.post(path, sent(late, **typed))
    assert (late.status_code, again.status_code) == (409, 422)
    for answer in (late, again):
        assert "Lin rang: she has no sister." in words(answer)
    assert "These two records are not linked." in words(again)


def test_a_record_that_goes_out_of_sight_while_somebody_writes_of_the_link_is_answered_like_one_that_never_was(
    made: Cast,
) -> None:
    """The note stays on the page, and nothing says that there is another record, or was."""
    link(made, "orla", "lin")
    page, lin, client = page_of(made, "orla"), reference_of(made.people["lin"]), client_of(made, "manager")
    opened = client.get(f"{page}/unlink/{lin}")
    commit(RestrictionPlaced(subject=made.people["lin"], occurred=made.today, reason="councillor"), by=staff_id("lead"))
    typed = {"reason": "wrong_person", "note": "Rang: no sister."}
    for page_sent, status in ((opened, 409), (client.get(f"{page}/link"), 422)):
        answers = [client.post(f"{page}/unlink/{each}", sent(page_sent, **typed)) for each in (lin, "P-00000-00000")]
        assert {answer.status_code for answer in answers} == {status}
        assert "Rang: no sister." in words(answers[0])
        assert len({without_token(a).replace(b, "") for a, b in zip(answers, (lin, "P-00000-00000"), strict=True)}) == 1
    assert "No record with that reference can be found." in words(answers[0])
    assert client.get(f"{page}/unlink/{lin}").status_code == 404


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
