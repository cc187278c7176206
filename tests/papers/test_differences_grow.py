"""What a new paper differs in is worked out from its own figures: with twice the papers, about twice the comparisons."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from lintel.oversight.papers.figures_followed import by_series
from lintel.oversight.papers.figures_followed.difference import Difference, Gathered
from lintel.oversight.papers.figures_followed.differences import OF_ALL, RULES, differences
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.reading.found import Reading
from tests.papers.by_hand import figure, figures, made, met

WARDS = ("Alder", "Birch", "Cedar", "Damson", "Elder", "Fir")


def pack(number: int) -> MeetingPapers:
    """Figures that other packs tell too, with and without a day, at two steps; a range, and one of its ends."""
    year, rows = 2000 + number, []
    for place, ward in enumerate(WARDS):
        value, other, end = 1000 + 10 * place, 2000 + number + 61 * place, float(3 + place)
        rows += [
            figures(f"{value:,} {ward} people of {ward}stead visited.", figure(f"{value:,}", value, "people", "visited")),
            figures(f"{value:,} {ward} people of {ward}stead in June 2025.", figure(f"{value:,}", value, "people", "visited", "2025-06")),
            figures(f"{other:,} people were awaiting allocation.", figure(f"{other:,}", other, "people", "waiting", str(year))),
            figures(f"{other + 5:,} people were waiting.", figure(f"{other + 5:,}", other + 5, "people", "waiting", str(year))),
            figures(f"{ward} costs £{end:g} to £{end + 1:g} million.",
                    figure(f"£{end:g} to £{end + 1:g} million", end, "GBP", ward, high=end + 1)),
            figures(f"{ward} costs £{end + 1:g} million.", figure(f"£{end + 1:g} million", end + 1, "GBP", ward)),
        ]  # fmt: skip
    return met(f"{year}-01-05", made(f"{number}/pack", *rows))


@contextmanager
def counted(patch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How often two figures were compared."""
    count = [0]

    def counting(compare):
        def compared(*given):
            count[0] += 1
            return compare(*given)

        return compared

    with patch.context() as patched:
        patched.setattr(Gathered, "alike", counting(Gathered.alike))
        patched.setattr(by_series, "overlap", counting(by_series.overlap))
        yield count


def comparisons(packs: int, patch: pytest.MonkeyPatch) -> int:
    with counted(patch) as count:
        differences([pack(each) for each in range(packs)], frozenset([f"{packs - 1}/pack"]))
    return count[0]


def test_a_new_pack_is_compared_about_as_often_as_there_are_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = comparisons(15, monkeypatch), comparisons(60, monkeypatch)
    assert few > 15
    assert many <= 5 * few


def readings(meetings: list[MeetingPapers]) -> list[Reading]:
    return [reading for each in meetings for reading in each.readings]


def test_paper_by_paper_the_same_is_found_as_at_once() -> None:
    every = [pack(each) for each in range(3)]
    found: list[Difference] = []
    for place, each in enumerate(every, start=1):
        before = [other for other in found if other.rule not in OF_ALL]
        new = frozenset(reading.paper.name for reading in each.readings)
        found = [*before, *differences(every[:place], new, before)]
    at_once = differences(every)
    assert {each.rule for each in at_once} >= {
        "undated here, dated there",
        "a range told by its end",
        "same time, another step",
    }
    assert {each.rule for each in at_once} <= set(RULES)
    assert set(found) == set(at_once)
