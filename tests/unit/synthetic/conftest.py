"""One county for all tests of this room: making it takes seconds. Four hundred days hold the twelve months that figures look back on."""

from datetime import date

import pytest

from lintel.synthetic.county import County, county


@pytest.fixture(scope="session")
def made() -> County:
    return county(date(2026, 3, 4), history_days=400)
