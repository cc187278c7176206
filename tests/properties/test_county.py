"""Every story of the made-up county can be told, and the same seed and day give the same county."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby

import pytest

from lintel.domain.document import Line
from lintel.domain.fact import Recorded
from lintel.domain.story import Story, check_dates
from lintel.synthetic.bulk import bulk_lines
from lintel.synthetic.county import County, county

TODAY = date(2026, 12, 28)
HISTORY = 210
PRIME = 7


@pytest.fixture(scope="module")
def made() -> County:
    return county(TODAY, seed=7, history_days=HISTORY)


def tell(lines: Iterable[Line]) -> None:
    """Tell one subject's lines in the commits in which they were recorded; raises Refused."""
    story, sequence = Story(), 0
    for _, commit in groupby(lines, key=lambda line: (line.recorded, line.by)):
        entries = []
        for line in commit:
            sequence += 1
            check_dates(line.fact, line.recorded)
            entries.append(Recorded(line.fact, 0, sequence, line.recorded, line.by))
        story.add(entries)


def by_subject(lines: Iterable[Line]) -> list[list[Line]]:
    subjects: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        subjects[line.fact.subject].append(line)
    return list(subjects.values())


PUT_RIGHT = {"Corrected", "Withdrawn"}
SELDOM = PUT_RIGHT | {"AssessmentReturned", "AccessForced", "HazardEnded", "CallTaken", "PromiseKept"}


def tells_of(lines: list[Line], kinds: set[str]) -> bool:
    return any(type(line.fact).__name__ in kinds for line in lines)


def test_every_story_can_be_told(made: County) -> None:
    """One in seven, and every one that was put right or tells of what is seldom."""
    told = 0
    for place, lines in enumerate(by_subject(made.lines)):
        if place % PRIME == 0 or tells_of(lines, SELDOM):
            tell(lines)
            told += 1
    assert told > 1500


def test_the_same_seed_and_day_give_the_same_county(made: County) -> None:
    again = county(TODAY, seed=7, history_days=HISTORY)
    assert again == made


def test_ids_are_never_used_twice(made: County) -> None:
    ids = [line.fact.id for line in made.lines] + [each.id for each in made.documents]
    assert len(set(ids)) == len(ids)


def test_bulk_stories_can_be_told() -> None:
    subjects = by_subject(bulk_lines(6000, today=TODAY, seed=3))
    for lines in subjects:
        tell(lines)
    assert any(tells_of(lines, PUT_RIGHT) for lines in subjects)
