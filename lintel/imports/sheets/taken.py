"""Taken in: the rows of a sheet, read once and kept in a file of our own, so that they can be gone through again."""

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any

from lintel.domain.refusals import Refused
from lintel.imports.sheets.cells import Cell, text_of
from lintel.imports.sheets.column import DATE, Sort
from lintel.imports.sheets.dates import is_month_first
from lintel.imports.sheets.headings import Headings, headings
from lintel.imports.sheets.sheet import opened

MOST_ROWS = 200_000
IN_MEMORY = 4_000_000
COMMENT = "#"
Progress = Callable[[str, int], None]


class BadSheet(Exception):
    """A file that cannot be taken as a whole, with why as a sentence."""


@dataclass(frozen=True)
class Taken:
    """The rows that hold anything, each with its number in the file, and what was found on the way."""

    sort: Sort
    rows: int
    month_first: frozenset[str]
    notes: tuple[str, ...]
    kept: IO[str]

    def __iter__(self) -> Iterator[tuple[int, dict[str, Cell]]]:
        self.kept.seek(0)
        for line in self.kept:
            number, cells = json.loads(line)
            yield number, {name: _cell(value) for name, value in cells.items()}


@contextmanager
def take(file: IO[bytes], progress: Progress = lambda *_: None) -> Iterator[Taken]:
    """Read a file to its end. Raises BadSheet for what is no sheet, headings that we do not know, and too many rows."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY, mode="w+", encoding="utf-8") as kept:
        try:
            sheet = opened(file)
            rows = iter(sheet.rows())
            head = headings(next(rows, (1, []))[1])
            many, month_first = _kept(rows, head, kept, progress)
        except Refused as refused:
            raise BadSheet(str(refused)) from refused
        yield Taken(head.sort, many, frozenset(month_first), tuple(sheet.notes()), kept)  # type: ignore[arg-type]


def _kept(
    rows: Iterator[tuple[int, list[Cell]]], head: Headings, kept: Any, progress: Progress
) -> tuple[int, set[str]]:
    days = [column.name for column in head.sort.columns if column.reads == DATE]
    month_first: set[str] = set()
    many = 0
    for number, cells in rows:
        if not any(map(text_of, cells)) or text_of(cells[0]).startswith(COMMENT):
            continue
        many += 1
        if many > MOST_ROWS:
            raise Refused("too_many_rows", most=f"{MOST_ROWS:,}")
        row = head.named(cells)
        month_first |= {name for name in days if isinstance(row.get(name), str) and is_month_first(row[name])}
        kept.write(json.dumps([number, {name: _plain(cell) for name, cell in row.items()}]) + "\n")
        progress("Reading rows", 1)
    return many, month_first


def _plain(cell: Cell) -> Any:
    return [cell.isoformat()] if isinstance(cell, date | datetime) else cell


def _cell(value: Any) -> Cell:
    return datetime.fromisoformat(value[0]) if isinstance(value, list) else value
