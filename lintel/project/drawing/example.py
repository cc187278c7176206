"""A short made-up ledger in which every kind of fact is recorded at least once."""

from datetime import date, time
from functools import cache

from lintel.domain import forcing, moves
from lintel.domain.fact import Corrected, Recorded, Withdrawn, new_id
from lintel.domain.figure import FigurePublished
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.more_told import MoreTold
from lintel.domain.person import PersonRegistered, PersonState, RestrictionLifted, RestrictionPlaced, SamePerson
from lintel.domain.person_details import (
    ConsentRecorded,
    HazardEnded,
    HazardNoted,
    PersonDescribed,
    SafeContactRecorded,
)
from lintel.domain.person_relationships import RelationshipEnded, RelationshipRecorded
from lintel.domain.person_story import MattersRecorded, NoteMade, OwnWordsRecorded, PromiseKept, PromiseMade
from lintel.domain.work import Reattributed, WorkState
from lintel.domain.worse import WorseReported
from lintel.project.drawing.telling import Teller, in_order

TEAM, OTHER_TEAM, LOCALITY = "corvane_physical", "safeguarding", "corvane"


@cache
def example() -> tuple[Recorded, ...]:
    """The ledger: one person from contact to review, another from concern to enquiry, and what is put right."""
    teller = Teller()
    person = _register(teller, date(2025, 3, 3))
    assessment = _contact(teller, person)
    _get_to_know(teller, person)
    _wait(teller, assessment)
    review = _assess(teller, assessment)
    _put_right(teller, assessment)
    _safeguard(teller, _register(teller, date(2025, 5, 6)))
    _allocate(teller, review, date(2025, 6, 10), date(2025, 6, 11))
    teller.move(review, moves.reach, date(2025, 6, 16), milestone="ReviewHeld", outcome="no_change")
    _same_person(teller, person)
    _publish(teller, len(teller.entries))
    return tuple(in_order(teller.entries))


def _register(teller: Teller, on: date) -> str:
    person = new_id()
    teller.tell(PersonRegistered(subject=person, occurred=on))
    return person


def _open(teller: Teller, kind: str, person: str, on: date, at: time, **received: str | date) -> str:
    opening = Opening(
        kind=kind, person=person, team=TEAM, locality=LOCALITY, since=on, occurred=on, at=at, note=new_id()
    )
    return teller.tell(*open_work(opening, received=received))[0].subject


def _contact(teller: Teller, person: str) -> str:
    contact = _open(teller, "contact", person, date(2025, 3, 3), time(10, 15), channel="phone", reason="asks_for_care")
    teller.move(contact, moves.log_call, date(2025, 3, 3), time(15, 0), call="CallMade", how="phone", reached=False)
    teller.move(contact, moves.log_call, date(2025, 3, 4), call="CallTaken", how="phone", with_whom="carer")
    teller.tell(MoreTold(subject=contact, occurred=date(2025, 3, 4), at=time(8, 50), note=new_id()))
    teller.move(contact, moves.read_more, date(2025, 3, 4))
    teller.move(contact, moves.confirm_sender, date(2025, 3, 4), checked_by="rang_organisation")
    return teller.move(
        contact, moves.reach, date(2025, 3, 4), milestone="ContactTriaged", decision="care_act_assessment"
    )


def _get_to_know(teller: Teller, person: str) -> None:
    on, carer = date(2025, 3, 4), _register(teller, date(2025, 3, 4))
    about, written = {"subject": person, "occurred": on}, {"subject": person, "occurred": on, "note": new_id()}
    teller.tell(PersonDescribed(identity=new_id(), description=new_id(), **about))
    teller.tell(SafeContactRecorded(ring="yes", text="yes", leave_message="no", write="not_known", **about))
    teller.tell(HazardNoted(hazard="dangerous_animal", **about))
    teller.tell(HazardEnded(hazard="dangerous_animal", **about))
    teller.tell(ConsentRecorded(decision="agreed", **about))
    teller.tell(RelationshipRecorded(other=carer, relationship="carer", may_speak=True, **about))
    teller.tell(RelationshipEnded(other=carer, relationship="carer", **about))
    teller.tell(OwnWordsRecorded(**written))
    teller.tell(MattersRecorded(**written | {"note": new_id()}))
    promised = teller.tell(PromiseMade(due_on=date(2025, 3, 7), **written | {"note": new_id()}))
    teller.tell(PromiseKept(promise=promised[0].id, **about))
    teller.tell(NoteMade(sort="call_out", third_person=True, **written | {"note": new_id()}))


def _wait(teller: Teller, work: str) -> None:
    told = new_id()
    teller.move(work, moves.rate, date(2025, 3, 4), rating="red", reason="carer_strain", senior_manager=told)
    teller.move(work, moves.keep_in_touch, date(2025, 3, 6), how="phone", reached=True)
    teller.move(work, moves.keep_in_touch, date(2025, 3, 6), how="phone", reached=True)
    told_worse = {"danger": "no", "everyday": "yes", "helper": "not_sure"}
    teller.tell(WorseReported(subject=work, occurred=date(2025, 3, 9), **told_worse))
    teller.move(work, moves.pause, date(2025, 3, 10), reason="hospital", for_whom="health_service")
    teller.move(work, moves.resume, date(2025, 3, 17), reason="discharged")
    _offer(teller, work, new_id(), date(2025, 3, 18))
    teller.move(work, moves.return_offer, date(2025, 3, 19), reason="no_capacity")


def _offer(teller: Teller, work: str, worker: str, on: date) -> None:
    teller.move(work, moves.offer, on, team=TEAM, worker=worker, reason="next_in_order")


def _allocate(teller: Teller, work: str, offered: date, accepted: date) -> None:
    worker = new_id()
    _offer(teller, work, worker, offered)
    teller.move(work, moves.accept, accepted, worker=worker, reason="has_capacity")


def _assess(teller: Teller, work: str) -> str:
    _allocate(teller, work, date(2025, 3, 20), date(2025, 3, 21))
    teller.move(work, moves.reach, date(2025, 3, 24), milestone="AssessmentStarted", method="face_to_face")
    teller.move(work, moves.hand_over, date(2025, 3, 26), team=TEAM, reason="worker_left")
    _allocate(teller, work, date(2025, 3, 26), date(2025, 3, 27))
    teller.move(work, moves.reach, date(2025, 4, 3), milestone="AssessmentCompleted", method="face_to_face")
    teller.move(work, moves.note_mark, date(2025, 4, 4), mark="AssessmentReturned", reason="more_evidence")
    teller.move(work, moves.note_mark, date(2025, 4, 7), mark="AssessmentResubmitted", answers=new_id())
    decided = {"decision": "eligible", "reason": "criteria_met"}
    teller.move(work, moves.reach, date(2025, 4, 7), milestone="EligibilityDecided", **decided)
    _plan(teller, work)
    return teller.move(work, moves.reach, date(2025, 4, 14), milestone="ServiceStarted", setting="home_care")


def _plan(teller: Teller, work: str) -> None:
    budget = {"payment": "part_direct_payment", "weekly_pence": 24050, "person_pays_pence": 6000}
    mark = moves.note_mark
    teller.move(work, mark, date(2025, 4, 8), mark="CarePlanProposed", **budget)
    teller.move(work, mark, date(2025, 4, 9), mark="CarePlanReturned", reason="wording", plan=_waiting(teller, work))
    teller.move(work, mark, date(2025, 4, 10), mark="CarePlanProposed", answers=new_id(), **budget)
    teller.move(work, mark, date(2025, 4, 11), mark="CarePlanAgreed", plan=_waiting(teller, work))


def _waiting(teller: Teller, work: str) -> str:
    """The fact that proposed the plan which waits to be agreed."""
    state = teller.stories[work].state
    assert isinstance(state, WorkState)
    assert state.plan_proposed is not None
    return state.plan_proposed


def _put_right(teller: Teller, work: str) -> None:
    first, second = (
        entry.fact.id for entry in teller.stories[work].entries if type(entry.fact).__name__ == "KeptInTouch"
    )
    right = {"occurred": "2025-03-07"}
    on = date(2025, 4, 15)
    teller.tell(Corrected(subject=work, occurred=on, original=first, changes=right, reason="wrong_date"))
    teller.tell(Withdrawn(subject=work, occurred=on, original=second, reason="recorded_twice"))


def _safeguard(teller: Teller, person: str) -> None:
    teller.tell(RestrictionPlaced(subject=person, occurred=date(2025, 5, 6), reason="protected_address"))
    on, came = date(2025, 5, 6), {"channel": "email", "urgent_since": date(2025, 5, 6)}
    concern = _open(teller, "safeguarding_concern", person, on, time(9, 30), **came)
    mark, reach = moves.note_mark, moves.reach
    teller.move(concern, mark, date(2025, 5, 6), time(15, 0), mark="HowToProceedDecided", decision="screen")
    teller.move(concern, reach, date(2025, 5, 7), time(9, 0), milestone="ScreeningBegan", decision="screen")
    teller.move(concern, mark, date(2025, 5, 7), time(11, 0), mark="SpecialistAsked", team="mental_health")
    teller.move(concern, mark, date(2025, 5, 8), time(16, 0), mark="SpecialistResponded", answer="advice_given")
    teller.move(concern, mark, date(2025, 5, 9), time(9, 0), mark="ScreeningEnded", result="facts_gathered")
    decided = {"decision": "section_42", "reason": "three_parts_met"}
    enquiry = teller.move(concern, reach, date(2025, 5, 9), time(10, 0), milestone="ThresholdDecided", **decided)
    _enquire(teller, enquiry)
    _force(teller, person)
    teller.tell(RestrictionLifted(subject=person, occurred=date(2025, 6, 2), reason="protected_address"))


def _force(teller: Teller, person: str) -> None:
    state = teller.stories[person].state
    assert isinstance(state, PersonState)
    when = moves.When(occurred=date(2025, 5, 30), at=time(14, 40))
    opened = teller.tell(*forcing.force(state, when, reader=new_id(), reason="found_unwell"))[0]
    teller.tell(*forcing.close(state, moves.When(occurred=date(2025, 5, 30), at=time(16, 5)), reader=opened.reader))
    reviewed = moves.When(occurred=date(2025, 6, 2), at=time(9, 5))
    teller.tell(*forcing.review(state, reviewed, access=opened.id, reviewer=new_id(), outcome="needed"))


def _enquire(teller: Teller, work: str) -> None:
    _allocate(teller, work, date(2025, 5, 9), date(2025, 5, 12))
    planned = {"lead": "council", "outcomes_asked": "asked_and_said"}
    teller.move(work, moves.reach, date(2025, 5, 14), milestone="EnquiryPlanned", **planned)
    concluded = {"risk": "risk_reduced", "outcomes_met": "partly"}
    teller.move(work, moves.reach, date(2025, 5, 28), milestone="EnquiryConcluded", **concluded)
    teller.move(work, moves.reach, date(2025, 5, 29), milestone="ReferrerTold", how="letter")


def _same_person(teller: Teller, person: str) -> None:
    on = date(2025, 6, 18)
    other = _register(teller, on)
    asked = _open(teller, "contact", other, on, time(14, 5), channel="portal", reason="asks_advice")
    moved = {"from_person": other, "to_person": person}
    teller.tell(Reattributed(subject=asked, occurred=on, reason="wrong_person", **moved))
    teller.tell(SamePerson(subject=person, occurred=on, other=other, reason="same_nhs_number"))


def _publish(teller: Teller, position: int) -> None:
    measure = "waiting_now:care_act_assessment:allocation"
    on, as_at = date(2025, 7, 2), date(2025, 6, 30)
    teller.tell(FigurePublished(subject=new_id(), occurred=on, measure=measure, as_at=as_at, at_position=position))
