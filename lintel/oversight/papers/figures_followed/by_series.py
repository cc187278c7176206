"""Rules about one series: the same thing counted twice, on one date or on two, and a peak that was passed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

from lintel.oversight.papers.figures_followed.definition import Definition, is_named
from lintel.oversight.papers.figures_followed.difference import Difference, Gathered, Kind, different
from lintel.oversight.papers.figures_followed.exactness import same_when_rounded
from lintel.oversight.papers.figures_followed.pairs import across, pairs
from lintel.oversight.papers.figures_followed.periods import overlap, period
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.reading.days import in_words

_PEAK = re.compile(r"\b(?:peak(?:ed)?|highest|record)\b[^.;,(]{0,15}$", re.I)
NOT_FOLLOWED = ("definition", "illustration", "relative_date", "change", "ratio")


def same_date(gathered: Gathered) -> Iterator[Difference]:
    """The same thing on the same date has two values."""
    for key, figures in gathered.series.items():
        # What is national is of whatever the sentence before it was about.
        for one, other in _of_one_day(figures, gathered) if key.role != "national" else ():
            if _values(one) != _values(other) and not _rows(one, other) and gathered.same_thing(one, other):
                kind = Kind.ROUNDING if same_when_rounded(one, other) else Kind.CONTRADICTION
                yield different(
                    "same thing, same date",
                    kind,
                    one,
                    other,
                    f"{_both(one, other)}, both for {in_words(str(one.figure.as_at))}.",
                )


def _of_one_day(figures: Sequence[Followed], gathered: Gathered) -> Iterator[tuple[Followed, Followed]]:
    by_day: dict[str, list[Followed]] = defaultdict(list)
    for each in _first_of_line(figures):
        if each.figure.as_at:
            by_day[each.figure.as_at].append(each)
    for of_day in by_day.values():
        yield from pairs(of_day, gathered.is_new)


def other_step(gathered: Gathered) -> Iterator[Difference]:
    """Two figures of one time that count people at different steps are two definitions."""
    for keys in _but_for_step(gathered):
        for one_key, other_key in combinations(filter(_followed_by_name, keys), 2):
            for one, other in _across(gathered.series[one_key], gathered.series[other_key], gathered):
                steps = f"({one_key.step or 'no step named'}; {other_key.step or 'no step named'})"
                working = f"{_both(one, other)} {steps}."
                yield different("same time, another step", Kind.DEFINITION, one, other, working)


def _but_for_step(gathered: Gathered) -> list[list[Definition]]:
    """The definitions that are the same but for the step."""
    found: dict[Definition, list[Definition]] = defaultdict(list)
    for key in gathered.series:
        found[key._replace(step="")].append(key)
    return list(found.values())


def _across(
    ones: Sequence[Followed], others: Sequence[Followed], gathered: Gathered
) -> Iterator[tuple[Followed, Followed]]:
    for one, other in across(_first_of_line(ones), _first_of_line(others), gathered.is_new):
        differs = not _same_line(one, other) and _values(one) != _values(other)
        if differs and overlap(one.figure.as_at, other.figure.as_at):
            yield _in_order(one, other)


def another_date(gathered: Gathered) -> Iterator[Difference]:
    """The same thing has another value on another date, in another place."""
    for key, figures in gathered.series.items():
        dated = [each for each in _first_of_line(figures) if period(each.figure.as_at)]
        for one, other in pairwise(dated) if _followed_by_name(key) else ():
            dates = str(one.figure.as_at), str(other.figure.as_at)
            if not overlap(*dates) and _values(one) != _values(other) and gathered.same_thing(one, other):
                working = f"{_both(one, other)}, for {in_words(dates[0])} and for {in_words(dates[1])}."
                yield different("same thing, another date", Kind.DATE, one, other, working)


def peak_passed(gathered: Gathered) -> Iterator[Difference]:
    """A figure is called the peak, and a larger one of the same sort stands elsewhere."""
    for keys in _but_for_step(gathered):
        for key, other_key in product(keys, repeat=2):
            peaks = [each for each in gathered.series[key] if _PEAK.search(each.before)]
            kind = Kind.CONTRADICTION if key == other_key else Kind.DEFINITION
            yield from _larger(peaks, gathered.series[other_key] if peaks else (), kind, gathered)


def _larger(
    peaks: Sequence[Followed], others: Sequence[Followed], kind: Kind, gathered: Gathered
) -> Iterator[Difference]:
    for peak, other in across(peaks, _first_of_line(others), gathered.is_new):
        if other.figure.value > peak.figure.value and other.figure.as_at and not _same_line(peak, other):
            working = f"{peak.told} is called a peak; {other.told} is larger."
            yield different("a peak that was passed", kind, *_in_order(peak, other), working)


def _followed_by_name(key: Definition) -> bool:
    """Only what the lists name is followed from place to place; figures with words of their own may just look alike."""
    return is_named(key.what) and key.role not in NOT_FOLLOWED


def _first_of_line(figures: Sequence[Followed]) -> list[Followed]:
    """The first of each line: parts of a total come after it."""
    first: dict[tuple[str, int], Followed] = {}
    for each in sorted(figures, key=lambda each: each.at):
        first.setdefault((each.paper, each.line), each)
    return [each for each in figures if first[each.paper, each.line] is each]


def _values(of: Followed) -> tuple[float, float | None]:
    return of.figure.value, of.figure.value_high


def _same_line(one: Followed, other: Followed) -> bool:
    return (one.paper, one.line) == (other.paper, other.line)


def _rows(one: Followed, other: Followed) -> bool:
    """Whether both are cells of one table's rows: these count different things, as their first cells say."""
    return one.paper == other.paper and "\t" in one.text and "\t" in other.text


def _in_order(one: Followed, other: Followed) -> tuple[Followed, Followed]:
    return (one, other) if (one.paper, one.line) <= (other.paper, other.line) else (other, one)


def _both(one: Followed, other: Followed) -> str:
    return f"{one.told} and {other.told}"
