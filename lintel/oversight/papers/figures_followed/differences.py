"""Where papers differ, by named rules. A rule says only that two places differ: a person says which is right."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lintel.oversight.papers.figures_followed import by_series, in_papers, in_words, sums
from lintel.oversight.papers.figures_followed.difference import Difference, Gathered
from lintel.oversight.papers.figures_followed.series import figures_of, series
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.following.rare_words import rarity, terms
from lintel.oversight.papers.following.said import said_at

# The most specific first: two figures that several rules find different are told by the first of these alone.
RULES: Mapping[str, Callable[[Gathered], Iterator[Difference]]] = {
    "parts and total": sums.parts,
    "shares of a whole": sums.shares,
    "percentage of a whole": sums.percent_of_whole,
    "one rate in two units": sums.two_rates,
    "a range told by its end": in_words.end_of_range,
    "working days and days": in_words.working_days,
    "one cell, two dates": in_words.two_dates,
    "two lengths of one contract": in_papers.contract_lengths,
    "one Act, two years": in_papers.act_years,
    "one link, two meetings": in_papers.linked_meetings,
    "a peak that was passed": by_series.peak_passed,
    "undated here, dated there": in_words.dated_there,
    "same thing, same date": by_series.same_date,
    "same time, another step": by_series.other_step,
    "same thing, another date": by_series.another_date,
}


# Rules that look at all papers at once: a new paper may change what they find between two others.
OF_ALL = ("one Act, two years", "same thing, another date")


def differences(
    meetings: Sequence[MeetingPapers], new: frozenset[str] | None = None, before: Iterable[Difference] = ()
) -> tuple[Difference, ...]:
    """Every difference in these papers, in the order of the rules: each pair of figures once, and each pair of lines once a rule.

    Where only some papers are `new`, by name: what differs between one of them and any; what was found `before` is not
    told again. What the rules OF_ALL find is always found anew.
    """
    gathered = gather(meetings, new)
    once: dict[tuple[object, ...], Difference] = {}
    told: set[object] = {each.pair for each in before}
    for name, rule in RULES.items():
        for each in rule(replace(gathered, new=None) if name in OF_ALL else gathered):
            if each.pair is None or each.pair not in told:
                place = (each.rule, each.first.paper, each.first.line, each.second.paper, each.second.line)
                once.setdefault(place, each)
                told.add(each.pair)
    return tuple(once.values())


def gather(meetings: Sequence[MeetingPapers], new: frozenset[str] | None = None) -> Gathered:
    """What the rules look at."""
    figures = figures_of(meetings)
    said = tuple(each for meeting in meetings for each in said_at(meeting))
    readings = tuple(reading for meeting in meetings for reading in meeting.readings)
    return Gathered(figures, series(figures), said, readings, rarity([terms(each.text) for each in said]), new)
