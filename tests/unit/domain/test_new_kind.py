"""In this room: the test of the design. A new kind of work is one declaration and one fact, and all the rest is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from lintel.domain import flow, moves
from lintel.domain.fact import FACTS, code
from lintel.domain.flow import Kind, Stage
from lintel.domain.forms import Form, Question, Section
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.work import Milestone
from lintel.domain.writing import Written
from tests.telling import WORKER, numbered, opened

EQUIPMENT_ORDER = Kind(
    name="equipment_order",
    title="Equipment order",
    plural="Equipment orders",
    law="Care Act 2014, section 2",
    received_by="WorkOpened",
    stages=(
        Stage(name="allocation", title="Waiting for a worker", reached_by="OfferAccepted", done="Accepted by a worker"),
        Stage(
            name="delivery",
            title="Waiting to be delivered",
            reached_by="EquipmentDelivered",
            done="Delivered",
            closes={"": "completed"},
        ),
    ),
    national_return="none",
)
MONDAY, TUESDAY, NEXT_WEEK = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 9)


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    declared: Mapping[str, Kind] = {**flow.KINDS, EQUIPMENT_ORDER.name: EQUIPMENT_ORDER}
    monkeypatch.setattr(flow, "KINDS", declared)

    @dataclass(frozen=True, kw_only=True)
    class EquipmentDelivered(Milestone):
        """The equipment is in the person's home."""

        rating: str | None = code("ratings", default=None)
        answers: str | None = None

    yield
    del FACTS["EquipmentDelivered"]


def test_it_is_opened_offered_accepted_delivered_and_closed() -> None:
    order = opened("equipment_order", MONDAY)
    order.move(moves.rate, MONDAY, rating="amber", reason="first_rating")
    order.move(moves.offer, MONDAY, team="locality-1", worker=WORKER, reason="next_in_order")
    order.move(moves.accept, TUESDAY, worker=WORKER, reason="has_capacity")
    assert order.work.stage == EQUIPMENT_ORDER.stages[1]
    order.move(moves.reach, NEXT_WEEK, milestone="EquipmentDelivered")
    assert (order.work.outcome, order.work.closed_on) == ("completed", NEXT_WEEK)
    assert [(wait.stage, wait.since, wait.end) for wait in order.work.waits] == [
        ("allocation", MONDAY, TUESDAY),
        ("delivery", MONDAY, NEXT_WEEK),
    ]


FITTED = Form(
    name="fitted",
    version="1",
    title="How the equipment fits",
    sections=(
        Section(
            title="How it fits",
            questions=(
                Question(name="rating", title="How urgent is what is left?", sort="one", codes="ratings"),
                Question(name="fits", title="How it fits", required=True),
                Question(name="left", title="What is left", show_if=("rating", frozenset({"red"}))),
            ),
        ),
    ),
)
FITTING = Written(
    form=FITTED,
    slug="fitted",
    kinds=frozenset({"equipment_order"}),
    facts=("EquipmentDelivered",),
    verb="Say how it fits",
)


def test_its_form_is_a_declaration_too() -> None:
    """What is sent in ends the wait; the coded question that the fact has a field for is in the fact, the rest is not."""
    order = opened("equipment_order", MONDAY)
    told = {"rating": "amber", "fits": "Well", "left": "Nothing that applies"}
    with pytest.raises(Refused, match="Nobody has accepted"):
        FITTING.record(FITTING, order.work, When(occurred=MONDAY), told, "document-1", {})
    order.move(moves.offer, MONDAY, team="locality-1", worker=WORKER, reason="next_in_order")
    order.move(moves.accept, TUESDAY, worker=WORKER, reason="has_capacity")
    assert FITTING.is_written_now(order.work)
    delivered, ended, closed = FITTING.record(FITTING, order.work, When(occurred=TUESDAY), told, "document-1", {})
    assert (delivered.rating, delivered.answers) == ("amber", "document-1")
    assert [type(each).__name__ for each in (ended, closed)] == ["WaitEnded", "WorkClosed"]
    assert FITTED.body(told) == {"rating": "amber", "fits": "Well", "form_version": "1"}
    assert [each.fact for each in FITTING.submissions(numbered([delivered]))] == [delivered]


def test_every_rule_holds_for_it_too() -> None:
    order = opened("equipment_order", MONDAY)
    with pytest.raises(Refused, match="not the time"):
        order.move(moves.reach, TUESDAY, milestone="EquipmentDelivered")
    order.move(moves.pause, TUESDAY, reason="equipment", for_whom="provider")
    order.move(moves.end, NEXT_WEEK, why="declined")
    with pytest.raises(Refused, match="was closed on 9 March 2026"):
        order.move(moves.rate, NEXT_WEEK, rating="red", reason="risk_of_harm")
    order.take_back(order.entries[-2].fact, NEXT_WEEK)
    assert order.work.is_open()
