"""Leavers: what goes back to the tray when a leaver is recorded, on the day or late, and who recorded it."""

import pytest

from lintel.casework.leavers import record_leaver
from lintel.council.models import Team
from tests.people import NORTH, Cast, cast


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_red_goes_to_nobody_once_its_senior_manager_has_left(made: Cast) -> None:
    record_leaver(made.staff["senior"], on=made.today, by=made.staff["administrator"])
    assert Team.objects.get(pk=NORTH).senior_manager is None
    assert made.move("waiting", "rate", "manager", rating="red", reason="carer_strain").told_of_red is None
