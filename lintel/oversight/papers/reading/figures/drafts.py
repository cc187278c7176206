"""The figures of a block, each with its unit and its role and as yet without a date."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.figures.amounts import Amount, amounts
from lintel.oversight.papers.reading.figures.bare_numbers import Counting
from lintel.oversight.papers.reading.figures.columns import Columns
from lintel.oversight.papers.reading.figures.dates import Stated
from lintel.oversight.papers.reading.figures.not_figures import figures_only
from lintel.oversight.papers.reading.figures.ranges import joined
from lintel.oversight.papers.reading.figures.roles import Said, headed_role, role_of
from lintel.oversight.papers.reading.figures.statements import Block, Statement

_RATIO = re.compile(r"\bratios?\b", re.I)
_AND = re.compile(r"\b(?:and|or|to|from)(?: for)?(?: \w+){0,3} $")
_NEAR, _LABELS, _MOST_IN_A_CELL = 45, 3, 6
_FAR = 250


@dataclass(frozen=True)
class Draft:
    """A figure at `start` to `end` of its block's text. `column` counts cells from 0."""

    start: int
    end: int
    amount: Amount
    kind: str
    unit: str
    role: str
    statement: Statement
    column: int


class Drafting:
    """Reads one block. `counting` remembers what was counted in the blocks before."""

    def __init__(self, block: Block, columns: Columns, stated: tuple[Stated, ...], counting: Counting) -> None:
        self._block, self._text, self._columns, self._counting = block, block.text, columns, counting
        self._before: Draft | None = None
        self._spans = {at for s in stated for at in range(s.start, s.end)}
        self._amounts = [*joined(self._text, figures_only(self._text, amounts(self._text), stated))]

    def drafts(self) -> Iterator[Draft]:
        """The figures, in order."""
        self._counting.begin_block(self._block)
        starts = [amount.start for amount in self._amounts]
        for statement in self._block.statements:
            here = self._amounts[bisect_left(starts, statement.start) : bisect_left(starts, statement.end)]
            self._counting.begin(statement)
            for at in range(len(here)):
                draft = self._draft(statement, here, at)
                if draft is not None:
                    self._before = draft
                    yield draft

    def _draft(self, statement: Statement, here: list[Amount], at: int) -> Draft | None:
        amount, column = here[at], self._column(statement, here, at)
        named = self._named(statement, amount, column)
        if named is None:
            return None
        kind, unit, times = named
        role = self._role(statement, here, at, kind, column)
        amount = replace(amount, value=amount.value * times) if times != 1 else amount
        return Draft(amount.start, amount.end, amount, kind, unit, role, statement, column)

    def _column(self, statement: Statement, here: list[Amount], at: int) -> int:
        """The cell; the second of two sums in one cell is the next column's, where that cell is empty."""
        if at > _MOST_IN_A_CELL:
            return statement.cell
        beyond = self._block.cells[statement.cell + 1 : statement.cell + 1 + at]
        moved = at if here[at].kind == "money" and len(beyond) == at and not "".join(beyond).strip() else 0
        return statement.cell + moved

    def _named(self, statement: Statement, amount: Amount, column: int) -> tuple[str, str, int] | None:
        """The kind and the unit, and how many the number stands for; None where it is no figure."""
        if amount.kind == "money":
            period = None if amount.per else self._columns.period(column)
            return "money", f"{amount.unit}/{period}" if period else str(amount.unit), 1
        if amount.kind == "ratio":
            return self._ratio(statement, amount)
        if amount.kind == "number":
            bare = self._counting.named(amount)
            return (*bare, 1) if bare else self._cell(statement, amount, column)
        return amount.kind, str(amount.unit), 1

    def _ratio(self, statement: Statement, amount: Amount) -> tuple[str, str, int] | None:
        """One to eight is a ratio where the word stands near, or where it has a cell of a row."""
        near = self._text[max(statement.start, amount.start - _NEAR) : amount.end + _NEAR]
        if not _RATIO.search(near) and not (self._block.row and statement.cell):
            return None
        return "ratio", "people per staff" if self._text[amount.start] == "1" else "staff per person", 1

    def _cell(self, statement: Statement, amount: Amount, column: int) -> tuple[str, str, int] | None:
        """A number that has a cell of its own counts what the header, the label or the words above the table say."""
        cells = self._block.cells
        if not self._block.row or cells[statement.cell].strip() != self._text[amount.start : amount.end]:
            return None
        label = next((cell for cell in cells[:_LABELS] if cell.strip()), "") if statement.cell else ""
        told = self._columns.told(column, label) if label or statement.cell else None
        if told is None and statement.cell:
            self._counting.unknown(amount)
        return told

    def _role(self, statement: Statement, here: list[Amount], at: int, kind: str, column: int) -> str:
        amount = here[at]
        if amount.start in self._spans:
            return "definition"
        said = self._said(statement, here, at)
        told = role_of(kind, said, ranged=amount.value_high is not None)
        if told == "definition" and kind == "duration" and _AND.search(said.before):
            return self._before.role if self._before and self._before.kind == kind else told
        headed = headed_role(self._columns.header(column)) if statement.cell and kind != "ratio" else None
        if amount.kind == "number" and kind == "duration":
            # A cell under "days" tells what was measured, and no limit.
            return headed or headed_role(self._block.cells[0]) or "actual"
        return headed if headed and told == "actual" else told

    def _said(self, statement: Statement, here: list[Amount], at: int) -> Said:
        """The words round a figure. What stands in brackets before it is left out."""
        start, text = here[at].start, self._text
        closed = max(text.rfind(")", statement.start, start), statement.start)
        opened = text.rfind("(", statement.start, closed)
        before = next((a for a in reversed(here[:at]) if not opened < a.start < closed), None)
        since = max(before.end if before else statement.start, start - _FAR)
        skip = since <= opened < closed
        near = text[since:opened] + text[closed + 1 : start] if skip else text[since:start]
        until = min(here[at + 1].start if at + 1 < len(here) else statement.end, start + _FAR)
        whole = text[statement.start : statement.end]
        return Said(near, text[here[at].end : until], text[statement.start : start], whole)
