"""The rows of a table: what the header of a column and the words above the table say of the figures in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.figures.counts import counted_before, first_counted
from lintel.oversight.papers.reading.figures.dates import Stated, dates
from lintel.oversight.papers.reading.figures.statements import Block
from lintel.oversight.papers.reading.figures.vocabulary import unit_of, words
from lintel.oversight.papers.reading.found import Table

_SAID = {key: re.compile(pattern) for key, pattern in words("settings", "tables").items()}
_TIMES = {"": 1, "000": 1000, "k": 1000, "m": 1000000, "M": 1000000, "million": 1000000}
_ONLY_FIGURE = re.compile(r"^\s*[£\d][\d,.%:]*\s*(?:per \w+)?\s*$")
_AS_AT = re.compile(r"\bas (?:at|of) $")


@dataclass(frozen=True)
class Columns:
    """`above` is the text that leads to the table, empty where none does."""

    headers: tuple[str, ...] = ()
    above: str = ""

    def header(self, column: int) -> str:
        """The header of that column, counted from 0; empty where it has none."""
        return self.headers[column].strip() if column < len(self.headers) else ""

    def date(self, column: int) -> str | None:
        """The date in the header of that column."""
        return _date([*dates(self.header(column))])

    @property
    def date_above(self) -> str | None:
        """The date that the words above give the whole table: one said to be as at, or else the last."""
        stated = [*dates(self.above)]
        as_at = [s for s in stated if _AS_AT.search(self.above[: s.start])]
        return _date(as_at or stated)

    def period(self, column: int) -> str | None:
        """What the prices of that column are for, such as an hour."""
        found = _SAID["period"].search(self.header(column))
        return unit_of("periods", found["one"] or found["word"]) if found else None

    def told(self, column: int, label: str) -> tuple[str, str, int] | None:
        """The kind and unit of the bare numbers of that column in the row of that label, and how many each stands for."""
        header = self.header(column)
        if _SAID["not_counted"].search(header):
            return None
        for said in (header, label):
            if money := _SAID["money"].search(said):
                return "money", "GBP", _TIMES[money["many"] or ""]
            if _SAID["percent"].search(said):
                return "percent", "percent", 1
            if length := _SAID["length"].search(said):
                return "duration", str(unit_of("durations", length["unit"])), 1
        unit = first_counted(header) or counted_before(self.above) or first_counted(label)
        return ("count", unit, 1) if unit else None


def _date(stated: Sequence[Stated]) -> str | None:
    plain = [s.as_at for s in stated if s.dates_figures and not s.vague and s.form != "prices"]
    return plain[-1] if plain else None


def columns_of(found: Sequence[Block], tables: Sequence[Table]) -> Iterator[Columns]:
    """The columns of every block: none for what is not a row. A row that heads a table begins its columns anew."""
    begins = {table.row_lines[0] for table in tables if table.row_lines}
    now, before, last = Columns(), None, 0
    for block in found:
        if not block.row:
            now, before = Columns(), block
        elif not now.headers:
            now = Columns(_headers(block), _leads(before, block))
        elif (block.line in begins or block.line > last + 1) and len("".join(_headers(block))) > 1:
            now = Columns(_headers(block), now.above if _headers(block) == now.headers else "")
        last = block.line
        yield now


def _headers(block: Block) -> tuple[str, ...]:
    """The cells of the first row; one placeholder where that row has figures and so is none."""
    cells = block.cells
    return ("",) if any(_ONLY_FIGURE.match(cell) for cell in cells) else cells


def _leads(before: Block | None, row: Block) -> str:
    near = before is not None and row.line - before.passage.lines[-1].number <= 3
    return before.text if before is not None and near and _SAID["intro"].search(before.text) else ""
