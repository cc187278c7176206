"""Opened: what other work rests on is not withdrawn while that stands, and what rests on it does not come back alone."""

import pytest

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.casework.visible import visible_to
from lintel.domain import moves
from lintel.domain.fact import Fact, Withdrawn, new_id
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from tests.people import NORTH, Cast, cast


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def taken_back(*facts: Fact) -> list[Withdrawn]:
    gone = [
        Withdrawn(subject=fact.subject, occurred=fact.occurred, original=fact.id, reason="did_not_happen")
        for fact in facts
    ]
    commit(*gone, by="somebody")
    return gone


def begun(made: Cast, person: str, kind: str = "contact") -> list[Fact]:
    opening = Opening(kind=kind, person=person, team=NORTH, locality=None, since=made.today, occurred=made.today)
    received = {"channel": "phone", "reason": "asks_for_care"} if kind == "contact" else None
    return open_work(opening, received=received)


def decided(made: Cast) -> tuple[Fact, Fact]:
    """A decision, and the opening of the work that it opened."""
    contact = begun(made, made.people["orla"])
    commit(*contact, by="somebody")
    state = state_of(read.facts_of({contact[0].subject})[contact[0].subject])
    assert isinstance(state, WorkState)
    facts = moves.reach(state, When(occurred=made.today), milestone="ContactTriaged", decision="care_act_assessment")
    child = what_opens(state, facts[0], team=NORTH)
    commit(*facts, *child, by="somebody")
    return facts[0], child[0]


def test_a_decision_and_the_work_that_it_opened_go_and_come_back_together(made: Cast) -> None:
    decision, opening = decided(made)
    refused("decision_stands", opening)
    refused("opened_other_work", decision)
    gone = taken_back(decision, opening)
    refused("decision_stands", gone[0])
    refused("opened_other_work", gone[1])
    back = taken_back(*gone)
    assert Work.objects.filter(pk=opening.subject).exists()
    refused("opened_other_work", back[0])
    refused("decision_stands", back[1])


def refused(key: str, fact: Fact) -> None:
    """Withdrawing this alone is refused."""
    with pytest.raises(Refused) as refusal:
        taken_back(fact)
    assert refusal.value.key == key


def test_work_does_not_come_back_without_the_record_of_its_person(made: Cast) -> None:
    registered = PersonRegistered(subject=new_id(), occurred=made.today)
    work = begun(made, registered.subject, "care_act_assessment")
    commit(registered, *work, by="somebody")
    gone = taken_back(work[0])
    taken_back(registered)
    with pytest.raises(Refused) as refused:
        taken_back(*gone)
    assert refused.value.key == "person_withdrawn"


def test_work_of_somebody_without_a_record_is_seen_like_that_of_a_restricted_person(made: Cast) -> None:
    Person.objects.filter(pk=made.people["lin"]).delete()
    offered = made.works["offered"]
    assert not visible_to(made.staff["teammate"]).filter(pk=offered).exists()
    assert not visible_to(made.staff["manager"]).filter(pk=offered).exists()
    assert visible_to(made.staff["worker"]).filter(pk=offered).exists()
    assert visible_to(made.staff["lead"]).filter(pk=offered).exists()
