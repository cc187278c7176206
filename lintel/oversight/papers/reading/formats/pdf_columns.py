"""Two columns on a page of a PDF: a gutter of white that runs down most of its words, with lines of words on both sides."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

_FROM, _TO, _STEP, _HALF_A_GUTTER = 0.3, 0.7, 3, 4
_LEAST_OF_THE_PAGE, _FEWEST_LINES = 0.4, 6
# Lines of prose have so many words each; what has fewer may be a list of names with their posts. Fewer still is no column.
_WORDS_OF_PROSE, _FEWEST_WORDS = 5, 3
_SAME_LINE = 4
_PARAGRAPH, _FEWEST_ROWS = 1.4, 3


@dataclass(frozen=True)
class Box:
    """Where a word or a row of a table stands, in points from the top left of the page."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Gutter:
    """The white from `top` to `bottom` at `at`. `doubtful` where the words on its sides may as well be cells of a table."""

    at: float
    top: float
    bottom: float
    doubtful: bool = False

    def zone(self, box: Box) -> int:
        """0 above the columns, 1 left, 2 right, 3 below: in this order they are read."""
        middle = (box.top + box.bottom) / 2
        if middle < self.top:
            return 0
        if middle > self.bottom:
            return 3
        return 1 if (box.left + box.right) / 2 < self.at else 2


def gutter(words: Sequence[Box], across: Sequence[Box], width: float) -> Gutter | None:
    """The gutter of a page that wide, or None. `across` are the rows of its tables, which no gutter runs through."""
    if len(words) < 2 * _FEWEST_LINES * _FEWEST_WORDS:
        return None
    first, last = min(word.top for word in words), max(word.bottom for word in words)
    places = [width * _FROM + step * _STEP for step in range(int(width * (_TO - _FROM) / _STEP))]
    found = [_longest(at, [*words, *across], first, last) for at in places]
    longest = max(each.bottom - each.top for each in found)
    widest = [each for each in found if each.bottom - each.top > 0.95 * longest]
    return (
        _judged(widest[len(widest) // 2], words, last - first)
        if longest >= _LEAST_OF_THE_PAGE * (last - first)
        else None
    )


def _longest(at: float, boxes: Sequence[Box], first: float, last: float) -> Gutter:
    """The longest white at that place."""
    crossing = sorted(
        (box.top, box.bottom) for box in boxes if box.left < at + _HALF_A_GUTTER and box.right > at - _HALF_A_GUTTER
    )
    best, above = Gutter(at, first, first), first
    for top, bottom in [*crossing, (last, last)]:
        if top - above > best.bottom - best.top:
            best = Gutter(at, above, top)
        above = max(above, bottom)
    return best


def _judged(found: Gutter, words: Sequence[Box], height: float) -> Gutter | None:
    sides = [_lines(words, found, zone) for zone in (1, 2)]
    if any(len(side) < _FEWEST_LINES for side in sides) or any(_spread(side) < height / 4 for side in sides):
        return None
    usual = min(median(side.values()) for side in sides)
    if usual < _FEWEST_WORDS:
        return None
    return Gutter(found.at, found.top, found.bottom, doubtful=usual < _WORDS_OF_PROSE or _begin_together(*sides))


def _begin_together(left: Mapping[int, int], right: Mapping[int, int]) -> bool:
    """Whether paragraphs of both sides begin at the same heights, as the rows of a table without rules do."""
    here, there = _begins(left), _begins(right)
    together = sum(any(abs(one - other) <= 1 for other in there) for one in here)
    return together >= _FEWEST_ROWS and together * 5 >= 4 * max(len(here), len(there))


def _begins(lines: Mapping[int, int]) -> Sequence[int]:
    """The lines that stand farther below the line before than lines usually do."""
    gaps = [(below, below - above) for above, below in pairwise(sorted(lines))]
    usual = median_low(gap for _, gap in gaps)
    return [below for below, gap in gaps if gap > _PARAGRAPH * usual]


def _lines(words: Sequence[Box], found: Gutter, zone: int) -> Mapping[int, int]:
    """How many words each line of that side has."""
    lines: dict[int, int] = defaultdict(int)
    for word in words:
        if found.zone(word) == zone:
            lines[round(word.bottom / _SAME_LINE)] += 1
    return lines


def _spread(lines: Mapping[int, int]) -> float:
    return (max(lines) - min(lines)) * _SAME_LINE
