"""Tables: rows of cells parted by tabs or bars, and doubts where cells were merged or hold more than they should."""

import re
from collections.abc import Iterator, Sequence

from lintel.oversight.papers.reading.cells import FEWEST_CELLS, cells, is_row, is_rule, parted
from lintel.oversight.papers.reading.found import Table
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

FEWEST_ROWS = 2
_VALUE = r"(?:£\d[\d,.]*(?:k|m|bn)?|\d[\d,.]*%|[A-Z][a-z]{2,8}-\d{2,4})"
_TWO_VALUES = re.compile(rf"{_VALUE}(?:[\s;/]+{_VALUE})+")
_GOES_ON = re.compile(r"[(a-z]")


def tables(paper: Paper) -> tuple[tuple[Table, ...], tuple[Doubt, ...]]:
    """The tables of a paper in order, and doubts about single cells."""
    found = tuple(
        Table(
            Place(held[0].number, held[-1].number),
            tuple(cells(line) for line in held),
            tuple(line.number for line in held),
        )
        for held in _runs(paper)
    )
    return found, tuple(doubt for table in found for doubt in _doubts(table))


def _runs(paper: Paper) -> Iterator[list[Line]]:
    """Lines of cells that follow one another, two of them with two filled cells; a blank line ends a table."""
    held: list[Line] = []
    for line in (*paper.lines, None):
        if line and parted(line) and len(cells(line)) >= FEWEST_CELLS and any(cells(line)):
            held.append(line)
        elif not (held and line and is_rule(line)):
            if sum(is_row(each) for each in held) >= FEWEST_ROWS:
                yield held
            held = []


def _doubts(table: Table) -> Iterator[Doubt]:
    yield from _merged_header(table)
    yield from _merged_group(table)
    for number, row in zip(table.row_lines[1:], table.rows[1:], strict=True):
        for cell in row:
            if _TWO_VALUES.fullmatch(cell):
                yield _doubt("two_values_in_one_cell", number, cell)
        if row[0] and _GOES_ON.match(row[0]) and not any(row[1:]):
            yield _doubt("label_over_two_rows", number, row[0])


def _merged_header(table: Table) -> Iterator[Doubt]:
    """A header with a gap between its words: what stands over the gap is not known."""
    header = _without_ends(table.rows[0])
    if "" in header[1:]:
        yield _doubt("merged_cells", table.row_lines[0], " / ".join(cell for cell in header if cell))


def _merged_group(table: Table) -> Iterator[Doubt]:
    """A first column that is filled in some rows and not in others: each label may be about the rows above it or below."""
    bare = [
        number for number, row in zip(table.row_lines[1:], table.rows[1:], strict=True) if not row[0] and any(row[1:])
    ]
    if bare and table.rows[0][0]:
        yield _doubt("merged_cells", bare[0], table.rows[0][0])


def _without_ends(row: Sequence[str]) -> Sequence[str]:
    last = max((place for place, cell in enumerate(row) if cell), default=-1)
    return row[: last + 1]


def _doubt(name: str, number: int, passage: str) -> Doubt:
    return Doubt(name, Place(number, number), passage)
