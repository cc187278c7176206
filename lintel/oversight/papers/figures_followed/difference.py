"""A difference between two places, found by a named rule, with both lines and the working."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from lintel.oversight.papers.figures_followed.opposites import opposed
from lintel.oversight.papers.figures_followed.series import Series
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.following.rare_words import Rarity, shared, terms
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.reading.found import Reading

MUCH, SIDE_BY_SIDE = 0.6, 3
SHARES_AND_SUMS = ("percent", "money")


class Kind(StrEnum):
    """What sort of difference it is."""

    CONTRADICTION = "contradiction"
    DEFINITION = "different definition"
    DATE = "different date"
    ROUNDING = "rounding"


@dataclass(frozen=True)
class At:
    """A line of a paper, counted from 1, and the words there. `column` is the figure's; 0 where it is about other words."""

    paper: str
    line: int
    text: str
    column: int = 0


@dataclass(frozen=True)
class Difference:
    """What differs: the two places, in the order of lines or, in a series, of dates; and the working as sentences."""

    rule: str
    kind: Kind
    first: At
    second: At
    working: str

    @property
    def pair(self) -> frozenset[tuple[str, int, int]] | None:
        """The two figures that differ, whichever is first; None where it is about other words."""
        places = frozenset((each.paper, each.line, each.column) for each in (self.first, self.second))
        return places if self.first.column and self.second.column else None


@dataclass(frozen=True)
class Gathered:
    """What the rules look at: every figure, the series they make, every passage, and how rare words are among them.

    `new` are the names of the papers that are new: a pair without one of them was compared before. None: all are.
    """

    figures: tuple[Followed, ...]
    series: Series
    said: tuple[Said, ...]
    readings: tuple[Reading, ...]
    rare: Rarity
    new: frozenset[str] | None = None

    def is_new(self, of: Followed | Said) -> bool:
        """Whether it is of a new paper."""
        return self.new is None or of.paper in self.new

    @cached_property
    def by_line(self) -> dict[tuple[str, int], list[Followed]]:
        """The figures of each line of each paper."""
        lines: dict[tuple[str, int], list[Followed]] = {}
        for each in self.figures:
            lines.setdefault((each.paper, each.line), []).append(each)
        return lines

    def same_thing(self, one: Followed, other: Followed) -> bool:
        """Alike and no opposites; and of percentages and money, which are counted of many things, said in much the same words."""
        close = one.figure.kind not in SHARES_AND_SUMS or _of_the_same(one, other)
        return close and not opposed(one, other) and self.alike(one, other)

    def alike(self, one: Followed, other: Followed) -> bool:
        """Of one unit, and with two rare words or one rare compound of their sentences in common."""
        if one.figure.unit != other.figure.unit or one.figure.kind != other.figure.kind:
            return False
        single, joined = shared(one.terms, other.terms, self.rare)
        return len(single) > 1 or bool(joined)

    def by_sentence(self) -> Iterator[list[Followed]]:
        """The figures of each sentence of new papers, from the left."""
        groups: dict[tuple[str, str, tuple[int, int], int], list[Followed]] = {}
        for each in filter(self.is_new, self.figures):
            groups.setdefault((each.paper, each.text, each.sentence, each.line), []).append(each)
        yield from (sorted(group, key=lambda each: each.at) for group in groups.values())


def _of_the_same(one: Followed, other: Followed) -> bool:
    """Whether two shares or sums are said in much the same words, ages and other numbers among them, and not side by side."""
    if one.paper == other.paper and abs(one.line - other.line) <= SIDE_BY_SIDE:
        return False
    said = [each.text[: each.at] for each in (one, other)]
    words = [terms(each).single | set(re.findall(r"\d+", each)) for each in said]
    return len(words[0] & words[1]) >= MUCH * len(words[0] | words[1])


def at(of: Followed) -> At:
    """The line of a figure, with the sentence that it stands in."""
    return At(of.paper, of.line, of.said.strip(), of.figure.place.column)


def at_said(of: Said, words: str, gathered: Gathered) -> At:
    """The line of a passage that has these words, with the passage; its first line where they go on over two."""
    lines = next(each.paper for each in gathered.readings if each.paper.name == of.paper).between(
        of.place.line_start, of.place.line_end
    )
    number = next((line.number for line in lines if words in line.text), of.place.line_start)
    return At(of.paper, number, of.text)


def different(rule: str, kind: Kind, one: Followed, other: Followed, working: str) -> Difference:
    """The difference of two figures."""
    return Difference(rule, kind, at(one), at(other), working)
