"""The browser that tests drive reaches the Lintel under test and nothing else."""

import pytest
from playwright.sync_api import Error, Page


def test_it_reaches_the_lintel_under_test(address: str, page: Page) -> None:
    answer = page.goto(f"{address}/no-such-page")
    assert answer is not None
    assert answer.status == 404


@pytest.mark.parametrize("elsewhere", ["http://lintel.example/", "http://192.0.2.1/"])
def test_it_reaches_nobody_else(page: Page, elsewhere: str) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        page.goto(elsewhere)
