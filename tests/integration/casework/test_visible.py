"""One work is asked for by its reference in the words of the one question; and what somebody may no longer see is gone at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lintel.casework.emergency import open_record
from lintel.casework.models import Work
from lintel.casework.visible import people_kept_back, people_visible_to, visible_to, work_visible_to
from lintel.council.models import Membership, Staff
from tests.people import STAFF, Cast, cast


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def read_again(made: Cast, who: str) -> Staff:
    """Somebody as the next request finds them."""
    return Staff.objects.get(pk=made.staff[who].pk)


@pytest.mark.parametrize("who", STAFF)
def test_a_work_is_found_by_its_reference_where_the_question_finds_it(made: Cast, who: str) -> None:
    reader = made.staff[who]
    for reference in [*Work.objects.values_list("reference", flat=True), "W-00000-00000"]:
        assert work_visible_to(reader, reference) == visible_to(reader).filter(reference=reference).first()


def test_what_is_found_is_the_whole_row(made: Cast) -> None:
    for work in Work.objects.all():
        found = work_visible_to(made.staff["lead"], work.reference)
        assert found is not None
        assert vars(found) | {"_state": None} == vars(work) | {"_state": None}


def test_whoever_leaves_a_team_sees_its_works_no_longer(made: Cast) -> None:
    reference = made.work("waiting").reference
    assert work_visible_to(read_again(made, "teammate"), reference) is not None
    Membership.objects.filter(staff=made.staff["teammate"]).update(valid_to=made.today)
    assert work_visible_to(read_again(made, "teammate"), reference) is None


def test_whoever_has_another_role_sees_what_that_role_sees(made: Cast) -> None:
    reference = made.work("restricted").reference
    assert work_visible_to(read_again(made, "lead"), reference) is not None
    for role in ("senior_manager", "councillor"):
        Staff.objects.filter(pk=made.staff["lead"].pk).update(role=role)
        assert work_visible_to(read_again(made, "lead"), reference) is None


def test_whoever_gives_a_work_up_sees_it_no_longer(made: Cast) -> None:
    Membership.objects.filter(staff=made.staff["worker"]).update(valid_to=made.today)
    reference = made.work("held").reference
    assert work_visible_to(read_again(made, "worker"), reference) is not None
    Work.objects.filter(reference=reference).update(worker=made.staff["teammate"].pk)
    assert work_visible_to(read_again(made, "worker"), reference) is None


REFERENCES = ("restricted", "waiting")


@pytest.mark.parametrize("who", ["adviser", "stranger", "other_manager", "senior", "director", "duty"])
def test_a_record_opened_in_an_emergency_is_seen_by_who_opened_it_and_for_four_hours(
    made: Cast, who: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference, person = made.work("restricted").reference, made.person("roan")
    opened_at = timezone.now()
    assert work_visible_to(read_again(made, who), reference) is None
    open_record(reference, reason="danger_now", words="Nobody answers.", by=made.staff[who])
    others = sorted(set(STAFF) - {who, "lead"})
    for hours, seen in ((0, True), (3.9, True), (4.1, False)):
        monkeypatch.setattr(timezone, "now", lambda later=opened_at + timedelta(hours=hours): later)
        reader = read_again(made, who)
        assert (work_visible_to(reader, reference) is not None) == seen
        assert visible_to(reader).filter(reference=reference).exists() == seen
        assert people_visible_to(reader).filter(pk=person.pk).exists() == seen
        assert (person.pk in people_kept_back(reader)) == (not seen)
        for other in (read_again(made, name) for name in others):
            assert work_visible_to(other, reference) is None
            assert not visible_to(other).filter(reference=reference).exists()
            assert not people_visible_to(other).filter(pk=person.pk).exists()


@pytest.mark.parametrize("who", STAFF)
def test_both_ways_of_asking_agree_while_records_are_open_in_an_emergency(made: Cast, who: str) -> None:
    for name in ("stranger", "senior", "adviser"):
        for work in REFERENCES:
            open_record(made.work(work).reference, reason="cover", words="Nobody answers.", by=made.staff[name])
    reader = read_again(made, who)
    for reference in [*Work.objects.values_list("reference", flat=True), "W-00000-00000"]:
        assert work_visible_to(reader, reference) == visible_to(reader).filter(reference=reference).first()
