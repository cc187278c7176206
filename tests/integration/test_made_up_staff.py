"""Production refuses a database that holds made-up staff."""

import pytest
from django.contrib.auth import get_user_model
from django.core import checks

from lintel.project.checks import MADE_UP_STAFF, no_made_up_staff, refuse_unsafe_database
from lintel.project.modes import Mode, UnsafeToStart


@pytest.fixture
def _made_up_worker(db: None) -> None:
    get_user_model()._default_manager.create(username="ada.lightfoot", made_up=True)


@pytest.mark.usefixtures("_made_up_worker")
def test_production_refuses_made_up_staff(settings: pytest.FixtureRequest) -> None:
    settings.LINTEL_MODE = Mode.PRODUCTION
    assert [found.id for found in no_made_up_staff(None, databases=["default"])] == [MADE_UP_STAFF]
    with pytest.raises(UnsafeToStart, match="made-up staff"):
        refuse_unsafe_database()


@pytest.mark.usefixtures("_made_up_worker")
def test_the_demonstration_lives_on_them() -> None:
    assert no_made_up_staff(None, databases=["default"]) == []


def test_production_takes_a_database_of_real_staff(db: None, settings: pytest.FixtureRequest) -> None:
    settings.LINTEL_MODE = Mode.PRODUCTION
    assert checks.run_checks(tags=[checks.Tags.database], databases=["default"]) == []
