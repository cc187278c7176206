"""What a file may say of colleagues and of what opened a work: refused is what cannot have been right on any day."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.council.models import Membership, Staff
from lintel.council.set_up import set_up
from lintel.imports.lines import BadLine
from lintel.ledger.models import Entry
from tests.integration.imports.test_load import OTHER, WORK, fact, here, lines_of
from tests.keeping import load_lines
from tests.people import COUNCIL, NORTH, staff_id

OFFER = {"team": NORTH, "reason": "next_in_order"}
TOLD = {"reason": "waited_too_long"}


@pytest.fixture(autouse=True)
def _staff(db: None) -> None:
    set_up(COUNCIL)


def loaded(*more: dict[str, Any]) -> int:
    return load_lines(lines_of([*here(), *more])).facts


def refused(number: int, reason: str, *more: dict[str, Any]) -> None:
    with pytest.raises(BadLine, match=reason) as bad:
        loaded(*more)
    assert bad.value.number == number
    assert Entry.objects.count() == 0


def offered(worker: str, place: int = 11, **fields: Any) -> dict[str, Any]:
    return fact(place, "WorkOffered", worker=staff_id(worker), **OFFER | fields)


def put_right(**changes: str) -> dict[str, Any]:
    return fact(12, "Corrected", original=fact(11, "")["id"], changes=changes, reason="wrong_code")


@pytest.mark.parametrize("who", ["councillor", "analyst", "administrator", "director", "senior"])
def test_an_offer_to_one_who_can_never_have_taken_work_is_refused_by_its_line(who: str) -> None:
    refused(11, "is in a role that takes no work on", offered(who))


def test_of_a_worker_whose_teams_were_never_kept_no_team_is_asked() -> None:
    Membership.objects.filter(staff=staff_id("worker")).delete()
    assert loaded(offered("worker")) == 11


def test_an_offer_to_one_who_never_joined_the_team_is_refused_by_its_line() -> None:
    refused(11, "Sorrel Quill was not in that team on 5 January 2026", offered("stranger"))


def test_an_offer_before_somebody_joined_the_team_is_refused() -> None:
    Membership.objects.filter(staff=staff_id("worker")).update(valid_from="2026-01-06")
    refused(11, "Wren Applegarth was not in that team", offered("worker"))


def test_telling_a_councillor_is_refused_by_its_line() -> None:
    refused(11, "Corwin Plum is not a senior manager", fact(11, "Escalated", to=staff_id("councillor"), **TOLD))


@pytest.mark.parametrize("worker", ["councillor", "stranger"])
def test_a_correction_to_one_who_cannot_have_had_it_is_refused_by_its_line(worker: str) -> None:
    refused(12, "takes no work|not in that team", offered("worker"), put_right(worker=staff_id(worker)))


def test_a_correction_of_what_the_ledger_has_already_is_refused_too() -> None:
    loaded(offered("worker"))
    with pytest.raises(BadLine, match="Line 1: Corwin Plum"):
        load_lines(lines_of([put_right(worker=staff_id("councillor"))]))


def test_whoever_has_left_or_leads_now_may_have_had_work_then() -> None:
    """Recorded days later: her last day is before the day of the offer, which was right when it was made."""
    Membership.objects.filter(staff=staff_id("worker")).update(valid_to="2026-01-02")
    Staff.objects.filter(pk=staff_id("worker")).update(left_on="2026-01-02", role="senior_manager")
    Staff.objects.filter(pk=staff_id("senior")).update(role="director", left_on="2026-01-02")
    assert loaded(offered("worker"), fact(12, "Escalated", to=staff_id("senior"), **TOLD)) == 12


def questions_of(first: int, offers: int) -> int:
    """How many questions a load of so many offers, each given back, asks."""
    lines = []
    for place in range(first, first + 2 * offers, 2):
        lines += [offered("worker", place), fact(place + 1, "OfferReturned", reason="no_capacity")]
    with CaptureQueriesContext(connection) as asked:
        load_lines(lines_of(lines))
    return len(asked)


def test_many_offers_ask_no_more_questions_than_one() -> None:
    loaded()
    assert questions_of(11, 1) == questions_of(13, 20)


def opened(**fields: Any) -> dict[str, Any]:
    person = here()[0]["subject"]
    work = {"kind": "care_act_assessment", "person": person, "team": NORTH}
    return fact(12, "WorkOpened", "50000000-0000-4000-8000-000000000005", **work | fields)


@pytest.mark.parametrize("elsewhere", [fact(1, "")["id"], OTHER])
def test_what_opened_a_work_must_be_of_the_work_that_it_came_from(elsewhere: str) -> None:
    refused(11, "no entry of the work that it says it came from", opened(because_of=WORK, opened_by=elsewhere))


def test_what_opened_a_work_may_be_in_the_ledger_already() -> None:
    loaded()
    right = opened(because_of=WORK, opened_by=fact(3, "")["id"])
    assert load_lines(lines_of([right])).facts == 1


def test_a_work_that_came_from_one_that_was_never_kept_is_loaded() -> None:
    assert loaded(opened(because_of=OTHER, opened_by=fact(99, "")["id"])) == 11
