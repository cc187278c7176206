"""The county stands beside the published values, whatever the day and the seed."""

from datetime import date, timedelta
from statistics import median

import pytest

from lintel.synthetic.assessment_list import assessment_places
from lintel.synthetic.calibration import as_text, calibration_table
from lintel.synthetic.concern_list import OLD_CONCERN_DAYS, concern_places
from lintel.synthetic.county import HISTORY_DAYS, County
from lintel.synthetic.course import PEAK_DAY
from lintel.synthetic.draw import Draw
from lintel.synthetic.waiting_list import Place

DAYS = {
    "a Sunday": date(2026, 11, 22),
    "a month-end": date(2026, 8, 31),
    "after Christmas": date(2026, 12, 28),
    "29 February": date(2024, 2, 29),
    "a plain Tuesday": date(2026, 6, 2),
}


def waited(places: list[Place], as_at: date) -> list[int]:
    waiting = [place for place in places if place.joined <= as_at and (place.left is None or place.left > as_at)]
    return [(as_at - place.since).days for place in waiting]


def test_every_published_value_is_met(made: County) -> None:
    rows = calibration_table(made)
    assert [row for row in rows if not row.holds] == []
    assert len(rows) == 20
    assert "Awaiting allocation, now" in as_text(rows)


@pytest.mark.parametrize("today", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("seed", [1, 20251020])
def test_the_list_passes_through_the_published_figures(today: date, seed: int) -> None:
    places = assessment_places(today, today - timedelta(days=HISTORY_DAYS), Draw(seed, "assessment list"))
    year_ago = today - timedelta(days=365)
    now, peak = waited(places, today), waited(places, today + timedelta(days=PEAK_DAY))
    ended = [(place.left - place.since).days for place in places if place.left and place.left >= year_ago]
    assert len(now) == 340, "with the restricted person there are 341"
    assert 20 <= median(now) <= 22
    assert 20 <= median(waited(places, today - timedelta(days=1))) <= 22
    assert 0.40 <= sum(days > 28 for days in now) / len(now) <= 0.44
    assert len(peak) == 716
    assert 8 <= median(ended) <= 10
    assert max(ended) == 427, "the recording errors are not in the true lengths"


@pytest.mark.parametrize("today", DAYS.values(), ids=DAYS)
def test_exactly_one_concern_has_waited_longest(today: date) -> None:
    places = concern_places(today, today - timedelta(days=HISTORY_DAYS), Draw(5, "concern list"))
    days = sorted(waited(places, today))
    assert abs(len(days) - 103) <= 3
    assert days[-1] == OLD_CONCERN_DAYS
    assert days[-2] < OLD_CONCERN_DAYS
