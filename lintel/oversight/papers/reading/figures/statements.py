"""A paper cut into what is read as one: blocks of lines, the cells of a row, and the statements in each."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lintel.oversight.papers.reading.cells import rows_among
from lintel.oversight.papers.reading.lines import Line, Paper, Passage
from lintel.oversight.papers.reading.sentences import begins, ends

_BEGINS = re.compile(
    r"^\s*(?:[-•o*–] |[·Ø§▪➢✓]|\(?(?:\d{1,3}|[a-z]|[ivxl]+)[.)] |\d{1,3}(?:\.\d{1,3}){1,3}\.? +[A-Z]|[A-Z][A-Z &,'’]{8,}$)"
)
_GOES_ON = re.compile(r"^\s*(?:[a-z(£]|\d[\d,.]*\d?[ %])")
_NUMERAL = re.compile(r"\s*\d{1,3}[a-z]? [A-Z][a-z]")
_LONG, _LONGER = 60, 100
_WIDEST, _RAGGED, _FEWEST = 150, 20, 4
_MOST_LINES, _MOST_LETTERS = 80, 1500
_PAGE_BREAK = 4  # blank lines
_TAB = re.compile(r"\t")
_RUN_ON = re.compile(
    r"(?<=\))\s(?=[A-Z][a-z]+ )|(?<=[\d%])\s(?=[A-Z][a-z]+ (?!\d))"
    r"|(?<= days| week| year)\s(?=[A-Z][a-z])|(?<= weeks|months| years| hours)\s(?=[A-Z][a-z])"
)


@dataclass(frozen=True)
class Statement:
    """A sentence, or what stands for one in a cell: `text[start:end]` of its block. `cell` counts from 0."""

    start: int
    end: int
    cell: int


@dataclass(frozen=True)
class Block:
    """Lines that are read as one text; a row of a table is a block of its own."""

    passage: Passage
    row: bool

    @cached_property
    def text(self) -> str:
        """The text as it is read: bars between cells are tabs, so that offsets stay those of the passage."""
        return self.passage.text.replace("|", "\t") if self.row else self.passage.text

    @property
    def line(self) -> int:
        return self.passage.lines[0].number

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row; all of the text where it is none."""
        return tuple(self.text.split("\t")) if self.row else (self.text,)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(_statements(self.text, self.row))


def blocks(paper: Paper, going_on: frozenset[int] = frozenset()) -> Iterator[Block]:
    """The blocks of a paper, in order. `going_on` are lines that are known to go on from those before."""
    held: list[Line] = []
    rows = frozenset(line.number for line in rows_among(paper.lines) if _parts_cells(line))
    gap, width = 0, _width(paper, rows)
    for line in paper.lines:
        if line.blank:
            gap += 1
            continue
        gap, wide = (0, 1) if line.number in going_on else (gap, width)
        alone = any(each.number in rows for each in (line, *held[-1:]))
        if held and (alone or len(held) == _MOST_LINES or not _continues(held[-1], line, gap, wide)):
            yield _block(held, rows)
            held = []
        held.append(line)
        gap = 0
    if held:
        yield _block(held, rows)


def _block(held: Sequence[Line], rows: frozenset[int]) -> Block:
    return Block(Passage(tuple(held)), held[0].number in rows)


def _parts_cells(line: Line) -> bool:
    """One bar alone may stand between words."""
    return "\t" in line.text or line.text.count("|") > 1


def _width(paper: Paper, rows: frozenset[int]) -> int:
    """How wide the lines of a paper are where they are broken for width; 0 where each paragraph is one line."""
    long = sorted(len(line.text) for line in paper.filled() if len(line.text) > _LONG and line.number not in rows)
    wide = long[: bisect_right(long, _WIDEST)]
    widest = wide[len(wide) * 19 // 20] if wide else 0  # but for a few addresses that cannot be broken
    full = sum(widest - _RAGGED <= length <= widest for length in wide)
    return widest if full * 2 > len(long) > _FEWEST else 0


def _continues(before: Line, line: Line, gap: int, width: int) -> bool:
    """A line broken for width goes on in the next; over a page break only where the sentence is plainly unfinished."""
    if _BEGINS.match(line.text):
        return False
    unfinished = not before.text.rstrip().endswith((".", ":", ";", "?", "!"))
    if _NUMERAL.match(line.text) and (gap or len(before.text) <= _LONG):
        return False
    if gap:
        plain = bool(_GOES_ON.match(line.text)) or len(before.text) > _LONGER
        return gap <= _PAGE_BREAK and unfinished and len(before.text) > _LONG and plain
    if unfinished:
        return bool(_GOES_ON.match(line.text)) or len(before.text) > _LONG
    return bool(width) and len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) >= width


def _statements(text: str, row: bool) -> Iterator[Statement]:
    start = cell = 0
    for end, tab in [*_ends(text, row), (len(text), False)]:
        while end - start > _MOST_LETTERS:  # what has no stop for so long is no sentence
            cut = text.rfind(" ", start + 1, start + _MOST_LETTERS) + 1 or start + _MOST_LETTERS
            yield Statement(start, cut, cell)
            start = cut
        if text[start:end].strip():
            yield Statement(start, end, cell)
        start, cell = end, cell + tab


def _ends(text: str, row: bool) -> Sequence[tuple[int, bool]]:
    found = {begins(text, end): "\t" in text[end : begins(text, end)] for end in ends(text)}
    found |= {tab.end(): True for tab in _TAB.finditer(text)}
    if row:
        found |= {run_on.end(): False for run_on in _RUN_ON.finditer(text)}
    return sorted(found.items())
