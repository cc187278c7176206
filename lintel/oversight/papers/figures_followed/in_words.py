"""Rules about how a figure is told: a range by its end, a date left out, two dates in one cell, two sorts of days."""

import re
from collections.abc import Iterator
from itertools import combinations

from lintel.oversight.papers.figures_followed.definition import definition
from lintel.oversight.papers.figures_followed.difference import Difference, Gathered, Kind, at_said, different
from lintel.oversight.papers.figures_followed.pairs import Beside
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.reading.days import IN_WORDS, in_words
from lintel.oversight.papers.reading.figures.dates import dates

_AS_AT_DAY = rf"\bas (?:of|at) (?P<date>\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{IN_WORDS})"
_AS_OF = re.compile(rf"{_AS_AT_DAY}\s*:(?P<rest>.*)", re.S | re.I)
_AS_AT = re.compile(_AS_AT_DAY, re.I)


def end_of_range(gathered: Gathered) -> Iterator[Difference]:
    """A range in one paper is told by one of its ends in another place."""
    ranges = [
        each for each in gathered.figures if each.figure.value_high is not None and each.figure.kind != "duration"
    ]
    single = Beside((each for each in gathered.figures if each.figure.value_high is None), _lower, gathered.is_new)
    for whole in ranges:
        ends = dict.fromkeys((_lower(whole), (whole.figure.value_high, *_lower(whole)[1:])))
        for part in (part for end in ends for part in single.of(whole, end)):
            if not _same_line(whole, part) and gathered.alike(whole, part):
                working = f"{whole.told} in one place, {part.told} in the other."
                yield different("a range told by its end", Kind.ROUNDING, whole, part, working)


def dated_there(gathered: Gathered) -> Iterator[Difference]:
    """The same figure has no date here, and one there."""
    undated = [each for each in gathered.figures if not each.figure.as_at and _telling(each)]
    dated = Beside((each for each in gathered.figures if each.figure.as_at), _whole, gathered.is_new)
    for one in undated:
        for other in dated.of(one, _whole(one)):
            if not _same_line(one, other) and gathered.alike(one, other):
                dated_as = in_words(str(other.figure.as_at))
                working = f"{one.told} has no date in one place, and is for {dated_as} in the other."
                yield different("undated here, dated there", Kind.DATE, one, other, working)


def _lower(of: Followed) -> tuple[float, str, str]:
    return of.figure.value, of.figure.unit, of.figure.kind


def _whole(of: Followed) -> tuple[object, ...]:
    return *_lower(of), of.figure.value_high


def _telling(of: Followed) -> bool:
    """Whether the value alone is unlikely to be met by chance: money, or three digits that are not all noughts."""
    digits = "".join(sign for sign in of.figure.figure if sign.isdigit()).strip("0")
    return of.figure.kind == "money" or len(digits) > 2


def _same_line(one: Followed, other: Followed) -> bool:
    return (one.paper, one.line) == (other.paper, other.line)


def two_dates(gathered: Gathered) -> Iterator[Difference]:
    """A cell is headed with one date, and a figure in it has another."""
    for said in (each for each in gathered.said if gathered.is_new(each)):
        headed = _AS_OF.search(said.text)
        for match in _AS_AT.finditer(headed["rest"]) if headed else ():
            assert headed
            if match["date"] != headed["date"]:
                place = at_said(said, match[0], gathered)
                first, other = (_day_in_words(each["date"]) for each in (headed, match))
                working = f"The cell is headed {first}; a figure in it is as at {other}."
                yield Difference("one cell, two dates", Kind.DATE, place, place, working)


def _day_in_words(printed: str) -> str:
    """The day as people write it; as printed where no calendar has it."""
    return next((in_words(each.as_at) for each in dates(printed) if each.as_at), printed)


def working_days(gathered: Gathered) -> Iterator[Difference]:
    """A target in working days stands beside what was reached in days."""
    lines = (
        [each for each in line if each.figure.unit in ("working days", "days")] for line in gathered.by_line.values()
    )
    for one, other in (pair for line in lines if line and gathered.is_new(line[0]) for pair in combinations(line, 2)):
        if {one.figure.unit, other.figure.unit} == {"working days", "days"}:
            keys = [definition(each) for each in (one, other)]
            aims = [each.role == "target" for each in keys]
            if sum(aims) == 1 and keys[0].what == keys[1].what:
                working = f"{one.told} and {other.told} do not count the same days."
                yield different("working days and days", Kind.DEFINITION, one, other, working)
                return
