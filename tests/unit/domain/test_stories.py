"""In this room: what a story refuses of facts that no move would make, as when a file of facts is loaded."""

from collections.abc import Callable
from datetime import date, time

import pytest

from lintel.domain import moves
from lintel.domain.fact import Fact, Withdrawn, new_id
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, RestrictionLifted, RestrictionPlaced, SamePerson
from lintel.domain.refusals import Refused
from lintel.domain.story import Story
from lintel.domain.waiting import RiskRated, WaitEnded, WaitStarted
from lintel.domain.work import Reattributed, WorkClosed, WorkOpened
from tests.telling import OTHER_TEAM, WORKER, Telling, numbered, opened

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
RATED = {"rating": "red", "reason": "risk_of_harm"}
Odd = Callable[[str], Fact]

# Each is given the id of the opening of an assessment that waits for a worker since Monday.
ODD: list[tuple[str, Odd, str]] = [
    ("opened twice", lambda _: WorkOpened(subject="work-1", occurred=TUESDAY, kind="review", person="p", team="t"),
     "already_opened"),
    ("a second wait at once", lambda _: WaitStarted(subject="work-1", occurred=TUESDAY, stage="start"), "already_waiting"),
    ("a stage of other work", lambda _: WaitStarted(subject="work-1", occurred=TUESDAY, stage="triage"), "unknown_stage"),
    ("the end of another wait",
     lambda _: WaitEnded(subject="work-1", occurred=TUESDAY, stage="start", why="died"), "not_waiting_there"),
    ("reached by nothing",
     lambda _: WaitEnded(subject="work-1", occurred=TUESDAY, stage="allocation", why="reached"), "unknown_code"),
    ("returned by nobody",
     lambda _: WaitEnded(subject="work-1", occurred=TUESDAY, stage="allocation", why="returned"), "unknown_code"),
    ("reached along with something else",
     lambda opening: WaitEnded(subject="work-1", occurred=MONDAY, stage="allocation", why="reached", follows=opening),
     "not_reached"),
    ("closed while somebody waits",
     lambda _: WorkClosed(subject="work-1", occurred=TUESDAY, outcome="died"), "still_waiting"),
    ("closed with an outcome that is on no list",
     lambda _: WorkClosed(subject="work-1", occurred=TUESDAY, outcome="bored"), "unknown_code"),
    ("reattributed for a reason that is on no list",
     lambda _: Reattributed(subject="work-1", occurred=TUESDAY, from_person="person-1", to_person="p", reason="bored"),
     "unknown_code"),
    ("a fact about a person", lambda _: PersonRegistered(subject="work-1", occurred=TUESDAY), "wrong_subject"),
    ("along with nothing",
     lambda _: RiskRated(subject="work-1", occurred=MONDAY, follows=new_id(), **RATED), "unknown_original"),
    ("along with an entry, on another day",
     lambda opening: RiskRated(subject="work-1", occurred=TUESDAY, follows=opening, **RATED), "not_its_leaders_date"),
    ("along with an entry, at another time",
     lambda opening: RiskRated(subject="work-1", occurred=MONDAY, at=time(9), follows=opening, **RATED),
     "not_its_leaders_date"),
]  # fmt: skip


@pytest.mark.parametrize(("odd", "key"), [(odd, key) for _, odd, key in ODD], ids=[name for name, _, _ in ODD])
def test_what_no_move_would_make_is_refused(odd: Odd, key: str) -> None:
    telling = opened("care_act_assessment", MONDAY)
    with pytest.raises(Refused) as refused:
        telling.commit([odd(telling.entries[0].fact.id)])
    assert refused.value.key == key
    assert str(refused.value)


def test_what_came_along_long_after_its_leader_is_refused() -> None:
    telling = opened("care_act_assessment", MONDAY)
    telling.commit([RiskRated(subject="work-1", occurred=MONDAY, **RATED)])
    late = RiskRated(subject="work-1", occurred=MONDAY, follows=telling.entries[0].fact.id, **RATED)
    with pytest.raises(Refused, match="no such entry"):
        telling.commit([late])


def test_what_came_along_goes_when_its_leader_goes() -> None:
    telling = opened("care_act_assessment", MONDAY)
    telling.take_back(telling.entries[0].fact, TUESDAY)
    assert not telling.work.is_open()
    assert telling.work.waits == []


def test_a_story_cannot_begin_with_a_withdrawal() -> None:
    with pytest.raises(Refused, match="no such entry"):
        Story().add(
            numbered([Withdrawn(subject="work-1", occurred=MONDAY, original=new_id(), reason="did_not_happen")])
        )


def held() -> Telling:
    telling = opened("care_act_assessment", MONDAY)
    telling.move(moves.offer, MONDAY, team=telling.work.team, worker=WORKER, reason="next_in_order")
    telling.move(moves.accept, TUESDAY, worker=WORKER, reason="has_capacity")
    return telling


def test_nobody_has_work_that_still_waits_for_a_worker() -> None:
    telling = opened("care_act_assessment", MONDAY)
    telling.move(moves.offer, MONDAY, team=telling.work.team, worker=WORKER, reason="next_in_order")
    accepted = moves.accept(telling.work, When(occurred=TUESDAY), worker=WORKER, reason="has_capacity")
    with pytest.raises(Refused) as refused:
        telling.commit(accepted[:1])
    assert refused.value.key == "accepted_and_waiting"
    telling.commit(accepted)


def test_work_that_a_worker_gives_up_waits_for_a_new_one() -> None:
    telling = held()
    handed = moves.hand_over(telling.work, When(occurred=TUESDAY), team=OTHER_TEAM, reason="worker_left")
    with pytest.raises(Refused) as refused:
        telling.commit(handed[:1])
    assert refused.value.key == "nobody_has_it"
    other = WaitStarted(subject="work-1", occurred=TUESDAY, stage="completion", follows=handed[0].id)
    with pytest.raises(Refused, match="before anything else"):
        telling.commit([*handed[:2], other])
    telling.commit(handed)


def test_work_that_nobody_gave_up_does_not_wait_for_a_new_worker() -> None:
    first = opened("care_act_assessment", MONDAY).entries[0].fact
    again = WaitStarted(subject="work-1", occurred=MONDAY, stage="reallocation", follows=first.id)
    with pytest.raises(Refused, match="No worker gave this work up"):
        Telling().commit([first, again])


def test_a_decision_is_not_made_before_the_council_was_told() -> None:
    telling = opened("safeguarding_concern", MONDAY, at=time(10))
    telling.record("ScreeningBegan", MONDAY, time(11))
    with pytest.raises(Refused, match="started at 10:00 that day"):
        telling.record("ThresholdDecided", MONDAY, time(9))


def test_a_red_rating_that_a_manager_was_told_of_is_not_withdrawn() -> None:
    telling = opened("care_act_assessment", MONDAY)
    rated, told = telling.move(moves.rate, MONDAY, **RATED, senior_manager="manager-1")
    with pytest.raises(Refused) as refused:
        telling.take_back(rated, TUESDAY)
    assert str(refused.value) == "Later entries rest on this one. Withdraw them first: escalated on 2 March 2026."
    (gone,) = telling.take_back(told, TUESDAY)
    telling.take_back(rated, TUESDAY)
    with pytest.raises(Refused, match="rest on this one"):
        telling.take_back(gone, TUESDAY)
    again = {"to": "manager-1", "reason": "rated_red", "because_of_fact": rated.id}
    with pytest.raises(Refused, match="withdrawn already"):
        telling.move(moves.escalate, TUESDAY, **again)


def test_a_record_is_restricted_once_and_opened_again_once() -> None:
    telling = Telling()
    telling.commit([PersonRegistered(subject="person-1", occurred=MONDAY)])
    placed = RestrictionPlaced(subject="person-1", occurred=MONDAY, reason="councillor")
    telling.commit([placed])
    with pytest.raises(Refused, match="restricted already"):
        telling.commit([RestrictionPlaced(subject="person-1", occurred=TUESDAY, reason="councillor")])
    telling.commit([RestrictionLifted(subject="person-1", occurred=TUESDAY, reason="councillor")])
    assert telling.person.restriction is None
    with pytest.raises(Refused, match="not restricted"):
        telling.commit([RestrictionLifted(subject="person-1", occurred=TUESDAY, reason="councillor")])


def test_the_council_comes_to_know_a_person_once() -> None:
    telling = Telling()
    telling.commit([PersonRegistered(subject="person-1", occurred=MONDAY)])
    with pytest.raises(Refused, match="known to the council already"):
        telling.commit([PersonRegistered(subject="person-1", occurred=TUESDAY)])
    telling.commit([SamePerson(subject="person-1", occurred=TUESDAY, other="person-2", reason="told_us")])
    with pytest.raises(Refused, match="Withdraw them first"):
        telling.take_back(telling.entries[0].fact, TUESDAY)
