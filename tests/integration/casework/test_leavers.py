"""Leavers: what goes back to the tray when a leaver is recorded, on the day or late, and who recorded it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from lintel.casework.leavers import record_leaver
from lintel.council.models import Staff, Team
from lintel.domain.refusals import Refused
from tests.people import NORTH, Cast, cast, staff_id


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_red_goes_to_nobody_once_its_senior_manager_has_left(made: Cast) -> None:
    record_leaver(made.staff["senior"], on=made.today, by=made.staff["administrator"])
    assert Team.objects.get(pk=NORTH).senior_manager is None
    assert made.move("waiting", "rate", "manager", rating="red", reason="carer_strain").told_of_red is None


def test_who_recorded_a_leaver_and_when_is_kept_though_no_work_was_held(made: Cast) -> None:
    record_leaver(made.staff["teammate"], on=made.today, by=made.staff["manager"])
    gone = Staff.objects.get(pk=staff_id("teammate"))
    assert gone.leaving_recorded_by == staff_id("manager")
    assert gone.leaving_recorded is not None


def test_a_leaver_recorded_late_had_an_offer_made_since_and_it_is_returned_today(made: Cast) -> None:
    last = made.today - timedelta(days=3)
    assert record_leaver(made.staff["worker"], on=last, by=made.staff["manager"]) == 1
    held, offered = made.work("held"), made.work("offered")
    assert (held.worker, held.stage, held.on_list_from) == (None, "reallocation", last)
    assert offered.offered_to is None


def test_work_that_went_on_since_is_named_and_nobody_leaves(made: Cast) -> None:
    made.move("held", "reach-AssessmentStarted", "worker", days_ago=1, method="face_to_face")
    with pytest.raises(Refused) as refused:
        record_leaver(made.staff["worker"], on=made.today - timedelta(days=3), by=made.staff["manager"])
    assert str(refused.value).startswith(made.work("held").reference)
    assert Staff.objects.get(pk=staff_id("worker")).left_on is None


def test_all_stories_are_read_at_once(
    made: Cast, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(100) as asked:
        record_leaver(made.staff["worker"], on=made.today, by=made.staff["manager"])
    read = [each for each in asked.captured_queries if "ORDER BY subject, sequence" in each["sql"]]
    # Those of the works, and those of the people and of how they were referred, for whoever else is told.
    assert len(read) == 2
