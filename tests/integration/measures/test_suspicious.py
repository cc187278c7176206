"""What looks wrong is found, each by its own rule, and what looks right is left alone."""

from datetime import date

from lintel.domain.allocation import WorkOffered
from lintel.domain.person import SamePerson
from lintel.measures.suspicious import suspicious
from tests.integration.measures.conftest import Teller

DAY = date(2026, 1, 31)


def found(teller: Teller) -> set[tuple[str, str]]:
    return {(each.rule, each.work) for each in suspicious(DAY)}


def test_a_plain_wait_is_not_suspicious(teller: Teller) -> None:
    teller.assessment(date(2026, 1, 5))
    assert found(teller) == set()


def test_each_rule_finds_its_own(teller: Teller) -> None:
    long = teller.assessment(date(2025, 1, 20))[0].subject
    old = teller.assessment(date(2026, 1, 6), since=date(2023, 6, 1))[0].subject
    offered = teller.assessment(date(2026, 1, 8))[0].subject
    offer = WorkOffered(
        subject=offered, occurred=date(2026, 1, 20), team="hill", worker="worker-1", reason="next_in_order"
    )
    teller.tell([offer], date(2026, 1, 20))
    late = teller.assessment(date(2026, 1, 7), told=date(2026, 1, 28))[0].subject
    assert found(teller) == {
        ("waited_over_a_year", long),
        ("waited_over_a_year", old),
        ("first_contact_too_old", old),
        ("recorded_late", late),
        ("offer_never_answered", offered),
    }


def test_two_open_pieces_of_work_are_found_through_a_link(teller: Teller) -> None:
    one, other = teller.person(), teller.person()
    works = {teller.assessment(date(2026, 1, 5), person=person)[0].subject for person in (one, other)}
    assert found(teller) == set()
    teller.tell([SamePerson(subject=one, occurred=DAY, other=other, reason="told_us")], DAY)
    assert found(teller) == {("two_open_of_one_kind", work) for work in works}


def test_nothing_is_suspicious_through_somebody_who_is_left_out(teller: Teller) -> None:
    one, between, other = teller.person(), teller.person(), teller.person()
    for person in (one, between, other):
        teller.assessment(date(2026, 1, 5), person=person)
    for linked in (one, other):
        teller.tell([SamePerson(subject=linked, occurred=DAY, other=between, reason="told_us")], DAY)
    assert len(suspicious(DAY)) == 3
    assert suspicious(DAY, but_for={between}) == []
    assert len(suspicious(DAY, but_for={other})) == 2
