"""In this room: restricting a record, linking two and taking the link away, and moving work to the right record."""

from datetime import date

import pytest

from lintel.domain import records_of_people
from lintel.domain.fact import Fact
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, PersonState
from lintel.domain.refusals import Refused
from lintel.domain.story import Story
from lintel.domain.work import Reattributed, WorkOpened, WorkState
from tests.telling import Telling

MONDAY = date(2026, 3, 2)
TODAY = When(occurred=MONDAY)


def known(person: str) -> PersonState:
    return PersonState(id=person, known_since=MONDAY)


def telling(person: str = "person-1") -> Telling:
    made = Telling()
    made.commit([PersonRegistered(subject=person, occurred=MONDAY)])
    return made


def state(made: Telling) -> PersonState:
    story = Story()
    story.add(made.entries)
    assert isinstance(story.state, PersonState)
    return story.state


def names(person: PersonState) -> list[str]:
    return [each.name for each in records_of_people.legal_now(person, today=MONDAY)]


def test_a_record_is_restricted_and_the_restriction_lifted() -> None:
    made = telling()
    assert names(state(made)) == ["restrict", "link"]
    made.commit(records_of_people.restrict(state(made), TODAY, reason="councillor"))
    assert state(made).restriction == "councillor"
    assert names(state(made)) == ["lift", "link"]
    assert records_of_people.why_not(records_of_people.RESTRICT, state(made), today=MONDAY).endswith("already.")
    made.commit(records_of_people.lift(state(made), TODAY, reason="councillor"))
    assert state(made).restriction is None


def test_two_records_are_linked_once_whichever_of_them_says_so() -> None:
    made, other = telling(), known("person-2")
    made.commit(records_of_people.link(state(made), TODAY, other=other, reason="told_us"))
    assert list(state(made).same_as.values()) == ["person-2"]
    with pytest.raises(Refused, match="linked already"):
        made.commit(records_of_people.link(state(made), TODAY, other=other, reason="told_us"))
    with pytest.raises(Refused, match="linked already"):
        records_of_people.link(other, TODAY, other=state(telling_linked()), reason="told_us")


def telling_linked() -> Telling:
    made = telling()
    made.commit(records_of_people.link(state(made), TODAY, other=known("person-2"), reason="told_us"))
    return made


@pytest.mark.parametrize("from_the_other", [False, True])
def test_a_link_is_taken_away_from_either_side(from_the_other: bool) -> None:
    made, other = telling_linked(), known("person-2")

    def unlinked() -> list[Fact]:
        pair = (other, state(made)) if from_the_other else (state(made), other)
        return records_of_people.unlink(pair[0], TODAY, other=pair[1], reason="wrong_person")

    made.commit(unlinked())
    assert state(made).same_as == {}
    with pytest.raises(Refused, match="not linked"):
        unlinked()


def test_a_record_is_not_linked_to_itself() -> None:
    made = telling()
    with pytest.raises(Refused, match="the same record"):
        made.commit(records_of_people.link(state(made), TODAY, other=state(made), reason="told_us"))


def test_work_is_moved_to_another_record_and_not_to_its_own() -> None:
    work = WorkState()
    WorkOpened(subject="work-1", occurred=MONDAY, kind="contact", person="person-1", team="duty").apply(work)
    for to, allowed in (("person-2", True), ("person-1", False)):
        (moved,) = records_of_people.reattribute(work, TODAY, to_person=to, reason="wrong_person")
        assert isinstance(moved, Reattributed)
        assert (moved.from_person, moved.to_person) == ("person-1", to)
        if allowed:
            moved.check(work)
        else:
            with pytest.raises(Refused, match="the same record"):
                moved.check(work)
