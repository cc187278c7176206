"""In this room: a colleague leaves once, on a day that has come."""

from datetime import date

import pytest

from lintel.domain.council import check_leaving
from lintel.domain.refusals import Refused

TODAY = date(2026, 3, 3)


def test_somebody_leaves_today_or_on_a_day_that_has_gone_by() -> None:
    for on in (TODAY, date(2026, 3, 1)):
        check_leaving(None, on=on, today=TODAY)


@pytest.mark.parametrize(
    ("left_on", "on", "said"),
    [(None, date(2026, 3, 4), "on the last day or after"), (date(2026, 3, 1), TODAY, "left on 1 March 2026 already")],
)
def test_nobody_leaves_on_a_day_to_come_or_twice(left_on: date | None, on: date, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_leaving(left_on, on=on, today=TODAY)
