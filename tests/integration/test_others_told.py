"""U11: when a worker changes or leaves, the carer and who referred the person are told too, if they may be and safely."""

from typing import Any

import pytest
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.casework.leavers import record_leaver
from lintel.casework.models import Work
from lintel.domain.clock import add_working_days
from lintel.domain.document import Words
from lintel.domain.fact import new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.person import RestrictionPlaced
from lintel.domain.person_details import ConsentRecorded
from lintel.domain.person_relationships import RelationshipEnded, RelationshipRecorded
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message
from tests.people import DUTY, NORTH, Cast, cast, client_of, staff_id
from tests.sending import lives_at, safe, send
from tests.web.reading import sent, words


@pytest.fixture
def made(db: None) -> Cast:
    """Orla cares for Lin, who lives apart and has a worker to come."""
    made = cast()
    lives_at(made, "lin")
    lives_at(made, "orla", address="9 Other Lane, Northam", phone="07700 900456")
    Message.objects.all().delete()
    return made


def cares(made: Cast, *, may_speak: bool = True) -> None:
    fact = RelationshipRecorded(
        subject=made.people["lin"], occurred=made.today, other=made.people["orla"], relationship="carer", may_speak=may_speak
    )  # fmt: skip
    commit(fact, by=staff_id("adviser"))


def agrees(made: Cast, decision: str) -> None:
    commit(ConsentRecorded(subject=made.people["lin"], occurred=made.today, decision=decision), by=staff_id("adviser"))


def referred(made: Cast, **said: str) -> None:
    """A contact about Lin by somebody else, triaged to an assessment that is offered to the worker: `offered`."""
    work = new_id()
    told = Words(id=new_id(), about=work, recorded=timezone.now(), sort="note", body={"note": "She fell"} | said)
    opening = Opening(
        kind="contact", person=made.people["lin"], team=DUTY, locality="north", since=made.today, occurred=made.today,
        note=told.id, work=work,
    )  # fmt: skip
    received = {"channel": "phone", "reason": "asks_for_care", "caller": said.get("caller")}
    commit(*open_work(opening, received=received), by=staff_id("adviser"), words=[told])
    made.works["call"] = work
    made.move("call", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    made.works["offered"] = Work.objects.get(because_of=work).id
    made.move("offered", "offer", "manager", team=NORTH, worker=staff_id("worker"), reason="next_in_order")
    Message.objects.all().delete()


def accepted(made: Cast) -> None:
    made.move("offered", "accept", "worker", reason="has_capacity")


def told(**asked: Any) -> set[tuple[str, str | None]]:
    return set(Message.objects.filter(**asked).values_list("channel", "why"))


def test_a_leaver_s_work_tells_person_carer_and_referrer_within_one_working_day(made: Cast) -> None:
    referred(made, caller="housing", caller_name="Hob Tiler", caller_phone="07700 900999", safe_to_call_back="yes")
    cares(made)
    agrees(made, "agreed")
    accepted(made)
    Message.objects.all().delete()
    record_leaver(made.staff["worker"], on=made.today, by=made.staff["manager"])
    found = Message.objects.filter(work=made.works["offered"])
    assert {each.template for each in found} == {"no_worker"}
    assert {(each.to_whom, each.channel) for each in found} == {
        ("person", "letter"), ("person", "text"), ("carer", "letter"), ("carer", "text"), ("referrer", "call")
    }  # fmt: skip
    assert {each.tell_by for each in found} == {add_working_days(made.today, 1)}


SAFE = [
    ({"text": "no", "write": "no"}, {("text", "unsafe_to_text"), ("letter", "unsafe_to_write")}),
    ({"text": "yes", "write": "yes"}, {("text", None), ("letter", None)}),
    (None, {("text", "not_asked_to_text"), ("letter", None)}),
]


@pytest.mark.parametrize(("answers", "expected"), SAFE)
def test_the_carers_own_answers_about_safe_contact_are_obeyed(
    made: Cast, answers: dict[str, str] | None, expected: set[tuple[str, str | None]]
) -> None:
    safe(made, "lin", text="yes" if answers and answers["text"] == "no" else "no", write="yes")
    if answers:
        safe(made, "orla", **answers)
    cares(made)
    accepted(made)
    assert told(to_whom="carer") == expected


SHARING = [
    (True, None, None), (False, "agreed", None), (False, "best_interests", None), (False, None, "not_asked_to_share"),
    (False, "agreed_in_part", "agreed_in_part"), (False, "refused", "refused_sharing"),
    (False, "taken_back", "refused_sharing"), (True, "refused", "refused_sharing"),
    (True, "taken_back", "refused_sharing"), (True, "agreed_in_part", None),
]  # fmt: skip


@pytest.mark.parametrize(("may_speak", "decision", "why"), SHARING)
def test_a_carer_is_told_only_where_the_person_lets_them_speak_or_agrees_and_never_where_they_refuse(
    made: Cast, may_speak: bool, decision: str | None, why: str | None
) -> None:
    safe(made, "orla", text="yes", write="yes")
    cares(made, may_speak=may_speak)
    if decision:
        agrees(made, decision)
    accepted(made)
    assert told(to_whom="carer") == {("text", why), ("letter", why)}


def test_the_carers_letter_names_person_and_worker_and_the_text_names_nobody(made: Cast) -> None:
    safe(made, "orla", text="yes", write="yes")
    cares(made)
    accepted(made)
    gateway = MadeUp()
    send(gateway)
    letter = gateway.taken[Message.objects.get(to_whom="carer", channel="letter").id].letter
    text = gateway.taken[Message.objects.get(to_whom="carer", channel="text").id]
    assert letter is not None
    assert (letter.name, letter.address[0]) == ("Orla O'Brien", "9 Other Lane")
    assert letter.first[0] == "You look after Lin 李. Wren Applegarth is now the worker for Lin 李."
    assert text.to == "07700900456"
    assert [each for each in ("Lin", "李", "Orla", "Wren", "care") if each in text.text] == []


def test_what_changed_between_queueing_and_sending_is_obeyed(made: Cast) -> None:
    safe(made, "orla", text="yes", write="yes")
    cares(made, may_speak=False)
    agrees(made, "agreed")
    accepted(made)
    agrees(made, "taken_back")
    send(MadeUp())
    assert told(to_whom="carer", status="blocked") == {("text", "refused_sharing"), ("letter", "refused_sharing")}
    agrees(made, "agreed")
    Message.objects.filter(to_whom="carer").update(status="queued", why=None, due=timezone.now())
    ended = RelationshipEnded(
        subject=made.people["lin"], occurred=made.today, other=made.people["orla"], relationship="carer"
    )
    commit(ended, by=staff_id("adviser"))
    send(MadeUp())
    assert told(to_whom="carer", status="not_needed") == {("text", "overtaken"), ("letter", "overtaken")}


CALLERS = [
    ({"caller": "housing", "safe_to_call_back": "yes"}, {("call", "somebody_rings")}),
    ({"caller": "housing", "safe_to_call_back": "no"}, {("call", "unsafe_to_ring")}),
    ({"caller": "friend_or_neighbour"}, {("call", "not_asked_to_ring")}),
    ({"caller": "self", "safe_to_call_back": "yes"}, set()),
    ({"caller": "would_not_say"}, set()),
    ({}, set()),
]


@pytest.mark.parametrize(("said", "expected"), CALLERS)
def test_who_referred_the_person_is_a_call_that_somebody_makes(
    made: Cast, said: dict[str, str], expected: set[tuple[str, str]]
) -> None:
    referred(made, **said)
    agrees(made, "agreed")
    accepted(made)
    assert told(to_whom="referrer") == expected


@pytest.mark.parametrize("has_carer", [True, False])
def test_a_carer_who_rang_and_has_a_record_is_told_as_a_carer_and_not_twice(made: Cast, has_carer: bool) -> None:
    referred(made, caller="carer", safe_to_call_back="yes")
    if has_carer:
        cares(made)
    agrees(made, "agreed")
    accepted(made)
    assert bool(told(to_whom="carer")) == has_carer
    assert told(to_whom="referrer") == (set() if has_carer else {("call", "somebody_rings")})


def test_a_referrer_is_told_nothing_where_the_person_refused(made: Cast) -> None:
    referred(made, caller="friend_or_neighbour", safe_to_call_back="yes")
    agrees(made, "refused")
    accepted(made)
    assert told(to_whom="referrer") == {("call", "refused_sharing")}


def test_safeguarding_tells_no_carer_and_leaves_the_referrer_to_the_worker(made: Cast) -> None:
    cares(made)
    carer = RelationshipRecorded(
        subject=made.people["orla"], occurred=made.today, other=made.people["lin"], relationship="carer", may_speak=True
    )
    commit(carer, by=staff_id("adviser"))
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("concern", "reach-ThresholdDecided", "lead", decision="section_42", reason="three_parts_met")
    enquiry = Work.objects.get(kind="section_42_enquiry")
    made.works["enquiry"] = enquiry.id
    made.move("enquiry", "offer", "lead", team=enquiry.team, worker=staff_id("lead"), reason="skills_needed")
    made.move("enquiry", "accept", "lead", reason="has_capacity")
    assert set(Message.objects.filter(work=enquiry.id).values_list("to_whom", flat=True)) == {"person"}


def test_of_a_restricted_person_nobody_else_is_written_to(made: Cast) -> None:
    cares(made)
    commit(RestrictionPlaced(subject=made.people["lin"], occurred=made.today, reason="councillor"), by=staff_id("lead"))
    accepted(made)
    assert told(to_whom="carer") == {("text", "worker_tells_others"), ("letter", "worker_tells_others")}


def test_a_restricted_carer_leaves_no_trace_for_those_who_may_not_see_them(made: Cast) -> None:
    safe(made, "orla", text="yes", write="yes")
    cares(made)
    accepted(made)
    about = Message.objects.get(to_whom="carer", channel="letter")
    path = f"/outbox/{about.id}"
    assert "to a carer" in words(client_of(made, "worker").get("/outbox/?sort=waiting"))
    commit(
        RestrictionPlaced(subject=made.people["orla"], occurred=made.today, reason="councillor"), by=staff_id("lead")
    )
    for who in ("teammate", "manager", "senior", "adviser"):
        assert "to a carer" not in words(client_of(made, who).get("/outbox/?sort=waiting"))
        assert client_of(made, who).get(path).status_code == 404
        assert client_of(made, who).get(f"{path}/letter").status_code == 404
        assert "to a carer" not in words(client_of(made, who).get(f"/work/{made.work('offered').reference}"))
    assert "Orla" in words(client_of(made, "lead").get(path))


def test_a_reader_who_may_not_open_the_carers_record_is_told_of_the_letter_and_may_not_read_it(made: Cast) -> None:
    safe(made, "orla", text="yes", write="yes")
    cares(made)
    accepted(made)
    path = f"/outbox/{Message.objects.get(to_whom='carer', channel='letter').id}"
    for work in ("waiting", "held", "review"):
        made.move(work, "end", "lead", why="declined")
    # Sorrel of the other team sees Lin's other work, and nothing of Orla's.
    Work.objects.filter(pk=made.works["offered"]).update(team="south_physical")
    page = words(client_of(made, "stranger").get(path))
    assert "Somebody whose record you may not open" in page
    assert "Orla" not in page
    assert client_of(made, "stranger").get(f"{path}/letter").status_code == 404


def test_somebody_rings_and_says_so_and_it_is_never_tried_by_itself(made: Cast) -> None:
    referred(made, caller="housing", safe_to_call_back="yes")
    agrees(made, "agreed")
    accepted(made)
    call = Message.objects.get(to_whom="referrer")
    manager = client_of(made, "manager")
    assert "Ring them: who to ask for, and our number." in words(manager.get("/outbox/"))
    page = client_of(made, "adviser").get(f"/outbox/{call.id}")
    assert made.work("call").reference in words(page)
    assert "Try to send it again" not in words(page)
    assert manager.post(f"/outbox/{call.id}", {"again": "yes"}).status_code == 422
    page = manager.get(f"/outbox/{call.id}")
    assert manager.post(f"/outbox/{call.id}", sent(page, how="phone")).status_code == 302
    call.refresh_from_db()
    assert call.status == "settled"
