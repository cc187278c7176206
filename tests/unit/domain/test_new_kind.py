"""In this room: the test of the design. A new kind of work is one declaration and one fact, and all the rest is there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from lintel.domain import flow, moves
from lintel.domain.fact import FACTS
from lintel.domain.flow import Kind, Stage
from lintel.domain.refusals import Refused
from lintel.domain.work import Milestone
from tests.telling import WORKER, opened

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
