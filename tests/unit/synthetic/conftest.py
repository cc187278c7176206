"""The one county of this run, under the name that the tests of this room have for it."""

import pytest

from lintel.synthetic.county import County
from tests.unit.synthetic.told import open_assessments


@pytest.fixture(scope="session")
def made(made_up_county: County) -> County:
    return made_up_county


@pytest.fixture(scope="session")
def assessed(made: County) -> set[str]:
    """Those who have an open assessment: told once, as telling every story takes seconds."""
    return open_assessments(made)
