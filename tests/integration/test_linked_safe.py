"""What is sent to somebody of two linked records obeys both: the strictest answer about safe contact holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.casework.commit import commit
from lintel.casework.links import group_of, same_people
from lintel.casework.records_of_people import change_record
from lintel.domain.moves import When
from lintel.domain.person_details import SafeContactRecorded
from lintel.domain.person_relationships import RelationshipRecorded
from lintel.domain.records_of_people import UNLINK
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, Status
from tests.people import Cast, cast, link, linked_before, reference_of, register, staff_id
from tests.sending import lives_at, safe, send


@pytest.fixture
def made(db: None) -> Cast:
    """A worker comes to Lin, of whom there is a record more."""
    made = cast()
    Message.objects.all().delete()
    safe(made, "lin", text="yes", write="yes")
    lives_at(made, "lin")
    made.people["twice"] = register("Lin Twice", made.today)
    return made


def accepted(made: Cast) -> None:
    made.move("offered", "accept", "worker", reason="has_capacity")


def told() -> dict[str, str | None]:
    return dict(Message.objects.values_list("channel", "why"))


ANSWERS = [
    ({"text": "no", "write": "no"}, {"text": "unsafe_to_text", "letter": "unsafe_to_write"}),
    ({"text": "not_known", "write": "not_known"}, {"text": "not_asked_to_text", "letter": None}),
    ({"text": "yes", "write": "yes"}, {"text": None, "letter": None}),
    (None, {"text": None, "letter": None}),
]


@pytest.mark.parametrize("pair", [("lin", "twice"), ("twice", "lin")])
@pytest.mark.parametrize(("answers", "why"), ANSWERS)
def test_the_strictest_answer_of_both_records_decides(
    made: Cast, answers: dict[str, str] | None, why: dict[str, str | None], pair: tuple[str, str]
) -> None:
    link(made, *pair)
    if answers:
        safe(made, "twice", **answers)
    accepted(made)
    assert told() == why


def test_it_is_asked_again_when_it_is_sent(made: Cast) -> None:
    accepted(made)
    assert told() == {"text": None, "letter": None}
    safe(made, "twice", text="no", write="no")
    link(made, "twice", "lin")
    assert send(MadeUp()) == {"blocked": 2}
    assert told() == {"text": "unsafe_to_text", "letter": "unsafe_to_write"}


def test_a_link_that_was_taken_away_blocks_nothing(made: Cast) -> None:
    safe(made, "twice", text="no", write="no")
    link(made, "twice", "lin")
    answers = {"other": reference_of(made.people["twice"]), "reason": "wrong_person"}
    change_record(made.person("lin"), UNLINK, When(occurred=made.today), answers, by=made.staff["lead"])
    accepted(made)
    assert send(MadeUp()) == {"handed_over": 2}


def test_the_no_of_a_restricted_record_is_obeyed_and_not_told(made: Cast) -> None:
    safe(made, "roan", text="no", write="no")
    linked_before(made, "roan", "lin")
    accepted(made)
    assert told() == {"text": "not_asked_to_text", "letter": "not_asked_to_write"}
    assert send(MadeUp()) == {}
    assert set(Message.objects.values_list("status", flat=True)) == {Status.BLOCKED}


def test_the_no_of_what_lies_behind_a_restricted_record_is_obeyed_too(made: Cast) -> None:
    safe(made, "twice", text="no", write="no")
    linked_before(made, "roan", "lin")
    linked_before(made, "roan", "twice")
    accepted(made)
    assert told() == {"text": "not_asked_to_text", "letter": "not_asked_to_write"}


def test_what_a_carer_gets_obeys_the_carers_own_linked_records(made: Cast) -> None:
    lives_at(made, "orla", address="9 Other Lane, Northam", phone="07700 900456")
    safe(made, "orla", text="yes", write="yes")
    cares = RelationshipRecorded(
        subject=made.people["lin"], occurred=made.today, other=made.people["orla"], relationship="carer", may_speak=True
    )
    commit(cares, by=staff_id("adviser"))
    safe(made, "twice", text="no", write="no")
    link(made, "twice", "orla")
    accepted(made)
    of_carer = dict(Message.objects.filter(to_whom="carer").values_list("channel", "why"))
    assert of_carer == {"text": "unsafe_to_text", "letter": "unsafe_to_write"}
    assert set(Message.objects.filter(to_whom="person").values_list("why", flat=True)) == {None}


def test_many_people_are_asked_for_at_once(made: Cast) -> None:
    others = [register(f"Made Up {number}", made.today) for number in range(30)]
    no = SafeContactRecorded(
        subject=made.people["twice"], occurred=made.today, ring="no", text="no", leave_message="no", write="no"
    )
    commit(no, by=staff_id("lead"))
    link(made, "twice", "lin")
    link(made, "orla", "twice")
    with CaptureQueriesContext(connection) as asked:
        found = same_people({*others, made.people["lin"]})
    assert {each.id for each in group_of(made.people["lin"], found)} == {
        made.people[each] for each in ("lin", "twice", "orla")
    }
    assert group_of(others[0], found) == [found[others[0]]]
    assert len(asked) <= 3
