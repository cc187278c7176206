"""A column that slipped: its cells stand some rows below the rows that they are about. Both pairings are given; none is chosen."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import NamedTuple

from lintel.oversight.papers.reading.found import Table
from lintel.oversight.papers.reading.lines import Doubt, Place
from lintel.oversight.papers.reading.reports.agreement import Words, agreements, words_of

FARTHEST = 3
FEWEST_ROWS = 4
MOST_ROWS, FARTHEST_APART = 200, 40
FEWEST_WORDS = 3
PLAINLY_SHARED = 0.1


class Asked(NamedTuple):
    """What is asked of a slip: at least so many pairs, that share of them agreeing, and so many times as much as by chance."""

    pairs: int
    share: float
    times: float


# Words that slid down leave empty cells where they began. Without such a hole more has to speak for a slip.
WITH_A_HOLE, WITHOUT = Asked(3, 0.75, 2.0), Asked(6, 0.9, 3.0)


@dataclass(frozen=True)
class Row:
    """A row of the run: its line, and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Slip:
    """Column `late` (counted from 0) seems to stand `shift` rows below column `beside`, from line `place.line_start` on.

    `printed` and `shifted` pair lines of `beside` with lines of `late`; None where nothing stands or nothing is left.
    """

    place: Place
    beside: int
    late: int
    shift: int
    printed: tuple[tuple[int, int | None], ...]
    shifted: tuple[tuple[int, int | None], ...]


def slips(tables: Sequence[Table]) -> tuple[Slip, ...]:
    """Every slip, looked for over tables that go on from page to page under the same header."""
    return tuple(slip for run in _runs(tables) if (slip := _likeliest(run)))


def slip_doubts(tables: Sequence[Table]) -> tuple[Doubt, ...]:
    """A doubt for each slip, with both pairings, line for line."""
    return tuple(Doubt("column_slipped", slip.place, _said(slip)) for slip in slips(tables))


def _said(slip: Slip) -> str:
    def pairs(which: Sequence[tuple[int, int | None]]) -> str:
        return ", ".join(f"{beside} with {late or 'none'}" for beside, late in which)

    return f"As printed: {pairs(slip.printed)}. {slip.shift} rows later: {pairs(slip.shifted)}."


def _runs(tables: Sequence[Table]) -> Iterator[list[Row]]:
    """The rows of tables under the same header, as one run, without the headers."""
    held: list[Row] = []
    for before, table in pairwise([None, *tables]):
        assert table
        if before and (len(held) > MOST_ROWS or not _goes_on(before, table)):
            yield held
            held = []
        held += [Row(line, cells) for line, cells in zip(table.row_lines[1:], table.rows[1:], strict=True)]
    yield held


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table goes on under the same header, with no more than the foot and the head of a page between."""
    near = table.place.line_start - before.place.line_end <= FARTHEST_APART
    return near and _header(before) == _header(table)


def _header(table: Table) -> Counter[str]:
    return Counter(" ".join(table.rows[0]).lower().split())


def _likeliest(run: Sequence[Row]) -> Slip | None:
    """The slip that explains most, or None where none is clearly better than the rows as printed."""
    if len(run) < FEWEST_ROWS:
        return None
    columns = _columns(run)
    found = [
        weighed
        for beside in columns
        for late in columns
        if beside < late
        for shift in range(1, FARTHEST + 1)
        if (weighed := _weighed(run, columns, beside, late, shift))
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _columns(run: Sequence[Row]) -> Mapping[int, list[Words]]:
    """The word sets of each column that holds words in most rows."""
    widest = max(len(row.cells) for row in run)
    sets = {
        place: [words_of(row.cells[place]) if place < len(row.cells) else Words() for row in run]
        for place in range(widest)
    }
    return {
        place: words for place, words in sets.items() if sum(len(each) >= FEWEST_WORDS for each in words) * 2 > len(run)
    }


def _weighed(
    run: Sequence[Row], columns: Mapping[int, list[Words]], beside: int, late: int, shift: int
) -> tuple[float, Slip] | None:
    """How much better the rows agree from the best row on, if one column is moved up; None where it is not clearly better."""
    left, right = columns[beside], columns[late]
    agree = agreements(left, right)
    printed = [agree[row][row] for row in range(len(run))]
    moved = [agree[row][row + shift] if row + shift < len(run) else 0.0 for row in range(len(run))]
    first = max(range(len(run)), key=lambda row: sum(moved[row:]) - sum(printed[row:]))
    while first < len(run) and moved[first] <= printed[first]:
        first += 1
    pairs = [row for row in range(first, len(run) - shift) if left[row] and right[row + shift]]
    hole = not any(right[first : first + shift])
    if not _clearly(agree, pairs, shift, WITH_A_HOLE if hole else WITHOUT):
        return None
    return sum(moved[first:]) - sum(printed[first:]), _slip(run, (beside, late), shift, first)


def _clearly(agree: Sequence[Sequence[float]], pairs: Sequence[int], shift: int, asked: Asked) -> bool:
    """Whether nearly all pairs share words, and far more than each shares with its own row and with all other rows."""
    if len(pairs) < asked.pairs:
        return False
    moved = [agree[row][row + shift] for row in pairs]
    by_chance = [agree[row][other + shift] for row in pairs for other in pairs if other != row]
    printed = [agree[row][row] for row in pairs]
    mostly = sum(each > PLAINLY_SHARED for each in moved) >= asked.share * len(pairs)
    return mostly and mean(moved) >= asked.times * max(mean(by_chance), mean(printed))


def _slip(run: Sequence[Row], columns: tuple[int, int], shift: int, first: int) -> Slip:
    beside, late = columns
    filled = [row.line if late < len(row.cells) and row.cells[late] else None for row in run]
    rows = range(first, len(run))
    return Slip(
        Place(run[first].line, run[-1].line),
        beside,
        late,
        shift,
        tuple((run[row].line, filled[row]) for row in rows),
        tuple((run[row].line, filled[row + shift] if row + shift < len(run) else None) for row in rows),
    )
