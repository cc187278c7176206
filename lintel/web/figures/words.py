"""Figures in words: numbers as they are printed, and the sentence that says what a chart shows."""

from collections.abc import Sequence
from fractions import Fraction

from lintel.council.people import localities, teams
from lintel.domain.clock import Unit
from lintel.domain.codes import titles
from lintel.domain.forms.days import MONTHS
from lintel.domain.targets import Aim, Target
from lintel.measures.ask import Answer
from lintel.measures.language import NOT_RECORDED, Family, Figure, Measure, printed, printed_share

UNITS = {Unit.CALENDAR_DAYS: "days", Unit.WORKING_DAYS: "working days", Unit.ELAPSED_HOURS: "hours"}
STATISTICS = {"within": "within {} {}", "median": "a median of {} {}", "maximum": "at most {} {}"}
BASES = {
    "read": "Read in the source.",
    "recalled": "Recalled, not read in the source: check it before you rely on it.",
    "inferred": "Inferred: the source does not say it outright.",
}

# For each family: what one of them is called, and what the median of their lengths says.
COUNTED = {
    Family.WAITING_NOW: ("waits", "{} were on the list", "half of them {} or more"),
    Family.WAITS_ENDED: ("waits", "{} ended", "half of them after {} or more"),
    Family.WAITS_LEFT: ("waits", "{} left the list", "half of them after {} or more"),
    Family.DAYS_TO_OFFER: ("waits", "{} were first offered to a worker", "half of them after {} or more"),
    Family.KEEP_IN_TOUCH: ("waits", "{} were on the list", "half of them last reached {} ago or more"),
    Family.CLOCK: ("runs", "{} of the clock ended", "half of them after {} or more"),
}
NONE = "–"
SPAN = {True: "At the end of", False: "In the twelve months to the end of"}


def amount(number: int) -> str:
    """341, 1,204."""
    return f"{number:,}"


def length(value: Fraction | None) -> str:
    """A length as it is printed in a figure, to one decimal; a dash where there is none."""
    return printed(value) or NONE


def share(figure: Figure) -> str:
    """The share within target as a percentage; a dash where there is no standard."""
    return printed_share(figure.share_within) or NONE


def target_words(target: Target) -> str:
    """Within 28 days; a median of 14 days."""
    return STATISTICS[target.statistic].format(target.amount, UNITS[target.unit])


def goal(target: Target) -> str:
    """28 days: a target's length, where its place says what it is a target for."""
    return f"{target.amount} {UNITS[target.unit]}"


def aim_words(aim: Aim) -> str:
    """85 per cent or more completed in 12 months."""
    return f"{aim.amount} per cent or more {aim.statistic.replace('_', ' ')}"


def share_title(measure: Measure) -> str:
    """What the share is a share of."""
    return "In touch in time" if measure.counts is Family.KEEP_IN_TOUCH else "Within target"


def cut_titles(by: str) -> dict[str, str]:
    """The words for each group of a cut, by its code. One query, or none."""
    found = {"team": teams, "locality": localities, "rating": _ratings, "reason": _reasons}[by]()
    return {**found, NOT_RECORDED: "Not rated" if by == "rating" else "Not recorded"}


def _ratings() -> dict[str, str]:
    return dict(titles("ratings"))


def _reasons() -> dict[str, str]:
    return dict(titles("leaving_reasons"))


def month(answer: Answer) -> str:
    """October 2026, for a month-end."""
    return f"{MONTHS[answer.as_at.month - 1]} {answer.as_at.year}"


def short_month(answer: Answer) -> str:
    """Oct 2026."""
    return f"{MONTHS[answer.as_at.month - 1][:3]} {answer.as_at.year}"


def said(series: Sequence[Answer], on_the_day: bool) -> str:
    """The newest month-end in a sentence, and the same month a year before."""
    last = series[-1]
    first = f"{SPAN[on_the_day]} {month(last)}, {_counted(last)}"
    before = [each for each in series if (each.as_at.year, each.as_at.month) == (last.as_at.year - 1, last.as_at.month)]
    return f"{first}. A year before it was {amount(before[0].figures.whole.number)}." if before else f"{first}."


def _counted(answer: Answer) -> str:
    figure, measure = answer.figures.whole, answer.measure
    noun, did, half = COUNTED[measure.counts]
    if not figure.number:
        return did.format(f"no {noun}")
    counted = _one(did, noun) if figure.number == 1 else did.format(_many(figure, noun))
    return f"{counted}, {half.format(plain_length(figure.median, measure.unit))}" if figure.number > 1 else counted


def _one(did: str, noun: str) -> str:
    return did.replace("were", "was").format(f"1 {noun.removesuffix('s')}")


def _many(figure: Figure, noun: str) -> str:
    of = "" if figure.people == figure.number else f" ({amount(figure.people)} people)"
    return f"{amount(figure.number)} {noun}{of}"


def plain_length(value: Fraction | None, unit: str) -> str:
    """21 days, 21.5 days: as a sentence has it."""
    text = printed(value).removesuffix(".0")
    return f"{text} {unit.removesuffix('s') if text == '1' else unit}"
