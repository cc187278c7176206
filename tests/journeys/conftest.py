"""A council with everybody in it and no work at all, and browsers to walk it with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from lintel.council.set_up import set_up
from lintel.synthetic.draw import Draw
from lintel.synthetic.setting import SIGN_IN, setting
from tests.journeys.walking import Walker


@pytest.fixture
def county(address: str) -> str:
    """The made-up county's council on the first morning, with nobody on any list. Returns its address."""
    offered = {username for username, *_ in SIGN_IN}
    set_up(setting(Draw(1, "setting")).council, offered_at_sign_in=frozenset(offered))
    return address


@pytest.fixture(params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["with scripts", "without scripts"])
def walker(request: pytest.FixtureRequest, county: str, chromium: Browser) -> Iterator[Walker]:
    """Somebody at a browser in the county, once with scripts and once without."""
    context = chromium.new_context(locale="en-GB", timezone_id="Europe/London", java_script_enabled=request.param)
    context.set_default_timeout(20_000)
    yield Walker(context.new_page(), county)
    context.close()
