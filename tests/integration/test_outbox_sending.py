"""Sending (F16, F17): whatever the service does and whenever the sender is killed, nothing is lost, nobody is said to be
told who was not, and what cannot be sent is left to somebody."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.casework import sending
from lintel.casework.commit import commit
from lintel.domain.fact import Withdrawn
from lintel.domain.work import Reattributed
from lintel.gateways import steps, turn
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Outcome, Parcel, Receipt
from tests.people import Cast, cast, staff_id
from tests.sending import away, later, lives_at, refuses, safe, send, slow

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class Killed(BaseException):
    """The sender is gone."""


@pytest.fixture
def made(db: None) -> Cast:
    made = cast()
    Message.objects.all().delete()
    safe(made, "lin", text="yes", write="yes")
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    return made


def text() -> Message:
    return Message.objects.get(channel="text")


def letter() -> Message:
    return Message.objects.get(channel="letter")


def test_what_is_taken_is_handed_over_and_only_a_receipt_says_told(made: Cast) -> None:
    gateway = MadeUp()
    assert send(gateway) == {"handed_over": 2}
    assert (text().status, text().sent is not None) == (Status.HANDED_OVER, True)
    gateway.to_come = [Receipt(text().id, Outcome.ARRIVED, later(MINUTE))]
    assert send(gateway) == {"told": 1}
    assert text().status == Status.TOLD
    assert send(gateway) == {}
    assert set(gateway.times_sent.values()) == {1}


def test_nobody_is_asked_about_where_a_message_has_no_recipient(made: Cast) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert send(MadeUp()) == {"handed_over": 2}
    # Whether the person has died is asked for each message, and nothing is asked about a recipient that is not there.
    died = [each["sql"] for each in asked if "'died'" in each["sql"]]
    assert len(died) == 2
    assert [each for each in died if made.people["lin"] not in each] == []


@pytest.mark.parametrize("behaviour", [away, slow])
def test_a_service_that_is_away_is_tried_again_with_growing_pauses_then_left_to_somebody(made: Cast, behaviour) -> None:
    Message.objects.filter(channel="letter").delete()
    gateway, pauses, waited = MadeUp(*[behaviour] * 50), [], timedelta(0)
    while text().status == Status.QUEUED:
        send(gateway, after=waited)
        if text().due:
            pauses.append(text().due - later(waited))
            assert send(gateway, after=waited + pauses[-1] - 2 * MINUTE) == {}
            waited += pauses[-1] + MINUTE
    assert [round(each / MINUTE) for each in pauses] == [5, 10, 20, 40, 80, 160, 240]
    assert (text().status, text().why, text().tries) == (Status.GIVEN_UP, "tried_too_often", steps.MOST_TRIES)
    assert gateway.taken == {}


def test_a_number_that_cannot_be_is_left_to_somebody_at_once(made: Cast) -> None:
    send(MadeUp(*[refuses] * 2))
    assert {each.why for each in Message.objects.all()} == {"refused_by_service"}


def test_what_was_taken_and_then_failed_is_left_to_somebody(made: Cast) -> None:
    gateway = MadeUp()
    send(gateway)
    gateway.to_come = [Receipt(text().id, Outcome.FAILED, later(MINUTE))]
    send(gateway)
    assert (text().status, text().why) == (Status.GIVEN_UP, "did_not_arrive")


RECEIPTS = [
    ("twice", [(Outcome.ARRIVED, 5), (Outcome.ARRIVED, 5)], Status.TOLD),
    ("late before early", [(Outcome.ARRIVED, 9), (Outcome.FAILED, 5)], Status.TOLD),
    ("failed after all", [(Outcome.ARRIVED, 5), (Outcome.FAILED, 9)], Status.GIVEN_UP),
    ("arrived after all", [(Outcome.FAILED, 5), (Outcome.ARRIVED, 9)], Status.TOLD),
]


@pytest.mark.parametrize(("name", "receipts", "status"), RECEIPTS)
def test_receipts_twice_and_out_of_order(made: Cast, name: str, receipts: list, status: Status) -> None:
    gateway = MadeUp()
    send(gateway)
    gateway.to_come = [Receipt(text().id, outcome, later(minutes * MINUTE)) for outcome, minutes in receipts]
    gateway.to_come.append(Receipt("no such message", Outcome.ARRIVED, later(MINUTE)))
    send(gateway)
    assert text().status == status


def test_a_receipt_that_is_quicker_than_we_are_is_not_overwritten(made: Cast) -> None:
    gateway = MadeUp()

    def answers_at_once(parcel: Parcel) -> None:
        message = Message.objects.get(pk=parcel.key)
        steps.take_receipt(message, Receipt(parcel.key, Outcome.ARRIVED, later(MINUTE)))
        message.save()

    gateway.behaves = iter([answers_at_once, answers_at_once])
    send(gateway)
    assert {each.status for each in Message.objects.all()} == {Status.TOLD}


def test_no_receipt_for_a_text_is_left_to_somebody_and_a_letter_needs_none(made: Cast) -> None:
    gateway = MadeUp()
    send(gateway)
    send(gateway, after=2 * DAY)
    assert text().status == Status.HANDED_OVER
    send(gateway, after=4 * DAY)
    assert (text().why, letter().status) == ("no_receipt", Status.HANDED_OVER)


def test_killed_between_sending_and_noting_it_sends_nothing_twice(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = MadeUp()

    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(sending, "_settle", killed)
        patch.setattr(turn, "give_back", lambda *_: None)
        with pytest.raises(Killed):
            send(gateway)
    stuck = Message.objects.get(status=Status.SENDING)
    assert stuck.id in gateway.taken
    with pytest.raises(sending.AnotherIsSending):
        send(gateway, after=5 * MINUTE)
    assert send(gateway, after=11 * MINUTE) == {"handed_over": 2}
    assert set(gateway.times_sent.values()) == {1}
    stuck.refresh_from_db()
    assert stuck.unsure


def test_a_service_that_cannot_find_what_it_took_gets_one_twice_at_most_and_it_is_marked(
    made: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = MadeUp()
    monkeypatch.setattr(gateway, "find", lambda key: None)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "_settle", lambda *_: (_ for _ in ()).throw(Killed()))
        with pytest.raises(Killed):
            send(gateway)
    send(gateway, after=11 * MINUTE)
    assert sorted(gateway.times_sent.values()) == [1, 2]
    assert Message.objects.filter(unsure=True).count() == 1


def test_one_sender_at_a_time(made: Cast) -> None:
    gateway = MadeUp()

    def another_comes(parcel: Parcel) -> None:
        with pytest.raises(sending.AnotherIsSending):
            send(MadeUp())

    gateway.behaves = iter([another_comes, another_comes])
    assert send(gateway) == {"handed_over": 2}


def test_safe_contact_is_asked_again_when_sent(made: Cast) -> None:
    safe(made, "lin", text="no", write="no")
    gateway = MadeUp()
    assert send(gateway) == {"blocked": 2}
    assert gateway.taken == {}
    assert (text().why, letter().why) == ("unsafe_to_text", "unsafe_to_write")


def test_no_mobile_and_no_address_are_said(made: Cast) -> None:
    lives_at(made, "lin", address="", phone="01632 960101")
    assert send(MadeUp()) == {"blocked": 2}
    assert (text().why, letter().why) == ("no_mobile", "no_address")


def test_what_was_withdrawn_meanwhile_is_not_sent(made: Cast) -> None:
    accepted = Message.objects.first().because_of
    away_with = Withdrawn(
        subject=made.works["offered"], occurred=made.today, original=accepted, reason="did_not_happen"
    )
    commit(away_with, by=staff_id("manager"))
    gateway = MadeUp()
    assert send(gateway) == {"not_needed": 2}
    assert gateway.taken == {}


def test_another_worker_by_now_means_the_first_is_not_named(made: Cast) -> None:
    made.move("offered", "hand_over", "worker", team=made.work("offered").team, reason="worker_absent")
    gateway = MadeUp()
    send(gateway)
    assert {parcel.letter.heading for parcel in gateway.taken.values() if parcel.letter} == {"Your worker has changed"}


def test_nobody_writes_to_one_who_has_died(made: Cast) -> None:
    made.move("other_team", "end", "lead", why="died")
    gateway = MadeUp()
    assert send(gateway) == {"not_needed": 2}


def test_work_moved_to_another_person_is_told_to_neither_by_itself(made: Cast) -> None:
    people = made.people
    moved = Reattributed(
        subject=made.works["offered"], occurred=made.today, from_person=people["lin"], to_person=people["orla"], reason="wrong_person"
    )  # fmt: skip
    commit(moved, by=staff_id("lead"))
    gateway = MadeUp()
    assert send(gateway) == {"blocked": 2}
    assert {each.why for each in Message.objects.all()} == {"another_person"}


def test_without_a_service_everything_is_left_to_somebody(made: Cast) -> None:
    assert send(None) == {"given_up": 2}
    assert {each.why for each in Message.objects.all()} == {"no_service"}
    assert "identity" in letter().told
