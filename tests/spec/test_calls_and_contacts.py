"""In this room: what is true of one contact: its calls, since when it is urgent, what the caller is told, and advice."""

from datetime import date, time

import pytest

from lintel.domain import moves
from lintel.domain.clock import Moment
from lintel.domain.codes import titles
from lintel.domain.contact import CallMade, CallTaken, ContactReceived, advice_is_missing, is_failure_demand
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.next_steps import next_step
from lintel.domain.nhs_number import looks_right
from lintel.domain.refusals import Refused
from lintel.ledger.codec import decode
from tests.telling import PERSON, TEAM, Telling, opened

DAY = date(2026, 3, 2)
LATER = date(2026, 3, 4)


def test_as_many_calls_as_there_are_belong_to_one_contact() -> None:
    contact = opened("contact", DAY)
    for _ in range(3):
        contact.move(moves.log_call, DAY, call="CallTaken", how="phone", with_whom="carer")
    contact.move(moves.log_call, LATER, call="CallMade", how="relay", reached=False, with_whom="carer")
    assert (contact.work.calls_taken, contact.work.calls_made) == (3, 1)
    assert contact.work.stage is not None
    assert contact.work.stage.name == "triage"


def test_a_call_that_is_withdrawn_is_not_counted() -> None:
    contact = opened("contact", DAY)
    first, *_ = contact.move(moves.log_call, DAY, call="CallTaken", how="phone", with_whom="self")
    contact.move(moves.log_call, DAY, call="CallTaken", how="phone")
    contact.take_back(first, LATER)
    assert contact.work.calls_taken == 1
    assert contact.work.last_reached is None


# How a call was, whether it came in, who was on the line; and whether the person was reached, or tried.
IN_TOUCH = [
    ("CallTaken", {}, "self", True),
    ("CallMade", {"reached": True}, "self", True),
    ("CallMade", {"reached": False}, "self", False),
    ("CallTaken", {}, "carer", None),
    ("CallMade", {"reached": True}, "son_or_daughter", None),
    ("CallMade", {"reached": False}, None, None),
]


@pytest.mark.parametrize(("call", "answers", "whom", "reached"), IN_TOUCH)
def test_a_call_with_the_person_is_a_try_to_keep_in_touch(
    call: str, answers: dict[str, bool], whom: str | None, reached: bool | None
) -> None:
    contact = opened("contact", DAY)
    facts = contact.move(moves.log_call, LATER, call=call, how="phone", with_whom=whom, **answers)
    tries = [(type(fact).__name__, getattr(fact, "reached", None)) for fact in facts[1:]]
    assert tries == ([] if reached is None else [("KeptInTouch", reached)])
    assert contact.work.last_reached == (LATER if reached else None)


def test_a_call_about_a_closed_contact_is_refused() -> None:
    contact = opened("contact", DAY)
    contact.record("ContactTriaged", DAY)
    with pytest.raises(Refused) as refused:
        contact.move(moves.log_call, LATER, call="CallTaken", how="phone")
    assert refused.value.key == "work_closed"


def received(kind: str = "contact", **told: object) -> Telling:
    telling = Telling()
    opening = Opening(kind=kind, person=PERSON, team=TEAM, locality=None, since=DAY, occurred=DAY, work="work-1")
    came = {"channel": "phone"} | ({"reason": "asks_for_care"} if kind == "contact" else {})
    telling.commit(open_work(opening, received=came | told))
    return telling


@pytest.mark.parametrize("kind", ["contact", "safeguarding_concern"])
@pytest.mark.parametrize(
    ("since", "taken"), [(DAY, True), (date(2026, 2, 1), True), (None, True), (date(2026, 3, 3), False)]
)
def test_it_is_urgent_since_a_day_that_is_not_after_it_came_in(kind: str, since: date | None, taken: bool) -> None:
    if taken:
        assert received(kind, urgent_since=since).work.urgent_since == since
        return
    with pytest.raises(Refused) as refused:
        received(kind, urgent_since=since)
    assert (refused.value.key, refused.value.field) == ("urgent_after_contact", "urgent_since")


def test_what_was_left_out_can_be_put_in_and_taken_out_again() -> None:
    contact = received()
    fact = next(entry.fact for entry in contact.entries if isinstance(entry.fact, ContactReceived))
    contact.put_right(fact, LATER, failure_demand="no_call_back", urgent_since="2026-02-20")
    assert (contact.work.failure_demand, contact.work.urgent_since) == ("no_call_back", date(2026, 2, 20))
    contact.put_right(fact, LATER, failure_demand=None, urgent_since=None)
    assert (contact.work.failure_demand, contact.work.urgent_since) == (None, None)


@pytest.mark.parametrize(("answer", "failure"), [(None, False), ("no", False), ("not_known", False)])
def test_what_is_no_failure_demand(answer: str | None, failure: bool) -> None:
    assert is_failure_demand(answer) is failure


def test_every_other_answer_is_a_yes_with_its_reason() -> None:
    yes = {code for code, title in titles("failure_demand").items() if title.startswith("Yes: ")}
    assert yes == {code for code in titles("failure_demand") if is_failure_demand(code)}
    assert len(yes) >= 5


def test_facts_that_were_recorded_before_still_read() -> None:
    old = {"subject": "w", "occurred": DAY, "at": None, "fact": "f"}
    came = decode(kind="ContactReceived", body='{"channel":"phone","reason":"asks_advice"}', **old)
    assert (came.caller, came.failure_demand, came.urgent_since) == (None, None, None)
    triaged = decode(kind="ContactTriaged", body='{"decision":"advice_given"}', **old)
    assert (triaged.conversation, triaged.advice) == (None, None)


@pytest.mark.parametrize("kind", [CallTaken, CallMade])
def test_a_call_needs_no_more_than_how(kind: type) -> None:
    told = {"reached": True} if kind is CallMade else {}
    assert kind(subject="w", occurred=DAY, how="phone", **told).with_whom is None


ADVICE = [
    ("advice_given", None, "", True),
    ("signposted", "", None, True),
    ("advice_given", "carers", "", False),
    ("signposted", None, "Told her about the lunch club.", False),
    ("care_act_assessment", None, "", False),
    ("safeguarding_concern", None, "", False),
    (None, None, "", False),
]


@pytest.mark.parametrize(("decision", "advice", "note", "missing"), ADVICE)
def test_whoever_closes_with_advice_says_what_it_was(
    decision: str | None, advice: str | None, note: str | None, missing: bool
) -> None:
    assert (advice_is_missing(decision, advice, note) is not None) is missing


# Reckoned by hand with the bank holidays of England; the last night of British Summer Time has an hour more.
NEXT = [
    ("contact", Moment(date(2026, 11, 6), time(15, 30)), Moment(date(2026, 11, 20))),
    ("contact", Moment(date(2026, 12, 18)), Moment(date(2027, 1, 6))),
    ("safeguarding_concern", Moment(date(2026, 11, 6), time(15, 30)), Moment(date(2026, 11, 7), time(15, 30))),
    ("safeguarding_concern", Moment(date(2026, 11, 6)), Moment(date(2026, 11, 7), time(0, 0))),
    ("safeguarding_concern", Moment(date(2026, 10, 24), time(12, 0)), Moment(date(2026, 10, 25), time(11, 0))),
    ("contact", Moment(date(1990, 1, 1)), None),
]


@pytest.mark.parametrize(("kind", "came_in", "by"), NEXT)
def test_the_caller_is_told_by_when(kind: str, came_in: Moment, by: Moment | None) -> None:
    assert next_step(kind, came_in).by == by


URGENT = [
    ("contact", Moment(date(2026, 11, 6), time(15, 30)), Moment(date(2026, 11, 6))),
    ("contact", Moment(date(2026, 11, 7)), Moment(date(2026, 11, 7))),
    ("safeguarding_concern", Moment(date(2026, 11, 6), time(15, 30)), Moment(date(2026, 11, 7), time(15, 30))),
]


@pytest.mark.parametrize(("kind", "came_in", "by"), URGENT)
def test_what_cannot_wait_is_looked_at_the_same_day_and_a_concern_in_its_hours(
    kind: str, came_in: Moment, by: Moment
) -> None:
    assert next_step(kind, came_in, urgent=True).by == by


def test_the_caller_is_never_told_of_a_threshold() -> None:
    for kind in ("contact", "safeguarding_concern"):
        assert "threshold" not in next_step(kind, Moment(DAY)).what.lower()


NUMBERS = [
    ("943 476 5919", True),
    ("9434765919", True),
    ("943-476-5919", True),
    ("1000000001", True),
    ("1000000060", True),
    ("9434765918", False),
    ("1000000010", False),
    ("943476591", False),
    ("94347659190", False),
    ("943 476 591X", False),
    ("", False),
    ("٩٤٣٤٧٦٥٩١٩", False),
]


@pytest.mark.parametrize(("given", "fits"), NUMBERS)
def test_the_last_figure_of_an_nhs_number_checks_the_others(given: str, fits: bool) -> None:
    assert looks_right(given) is fits
