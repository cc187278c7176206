"""Drawing docs/sheets.md: every sheet that a council can bring in, column by column, from its declaration."""

from lintel.imports.sheets.column import Column, Sort
from lintel.imports.sheets.sorts import ABOUT_PEOPLE, SORTS
from lintel.project.drawing.layout import page, table

BEGINS = """What a council has already comes in from spreadsheets, in this order. `lintel import template SORT --format xlsx`
(or `csv`) writes an empty one; `lintel import check FILE` tells row by row what is wrong and stores nothing;
`lintel import load FILE` stores it, and nothing at all where a row is at fault, unless `--keep-good-rows` is given: then
what was left out is in a file of its own, each row with its reasons. The page “Bring in” does the same.

- The same file again changes nothing, and says so. What is here already is never written over.
- Rows that begin with # are not read. CSV is UTF-8, with commas, semicolons or tabs between. Of a workbook the first sheet
  that can be seen is read. Formulas are kept as the text that they are.
- Dates have day, month and whole year. One that could be read with the month first, in a column where others have it
  first, is refused. An NHS number with a wrong check digit is kept as given, and told.
- A wait at a later stage is told by what is known of it. What came before, and when, is not made up."""


def sheets_page() -> str:
    """The page, whole."""
    return page("What comes in from spreadsheets", BEGINS, *map(_sheet, SORTS.values()))


def _sheet(sort: Sort) -> str:
    who = "the safeguarding lead" if sort.name in ABOUT_PEOPLE else "an administrator or a senior manager"
    after = f" After: {', '.join(sort.after)}." if sort.after else ""
    rows = [_row(column) for column in sort.columns]
    told = table(("Column", "What it means", "Filled", "What it may hold", "Example (made up)"), rows)
    return f"## {sort.title}\n\n{sort.says}{after} By pages: {who}.\n\n{told}"


def _row(column: Column) -> tuple[str, ...]:
    return f"`{column.name}`", column.meaning, column.filled, column.form, column.example
