"""In this room: what is known of a person, who matters to them, and their story; as tables of what may follow what."""

from datetime import date, timedelta
from typing import Any

import pytest

from lintel.domain.codes import titles
from lintel.domain.fact import Fact, new_id
from lintel.domain.person import PersonRegistered, PersonState
from lintel.domain.person_details import ConsentRecorded, HazardEnded, HazardNoted, PersonDescribed, SafeContactRecorded
from lintel.domain.person_relationships import OTHER_WAY, RelationshipEnded, RelationshipRecorded, may_speak_for
from lintel.domain.person_story import MattersRecorded, NoteMade, OwnWordsRecorded, PromiseKept, PromiseMade
from lintel.domain.refusals import Refused
from lintel.domain.story import Story, state_of
from tests.telling import Telling

MONDAY = date(2026, 3, 2)
PERSON, CARER = "person-1", "person-2"
ABOUT: dict[str, Any] = {"subject": PERSON, "occurred": MONDAY}


def told(*facts: Fact) -> PersonState:
    """How a record stands after these facts, each a commit of its own."""
    made = Telling()
    made.commit([PersonRegistered(subject=PERSON, occurred=MONDAY, identity="first", description="first")])
    for fact in facts:
        made.commit([fact])
    state = state_of(made.entries)
    assert isinstance(state, PersonState)
    return state


def promise(**given: Any) -> PromiseMade:
    return PromiseMade(**ABOUT | {"note": "words", "due_on": MONDAY} | given)


CARES = RelationshipRecorded(other=CARER, relationship="carer", **ABOUT)
PROMISE = promise()


@pytest.mark.parametrize(
    ("before", "fact", "key"),
    [
        ([], PersonDescribed(**ABOUT), "nothing_described"),
        ([], SafeContactRecorded(ring="maybe", text="yes", leave_message="yes", write="yes", **ABOUT), "unknown_code"),
        ([HazardNoted(hazard="severe_allergy", **ABOUT)], HazardNoted(hazard="severe_allergy", **ABOUT), "hazard_already_noted"),
        ([], HazardEnded(hazard="severe_allergy", **ABOUT), "hazard_not_noted"),
        ([], ConsentRecorded(decision="perhaps", **ABOUT), "unknown_code"),
        ([], RelationshipRecorded(other=PERSON, relationship="friend", **ABOUT), "related_to_self"),
        ([CARES], RelationshipRecorded(other=CARER, relationship="carer", **ABOUT), "already_related"),
        ([CARES], RelationshipEnded(other=CARER, relationship="friend", **ABOUT), "not_related"),
        ([], OwnWordsRecorded(**ABOUT), "nothing_written"),
        ([], MattersRecorded(**ABOUT), "nothing_written"),
        ([], promise(due_on=MONDAY - timedelta(days=1)), "due_before_promised"),
        ([], promise(note=None), "nothing_written"),
        ([], PromiseKept(promise=new_id(), **ABOUT), "unknown_promise"),
        ([PROMISE, PromiseKept(promise=PROMISE.id, **ABOUT)], PromiseKept(promise=PROMISE.id, **ABOUT), "promise_kept_already"),
        ([], NoteMade(sort="visit", **ABOUT), "nothing_written"),
        ([], NoteMade(sort="visit", version_of=new_id(), note="words", **ABOUT), "unknown_note"),
    ],
)  # fmt: skip
def test_what_cannot_follow_is_refused(before: list[Fact], fact: Fact, key: str) -> None:
    with pytest.raises(Refused) as refused:
        told(*before, fact)
    assert refused.value.key == key
    assert str(refused.value)


def test_nothing_is_known_of_somebody_who_is_not_registered() -> None:
    with pytest.raises(Refused, match="not known to the council"):
        Story().add(Telling().commit([OwnWordsRecorded(note="words", **ABOUT)]))


def test_a_description_put_down_anew_leaves_the_identity() -> None:
    state = told(PersonDescribed(description="second", **ABOUT))
    assert (state.identity, state.description) == ("first", "second")


def test_the_last_answer_about_being_in_touch_holds() -> None:
    first = SafeContactRecorded(ring="yes", text="yes", leave_message="yes", write="yes", **ABOUT)
    last = SafeContactRecorded(ring="no", text="yes", leave_message="no", write="not_known", **ABOUT)
    assert told(first, last).safe == {"ring": "no", "text": "yes", "leave_message": "no", "write": "not_known"}


def test_a_hazard_holds_until_it_is_over() -> None:
    noted = HazardNoted(hazard="visit_in_pairs", **ABOUT)
    assert list(told(noted).hazards) == ["visit_in_pairs"]
    assert told(noted, HazardEnded(hazard="visit_in_pairs", **ABOUT)).hazards == {}


def test_one_person_may_be_two_things_to_another_and_speak_for_them() -> None:
    state = told(CARES, RelationshipRecorded(other=CARER, relationship="child", may_speak=True, **ABOUT))
    assert {each: tie.may_speak for each, tie in state.relationships.items()} == {
        (CARER, "carer"): False,
        (CARER, "child"): True,
    }
    assert may_speak_for(state) == [CARER]


def test_recorded_again_a_relationship_says_who_may_speak_now() -> None:
    again = RelationshipRecorded(other=CARER, relationship="carer", may_speak=True, **ABOUT)
    ended = RelationshipEnded(other=CARER, relationship="carer", **ABOUT)
    assert may_speak_for(told(CARES, again)) == [CARER]
    assert may_speak_for(told(CARES, again, ended)) == []


def test_every_relationship_has_an_other_way() -> None:
    assert set(OTHER_WAY) | set(OTHER_WAY.values()) <= set(titles("relationships"))


def test_the_last_words_hold() -> None:
    state = told(
        OwnWordsRecorded(note="one", **ABOUT), OwnWordsRecorded(note="two", **ABOUT), MattersRecorded(note="x", **ABOUT)
    )
    assert (state.own_words, state.what_matters) == ("two", "x")


def test_a_promise_stands_until_it_is_kept() -> None:
    assert told(PROMISE).promises[PROMISE.id].kept_on is None
    kept = told(PROMISE, PromiseKept(promise=PROMISE.id, **ABOUT | {"occurred": MONDAY})).promises[PROMISE.id]
    assert (kept.note, kept.due_on, kept.kept_on) == ("words", MONDAY, MONDAY)


def test_every_version_of_a_note_points_at_the_first() -> None:
    first = NoteMade(sort="visit", note="one", **ABOUT)
    second = NoteMade(sort="visit", note="two", version_of=first.id, third_person=True, **ABOUT)
    third = NoteMade(sort="visit", note="three", version_of=second.id, **ABOUT)
    assert told(first, second).notes == {first.id: second.id}
    with pytest.raises(Refused, match="no such note"):
        told(first, second, third)
