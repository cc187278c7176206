"""Carrying: a date put right in a work reaches the works that it opened, or is refused with the one that cannot follow."""

from datetime import date, timedelta

import pytest

from lintel.casework.models import Work
from lintel.domain.refusals import Refused
from lintel.ledger import read
from tests.people import NORTH, Cast, cast


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def triaged(made: Cast, decision: str, *, days_ago: int = 0) -> Work:
    """The work that triage of the contact, which came in yesterday, opens."""
    answers = {"decision": decision, "to_team": NORTH}
    made.move("contact", "reach-ContactTriaged", "duty", days_ago=days_ago, **answers)
    return opened(made)


def opened(made: Cast) -> Work:
    return Work.objects.get(because_of=made.works["contact"])


def put_right(made: Cast, kind: str, *, by: str = "duty", **changes: str) -> str:
    """Correct a fact of the contact. Returns the id of the correction."""
    story = read.facts_of({made.works["contact"]})[made.works["contact"]]
    original = next(entry.fact.id for entry in story if type(entry.fact).__name__ == kind)
    made.move("contact", "correct", by, original=original, changes=changes, reason="wrong_date")
    return read.facts_of({made.works["contact"]})[made.works["contact"]][-1].fact.id


def before(made: Cast, days: int) -> date:
    return made.today - timedelta(days=days)


def test_a_first_contact_put_right_is_first_contact_of_the_assessment(made: Cast) -> None:
    assert triaged(made, "care_act_assessment").since == before(made, 1)
    correction = put_right(made, "WorkOpened", occurred=before(made, 9).isoformat())
    assert (opened(made).since, opened(made).on_list_from) == (before(made, 9), made.today)
    made.move("contact", "withdraw", "lead", original=correction, reason="did_not_happen")
    assert opened(made).since == before(made, 1)


def test_a_contact_of_the_day_of_its_triage_is_put_right_too(made: Cast) -> None:
    assert triaged(made, "care_act_assessment", days_ago=1).since == before(made, 1)
    put_right(made, "WorkOpened", occurred=before(made, 4).isoformat())
    assert (opened(made).since, opened(made).on_list_from) == (before(made, 4), before(made, 1))


def test_a_decision_s_own_date_is_when_what_it_opened_joined_the_list(made: Cast) -> None:
    triaged(made, "care_act_assessment")
    put_right(made, "ContactTriaged", occurred=before(made, 1).isoformat())
    assert (opened(made).since, opened(made).on_list_from) == (before(made, 1), before(made, 1))


def test_the_council_was_told_of_a_concern_when_the_contact_came_in(made: Cast) -> None:
    concern = triaged(made, "safeguarding_concern")
    put_right(made, "WorkOpened", occurred=before(made, 3).isoformat())
    received = read.facts_of({concern.id})[concern.id]
    corrected = [entry.fact.changes for entry in received if type(entry.fact).__name__ == "Corrected"]
    assert corrected == [{"since": before(made, 3).isoformat()}] * 2


@pytest.mark.parametrize(("by", "named"), [("lead", True), ("duty", False)])
def test_work_that_cannot_follow_is_named_to_those_who_may_see_it(made: Cast, by: str, named: bool) -> None:
    assessment = triaged(made, "care_act_assessment", days_ago=1)
    made.works["assessment"] = assessment.id
    made.move("assessment", "rate", "manager", days_ago=1, rating="amber", reason="first_rating")
    with pytest.raises(Refused) as refused:
        put_right(made, "ContactTriaged", by=by, occurred=made.today.isoformat())
    assert (assessment.reference in str(refused.value)) is named
    assert opened(made).on_list_from == before(made, 1)


def test_what_was_put_right_by_itself_is_left_as_it_is(made: Cast) -> None:
    made.works["assessment"] = triaged(made, "care_act_assessment").id
    story = read.facts_of({made.works["assessment"]})[made.works["assessment"]]
    changes = {"since": before(made, 20).isoformat()}
    answers = {"original": story[-1].fact.id, "changes": changes, "reason": "wrong_date"}
    made.move("assessment", "correct", "manager", **answers)
    put_right(made, "WorkOpened", occurred=before(made, 9).isoformat())
    assert opened(made).since == before(made, 20)


def withdrawn(made: Cast, kind: str, *, by: str = "lead") -> None:
    """Withdraw the last such fact of the contact."""
    story = read.facts_of({made.works["contact"]})[made.works["contact"]]
    original = [entry.fact.id for entry in story if type(entry.fact).__name__ == kind][-1]
    made.move("contact", "withdraw", by, original=original, reason="did_not_happen")


@pytest.mark.parametrize("decision", ["care_act_assessment", "safeguarding_concern"])
def test_what_a_decision_opened_is_withdrawn_with_it(made: Cast, decision: str) -> None:
    begun = triaged(made, decision)
    withdrawn(made, "ContactTriaged")
    assert not Work.objects.filter(pk=begun.pk).exists()
    assert made.work("contact").closed_on is None
    assert [type(entry.fact).__name__ for entry in read.facts_of({begun.pk})[begun.pk]][-1] == "Withdrawn"


def test_a_decision_is_not_withdrawn_once_what_it_opened_was_worked_on(made: Cast) -> None:
    made.works["assessment"] = triaged(made, "care_act_assessment").id
    made.move("assessment", "rate", "manager", rating="amber", reason="first_rating")
    with pytest.raises(Refused, match="has been worked on since"):
        withdrawn(made, "ContactTriaged")
    rating = read.facts_of({made.works["assessment"]})[made.works["assessment"]][-1].fact.id
    made.move("assessment", "withdraw", "manager", original=rating, reason="did_not_happen")
    withdrawn(made, "ContactTriaged")
    assert not Work.objects.filter(pk=made.works["assessment"]).exists()


def test_a_decision_does_not_come_back_without_what_it_opened(made: Cast) -> None:
    triaged(made, "care_act_assessment")
    withdrawn(made, "ContactTriaged")
    with pytest.raises(Refused) as refused:
        withdrawn(made, "Withdrawn")
    assert refused.value.key == "decide_again"
    assert triaged(made, "care_act_assessment").closed_on is None
