"""Small numbers: what may be shown of a published figure to those outside, by rules that are data.

A small number is hidden, every other is rounded; nothing is said of lengths or shares where what they rest on is
hidden; a total is rounded from the true total, and shares are worked out from rounded numbers.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from importlib.resources import files

from lintel.domain.access import SAFEGUARDING_KINDS
from lintel.domain.codes import titles
from lintel.measures.language import NOT_RECORDED, Figure, Figures, Measure

FILE = "disclosure_rules.csv"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Numbers from `hide_from` to `hide_to` are hidden; the others are rounded to the nearest `round_to`.

    `longest` says whether the longest length is shown: it is one person's, however many others there are.
    """

    name: str
    hide_from: int
    hide_to: int
    round_to: int
    longest: bool
    source: str

    def hides(self, number: int) -> bool:
        """Whether a number is too small to be shown."""
        return self.hide_from <= number <= self.hide_to

    def shown(self, number: int) -> int | None:
        """The number as it may be shown, or None where it is hidden."""
        return None if self.hides(number) else self.rounded(number)

    def could_be(self, number: int | None) -> tuple[int, int]:
        """The least and the most that a number which is shown so, or hidden, can be."""
        if number is None:
            return self.hide_from, self.hide_to
        here = [each for each in range(number + self.round_to) if self.shown(each) == number]
        return here[0], here[-1]

    def rounded(self, number: int) -> int:
        """To the nearest `round_to`."""
        return (2 * number + self.round_to) // (2 * self.round_to) * self.round_to


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A figure as it may be shown. None is hidden; `share_within` is worked out from rounded numbers."""

    number: int | None
    people: int | None
    median: Fraction | None = None
    p90: Fraction | None = None
    maximum: Fraction | None = None
    share_within: Fraction | None = None


HIDDEN = Shown(number=None, people=None)


@dataclass(frozen=True, kw_only=True)
class ShownFigures:
    """The whole and its parts as they may be shown, and the rule by which."""

    rule: Rule
    whole: Shown
    parts: dict[str, Shown] = field(default_factory=dict)


@cache
def rules() -> dict[str, Rule]:
    """The rules by name, as the data file has them."""
    text = files("lintel.measures").joinpath(FILE).read_text("utf-8")
    numbers = ("hide_from", "hide_to", "round_to")
    return {
        row["rule"]: Rule(
            name=row["rule"],
            source=row["source"],
            longest=row["longest"] == "shown",
            **{name: int(row[name]) for name in numbers},
        )
        for row in csv.DictReader(text.splitlines())
    }


def rule_for(measure: Measure) -> Rule:
    """The rule for a measure: stricter where it is about safeguarding."""
    return rules()["safeguarding" if measure.kind in SAFEGUARDING_KINDS else "usual"]


def disclosed(found: Figures, measure: Measure, *, groups: Iterable[str] = (), by: str | None = None) -> ShownFigures:
    """Figures as they may be shown outside. `groups` names every group of the cut, so that an absent one says nothing."""
    rule = rule_for(measure)
    named = {*groups, *(titles("ratings") if by == "rating" else ())}
    named |= {*found.parts, *({NOT_RECORDED} if rule.hides(0) and by else ())}
    nobody = Figure(number=0, people=0)
    parts = {name: _part(found.parts.get(name, nobody), rule) for name in sorted(named)}
    whole = shown(found.whole, rule)
    _hide_what_tells(whole, parts, rule)
    return ShownFigures(rule=rule, whole=whole, parts=parts)


def _part(figure: Figure, rule: Rule) -> Shown:
    """A part as it may be shown: wholly hidden where its number or its people are few."""
    said = shown(figure, rule)
    return HIDDEN if None in (said.number, said.people) else said


def _hide_what_tells(whole: Shown, parts: dict[str, Shown], rule: Rule) -> None:
    """Hide the smallest part that is shown, and the next, while the whole less the others narrows a hidden one down.

    What is hidden for that looks like a small number, and may be any number. None is hidden alone, whatever the others:
    were another hidden for some numbers only, whoever knows this rule could tell which they are not.
    """
    if whole.number is None or whole.people is None:
        parts.update(dict.fromkeys(parts, HIDDEN))
    while _tells(whole, parts, rule):
        seen = {name: part.number for name, part in parts.items() if part.number}
        if not seen:
            return
        parts[min(seen, key=lambda name: (seen[name], name))] = HIDDEN


def _tells(whole: Shown, parts: dict[str, Shown], rule: Rule) -> bool:
    """Whether a hidden part stands alone, or what is shown narrows one down."""
    hidden = sum(part == HIDDEN for part in parts.values())
    if whole.number is None or whole.people is None or not hidden:
        return False
    numbers = [part.number for part in parts.values()]
    people = [part.people for part in parts.values()]
    return hidden == 1 or _is_narrowed(whole.number, numbers, rule) or _is_narrowed(whole.people, people, rule)


def _is_narrowed(whole: int, parts: Sequence[int | None], rule: Rule) -> bool:
    """Whether some hidden number cannot be each of the numbers that are hidden, given all that is shown."""
    least, most = rule.could_be(whole)
    ranges = [rule.could_be(part) for part in parts]
    lows, highs = sum(low for low, _ in ranges), sum(high for _, high in ranges)
    return any(
        least - (highs - high) > rule.hide_from or most - (lows - low) < rule.hide_to
        for part, (low, high) in zip(parts, ranges, strict=True)
        if part is None
    )


def shown(figure: Figure, rule: Rule) -> Shown:
    """One figure as it may be shown."""
    number, people = rule.shown(figure.number), rule.shown(figure.people)
    if number is None or people is None:
        return Shown(number=number, people=people)
    return Shown(
        number=number,
        people=people,
        # The decimals of a percentile tell how many there are.
        median=_whole(figure.median),
        p90=_whole(figure.p90),
        maximum=figure.maximum if rule.longest else None,
        share_within=_share(figure, rule),
    )


def _whole(length: Fraction | None) -> Fraction | None:
    return None if length is None else Fraction(int(length + Fraction(1, 2)))


def _share(figure: Figure, rule: Rule) -> Fraction | None:
    """The share, where neither those in time nor the others are too few to be shown."""
    if figure.share_within is None:
        return None
    in_time = int(figure.share_within * figure.number)
    if rule.hides(in_time) or rule.hides(figure.number - in_time):
        return None
    return min(Fraction(1), Fraction(rule.rounded(in_time), rule.rounded(figure.number)))
