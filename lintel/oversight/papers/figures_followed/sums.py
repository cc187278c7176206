"""Rules about sums inside one passage: parts and totals, shares, percentages of a whole, one rate in two units."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from lintel.oversight.papers.figures_followed.difference import Difference, Gathered, Kind, different
from lintel.oversight.papers.figures_followed.exactness import decimals
from lintel.oversight.papers.figures_followed.where import Followed

_OF_ALL = re.compile(r"\b(?:of|all)\s+(?:the|these|those|a total of)?\s*$", re.I)
_ABOUT = r"(?P<about>(?:or\s+)?(?:approx\w*\.?|around|about|some|circa|c\.)\s*)?"
_COUNT_AFTER = re.compile(rf"\s*\(\s*{_ABOUT}(?P<count>\d[\d,]*)(?![\d.%])", re.I)
_COUNT_BEFORE = re.compile(rf"{_ABOUT}(?P<count>\d[\d,]*)\s*\($", re.I)
_PER = re.compile(r"/(hour|day|week|month|quarter|year)$")
_A_YEAR = {"day": 365.0, "week": 365.0 / 7, "month": 12.0, "quarter": 4.0, "year": 1.0}
NEAR, A_LITTLE_OFF, CONVERTED, ABOUT = 0.02, 1.5, 0.02, 0.15


def parts(gathered: Gathered) -> Iterator[Difference]:
    """Parts of a total that nearly add up to it, and do not."""
    for sentence in gathered.by_sentence():
        counts = [each for each in sentence if each.figure.kind == "count" and each.figure.value_high is None]
        for place, total in enumerate(counts):
            if _OF_ALL.search(total.before) and (wrong := _run(total, counts[place + 1 :])):
                last, found = wrong
                working = f"The parts up to {last.told} add up to {found:g}, not to {total.told}."
                yield different("parts and total", Kind.CONTRADICTION, total, last, working)


def _run(total: Followed, following: Sequence[Followed]) -> tuple[Followed, float] | None:
    """The part at which the sum comes nearest to the total without ever meeting it, and that sum."""
    sums = list(zip(following, accumulate(each.figure.value for each in following), strict=True))[1:]
    if any(found == total.figure.value for _, found in sums):
        return None
    near = [each for each in sums if abs(each[1] - total.figure.value) <= NEAR * total.figure.value]
    return min(near, key=lambda each: abs(each[1] - total.figure.value), default=None)


def shares(gathered: Gathered) -> Iterator[Difference]:
    """Shares of one thing that nearly add up to 100%, and do not."""
    for sentence in gathered.by_sentence():
        found = [each for each in sentence if each.figure.kind == "percent" and each.figure.role == "actual"]
        total = round(sum(each.figure.value for each in found), 6)
        if len(found) > 2 and total != 100 and abs(total - 100) <= 0.5 * len(found):
            # Rounded shares are off by half a unit each at most.
            places = max(decimals(each.figure.figure) for each in found)
            rounded = abs(total - 100) <= 0.5 * 10.0**-places * len(found)
            kind = Kind.ROUNDING if rounded else Kind.CONTRADICTION
            yield different("shares of a whole", kind, found[0], found[-1], f"The shares add up to {total:g}%.")


def percent_of_whole(gathered: Gathered) -> Iterator[Difference]:
    """A count and its percentage stand side by side, and the percentage of the whole is another."""
    for percent in (each for each in gathered.figures if each.figure.kind == "percent" and gathered.is_new(each)):
        beside = _COUNT_AFTER.match(percent.text[percent.end :]) or _COUNT_BEFORE.search(percent.text[: percent.at])
        if beside:
            count = int(beside["count"].replace(",", ""))
            yield from _of_nearest_whole(percent, count, bool(beside["about"]), _same_passage(percent, gathered))


def _same_passage(percent: Followed, gathered: Gathered) -> list[Followed]:
    same = gathered.by_line[percent.paper, percent.line]
    return [each for each in same if each.figure.kind == "count" and each.at < percent.at]


def _of_nearest_whole(percent: Followed, count: int, about: bool, wholes: Sequence[Followed]) -> Iterator[Difference]:
    off = [(abs(_share(count, each) - percent.figure.value), each) for each in wholes if each.figure.value > count]
    apart, whole = min(off, key=lambda each: each[0], default=(A_LITTLE_OFF, percent))
    places, most = decimals(percent.figure.figure), 2 * A_LITTLE_OFF if about else A_LITTLE_OFF
    if apart < most and round(_share(count, whole), places) != percent.figure.value:
        kind = Kind.ROUNDING if about or apart < 10.0**-places else Kind.CONTRADICTION
        share = f"{_share(count, whole):.{places + 1}f}%"
        working = f"{count} of {whole.told} is {share}, not {percent.told}."
        yield different("percentage of a whole", kind, whole, percent, working)


def _share(count: int, whole: Followed) -> float:
    return 100 * count / whole.figure.value


def two_rates(gathered: Gathered) -> Iterator[Difference]:
    """One rate is given in two units, which do not agree."""
    for sentence in gathered.by_sentence():
        rates = [(each, _PER.search(each.figure.unit)) for each in sentence]
        a_year = [
            (each, each.figure.value * _A_YEAR[per[1]], per[1]) for each, per in rates if per and per[1] in _A_YEAR
        ]
        for (one, first, per), (other, second, by) in pairwise(a_year):
            bracketed = (
                re.search(r"\([^()]*$", other.before) and "(" not in one.text[one.end : other.at].partition("(")[2]
            )
            apart = abs(first - second) / max(first, second, 1)
            if bracketed and per != by and CONVERTED < apart:
                kind = Kind.ROUNDING if other.qualifier and apart <= ABOUT else Kind.CONTRADICTION
                working = f"{one.told} is {first / _A_YEAR[by]:.0f} a {by}, not {other.told}."
                yield different("one rate in two units", kind, one, other, working)
