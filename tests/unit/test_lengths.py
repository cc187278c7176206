"""How long answers take is judged by the slowest of every twenty, and what is late stops the proof."""

import time

import pytest

from bench.lengths import measured, refuse_late

QUICK = [0.0] * 20
SLOW = 0.16


@pytest.mark.parametrize(("slow", "in_time"), [(0, "yes"), (1, "yes"), (2, "no")])
def test_the_slowest_of_every_twenty_may_not_be_late(slow: int, in_time: str) -> None:
    row = measured("the tray", "adviser", time.sleep, [0.0] * (40 - slow) + [SLOW] * slow)
    assert (row[-1], row[-2]) == (in_time, "40")


def test_what_is_late_is_named() -> None:
    rows = [measured("the tray", "adviser", time.sleep, QUICK), measured("search", "adviser", time.sleep, [SLOW])]
    refuse_late(rows[:1])
    with pytest.raises(SystemExit, match=r"Later than 150 ms: search \(adviser\)\."):
        refuse_late(rows)
