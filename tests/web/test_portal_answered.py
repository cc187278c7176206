"""How soon somebody looks at what is sent: last month is the last one that is over."""

from datetime import date
from types import SimpleNamespace

import pytest

from lintel.web.portal import answered


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (date(2026, 11, 30), date(2026, 10, 31)),
        (date(2026, 12, 1), date(2026, 11, 30)),
        (date(2026, 12, 15), date(2026, 11, 30)),
    ],
)
def test_a_month_counts_once_it_is_over(monkeypatch: pytest.MonkeyPatch, today: date, month: date) -> None:
    figure = SimpleNamespace(number=1000, median=1.5, p90=4)
    reading = SimpleNamespace(figure_of=lambda measure, within: figure)
    monkeypatch.setattr(answered.ask, "reading", lambda end: reading)
    assert answered._counted("contact", today) == answered.Answered(half=2, most=4, month=month)
