"""Carrying: a date put right in a work reaches the works that it opened, or is refused with the one that cannot follow."""

from datetime import date, timedelta
from typing import Any

import pytest

from lintel.casework import actions
from lintel.casework.commit import Overtaken, commit
from lintel.casework.models import Work
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import Reattributed, WorkState
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
    assert ("risk rated" in str(refused.value)) is named
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
    made.move("contact", "withdraw", by, original=_last(made, kind), reason="did_not_happen")


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
    with pytest.raises(Refused, match="Withdraw them first: risk rated"):
        withdrawn(made, "ContactTriaged")
    rating = read.facts_of({made.works["assessment"]})[made.works["assessment"]][-1].fact.id
    made.move("assessment", "withdraw", "manager", original=rating, reason="did_not_happen")
    withdrawn(made, "ContactTriaged")
    assert not Work.objects.filter(pk=made.works["assessment"]).exists()


def test_a_decision_comes_back_with_what_it_opened_as_often_as_one_likes(made: Cast) -> None:
    begun = triaged(made, "care_act_assessment")
    withdrawn(made, "ContactTriaged")
    for standing in (True, False, True):
        withdrawn(made, "Withdrawn")
        assert Work.objects.filter(pk=begun.pk).exists() is standing
        assert (made.work("contact").closed_on is not None) is standing


def test_a_decision_does_not_come_back_once_another_was_recorded(made: Cast) -> None:
    triaged(made, "care_act_assessment")
    withdrawn(made, "ContactTriaged")
    again = triaged(made, "care_act_assessment")
    with pytest.raises(Refused):
        withdrawn(made, "Withdrawn")
    assert opened(made).pk == again.pk


def test_a_correction_withdraws_no_work_whose_beginning_is_not_known(made: Cast) -> None:
    opening = Opening(
        kind="care_act_assessment", person=made.people["orla"], team=NORTH, locality=None, since=made.today,
        occurred=made.today, because_of=made.works["contact"], opened_by=new_id(),
    )  # fmt: skip
    commit(*open_work(opening), by="somebody")
    put_right(made, "ContactReceived", channel="email")
    assert opened(made).closed_on is None


def test_where_somebody_lives_and_how_it_came_in_are_put_right_in_what_was_opened(made: Cast) -> None:
    concern = triaged(made, "safeguarding_concern")
    put_right(made, "ContactReceived", channel="email")
    put_right(made, "WorkOpened", by="lead", locality="south")
    story = state_of(read.facts_of({concern.id})[concern.id])
    assert isinstance(story, WorkState)
    assert (story.channel, story.locality) == ("email", "south")


def test_two_who_put_one_work_right_at_once_cannot_both_win(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    made.works["assessment"] = triaged(made, "care_act_assessment").id

    def another_first(*facts: Fact, **told: Any) -> None:
        monkeypatch.undo()
        start = read.facts_of({made.works["assessment"]})[made.works["assessment"]][-1].fact.id
        answers = {"original": start, "changes": {"since": before(made, 20).isoformat()}, "reason": "wrong_date"}
        made.move("assessment", "correct", "manager", **answers)
        commit(*facts, **told)

    monkeypatch.setattr(actions, "commit", another_first)
    with pytest.raises(Overtaken):
        put_right(made, "WorkOpened", occurred=before(made, 9).isoformat())
    assert opened(made).since == before(made, 20)


def test_what_came_along_with_a_withdrawn_entry_is_not_corrected(made: Cast) -> None:
    made.works["assessment"] = triaged(made, "care_act_assessment").id
    made.move("contact", "withdraw", "lead", original=_last(made, "ContactTriaged"), reason="did_not_happen")
    with pytest.raises(Refused) as refused:
        made.move(
            "contact",
            "correct",
            "lead",
            original=_last(made, "WaitEnded"),
            changes={"why": "died"},
            reason="wrong_code",
        )
    assert refused.value.key == "already_withdrawn"


def _last(made: Cast, kind: str) -> str:
    story = read.facts_of({made.works["contact"]})[made.works["contact"]]
    return [entry.fact.id for entry in story if type(entry.fact).__name__ == kind][-1]


@pytest.mark.parametrize("moved", ["contact", "assessment"])
def test_work_of_another_person_is_left_as_it_is_and_holds_the_decision(made: Cast, moved: str) -> None:
    made.works["assessment"] = triaged(made, "care_act_assessment").id
    to = {"contact": "orla", "assessment": "roan"}[moved]
    commit(
        Reattributed(
            subject=made.works[moved], occurred=made.today, from_person=made.work(moved).person,
            to_person=made.people[to], reason="wrong_person",
        ),
        by="somebody",
    )  # fmt: skip
    since = opened(made).since
    put_right(made, "WorkOpened", by="senior", occurred=before(made, 9).isoformat())
    assert opened(made).since == since
    with pytest.raises(Refused) as refused:
        withdrawn(made, "ContactTriaged", by="senior")
    assert ("another person" in str(refused.value)) is (moved == "contact")
    assert Work.objects.filter(pk=made.works["assessment"]).exists()
