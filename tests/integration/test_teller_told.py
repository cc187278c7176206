"""Whoever told of a concern is told what came of it, or somebody says why not, however it ended (U4). Only a worker tells."""

import pytest

from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.clock import add_working_days
from lintel.domain.fact import Withdrawn
from lintel.domain.person import RestrictionPlaced
from lintel.domain.safeguarding import ThresholdDecided
from lintel.gateways.models import Message, Status
from lintel.ledger import read
from tests.people import Cast, cast, client_of, staff_id
from tests.web.reading import read as read_page
from tests.web.reading import sent, words


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    return made


def decided(made: Cast, decision: str) -> None:
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    made.move("concern", "reach-ThresholdDecided", "lead", decision=decision, reason="other_duty")


def tells() -> list[Message]:
    return list(Message.objects.filter(template="outcome"))


@pytest.mark.parametrize("decision", ["no_further_action", "welfare"])
def test_u04_a_decision_that_opens_no_enquiry_is_told_within_a_working_day(made: Cast, decision: str) -> None:
    """U4: every referrer is told the outcome that they may lawfully know, or told why not."""
    decided(made, decision)
    [tell] = tells()
    assert (tell.work, tell.channel, tell.to_whom) == (made.works["concern"], "call", "referrer")
    assert (tell.status, tell.why) == (Status.BLOCKED, "worker_tells_teller")
    assert tell.tell_by == add_working_days(made.today, 1)


@pytest.mark.parametrize("decision", ["section_42", "other_enquiry"])
def test_an_enquiry_tells_them_once_it_is_over(made: Cast, decision: str) -> None:
    decided(made, decision)
    assert tells() == []
    enquiry = Work.objects.get(kind="section_42_enquiry")
    made.works["enquiry"] = enquiry.id
    made.move("enquiry", "end", "lead", why="died")
    [tell] = tells()
    assert (tell.work, tell.recipient) == (enquiry.id, made.works["concern"])


@pytest.mark.parametrize(("why", "owed"), [("declined", 1), ("died", 1), ("duplicate", 0), ("opened_in_error", 0)])
def test_one_that_ends_in_another_way_is_told_unless_it_never_was_one(made: Cast, why: str, owed: int) -> None:
    made.move("concern", "end", "lead", why=why)
    assert len(tells()) == owed


def test_other_work_that_ends_owes_nobody_this(made: Cast) -> None:
    made.move("contact", "end", "duty", why="declined")
    made.move("waiting", "end", "lead", why="declined")
    assert tells() == []


def test_the_team_sees_it_on_its_day_until_somebody_says_how_they_were_told(made: Cast) -> None:
    decided(made, "no_further_action")
    Message.objects.update(tell_by=made.today)
    lead, [tell] = client_of(made, "lead"), tells()
    concern = made.work("concern").reference
    assert concern in words(lead.get("/due?list=untold"))
    page = lead.get(f"/outbox/{tell.id}")
    read_page(page)
    for said in ("What came of the concern", "to who referred them or told us", "Not told: reason on file"):
        assert said in words(page)
    assert "Try to send it again" not in words(page)
    assert lead.post(f"/outbox/{tell.id}", sent(page, how="visit")).status_code == 422
    assert lead.post(f"/outbox/{tell.id}", sent(page, how="not_told")).status_code == 302
    assert (tells()[0].status, tells()[0].settled_how) == (Status.SETTLED, "not_told")
    assert concern not in words(lead.get("/due?list=untold"))


def test_where_they_stand_is_shown_where_a_contact_led_to_the_concern(made: Cast) -> None:
    made.move("contact", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
    made.works["concern"] = Work.objects.get(because_of=made.works["contact"]).id
    decided(made, "no_further_action")
    [tell] = tells()
    assert tell.recipient == made.works["contact"]
    assert made.work("contact").reference in words(client_of(made, "lead").get(f"/outbox/{tell.id}"))


def last(made: Cast, kind: type) -> str:
    story = read.facts_of({made.works["concern"]})[made.works["concern"]]
    return [entry.fact.id for entry in story if isinstance(entry.fact, kind)][-1]


def take_back(made: Cast, original: str) -> None:
    fact = Withdrawn(subject=made.works["concern"], occurred=made.today, original=original, reason="did_not_happen")
    commit(fact, by=staff_id("lead"))


def test_a_decision_that_is_withdrawn_owes_nothing_until_it_comes_back(made: Cast) -> None:
    decided(made, "no_further_action")
    take_back(made, last(made, ThresholdDecided))
    assert [(each.status, each.why) for each in tells()] == [(Status.NOT_NEEDED, "overtaken")]
    take_back(made, last(made, Withdrawn))
    assert [(each.status, each.why) for each in tells()] == [(Status.BLOCKED, "worker_tells_teller")]


def test_decided_anew_it_is_told_once(made: Cast) -> None:
    decided(made, "no_further_action")
    take_back(made, last(made, ThresholdDecided))
    made.move("concern", "reach-ThresholdDecided", "lead", decision="welfare", reason="other_duty")
    assert sorted(each.status for each in tells()) == [Status.BLOCKED, Status.NOT_NEEDED]


def test_of_somebody_restricted_only_those_who_may_see_it_are_shown_it(made: Cast) -> None:
    decided(made, "no_further_action")
    Message.objects.update(tell_by=made.today)
    person = made.work("concern").person
    commit(RestrictionPlaced(subject=person, occurred=made.today, reason="councillor"), by=staff_id("lead"))
    path, concern = f"/outbox/{tells()[0].id}", made.work("concern").reference
    for who in ("senior", "manager", "adviser"):
        assert client_of(made, who).get(path).status_code == 404
        assert concern not in words(client_of(made, who).get("/due?list=untold"))
    assert concern in words(client_of(made, "lead").get("/due?list=untold"))
