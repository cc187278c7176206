"""Who is found by numbers: by one answer alone in order, by several the most alike, and none that the reader may not see."""

from datetime import date

import pytest
from django.utils import timezone

from lintel.casework import candidates
from lintel.casework.commit import commit
from lintel.domain.document import Description, Identity
from lintel.domain.fact import new_id
from lintel.domain.finding.asked import Known
from lintel.domain.person import PersonRegistered, RestrictionPlaced
from tests.people import Cast, cast, staff_id

BORN, LONG_BEFORE = date(1950, 5, 5), date(1911, 11, 30)
HERE, THERE, ELSEWHERE = "ZZ1 1AA", "ZZ1 2BB", "ZZ2 1AA"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def somebody(made: Cast, postcode: str, born: date, *, restricted: bool = False) -> str:
    who, moment = new_id(), timezone.now()
    identity = Identity(id=new_id(), person=who, recorded=moment, name="Tansy Wick", postcode=postcode)
    told = Description(id=new_id(), person=who, recorded=moment, valid_from=made.today, birth_date=born)
    known = PersonRegistered(subject=who, occurred=made.today, identity=identity.id, description=told.id)
    facts = [RestrictionPlaced(subject=who, occurred=made.today, reason="councillor")] if restricted else []
    commit(known, *facts, by=staff_id("lead"), words=[identity, told])
    return who


def found(made: Cast, who: str = "adviser", **asked: object) -> list[str]:
    return [row.person for row in candidates.by_numbers(made.staff[who], Known(**asked))]


def test_a_part_of_a_postcode_finds_by_itself_and_beside_another_answer_only_judges(made: Cast) -> None:
    one, other = somebody(made, HERE, BORN), somebody(made, THERE, LONG_BEFORE)
    somebody(made, ELSEWHERE, LONG_BEFORE)
    assert found(made, postcode="ZZ1") == [one, other]
    assert found(made, postcode="ZZ1", birth_date=BORN) == [one]
    assert found(made, postcode="ZZ12BB", birth_date=BORN) == [one, other]


def test_of_several_answers_the_most_alike_come_first(made: Cast) -> None:
    both, day, place = somebody(made, HERE, BORN), somebody(made, THERE, BORN), somebody(made, HERE, LONG_BEFORE)
    assert found(made, postcode="ZZ11AA", birth_date=BORN) == [both, day, place]


def test_who_may_not_be_seen_takes_no_place(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for most in ("MOST", "MOST_OF_PART"):
        monkeypatch.setattr(candidates, most, 1)
    kept_back, seen = somebody(made, HERE, BORN, restricted=True), somebody(made, THERE, BORN)
    for asked in ({"postcode": "ZZ1"}, {"postcode": "ZZ1", "birth_date": BORN}):
        assert found(made, **asked) == [seen]
    assert found(made, "lead", postcode="ZZ1") == [kept_back]
