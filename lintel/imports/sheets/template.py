"""Templates: an empty sheet of a sort, with what each column means and one made-up row, as CSV or XLSX."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from lintel.domain.neutral import neutral
from lintel.imports.sheets.column import CODE, Column, Sort

FORMATS = ("csv", "xlsx")
# Whoever wants to try the example takes the sign away.
EXAMPLE = "# "
# Signs that XML, of which a workbook is made, cannot hold.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MANY_ROWS = 20_000
HEAD = PatternFill("solid", fgColor="1C4A57")
MUST = PatternFill("solid", fgColor="7A3B12")
FONT, A4 = "Calibri", 9
# By how many rows the width of a column goes, and how wide it gets at most.
LOOKED_AT, WIDEST = 200, 44
# How wide the columns of the guide are, and how high one line of them is.
GUIDE, LINE = (20, 60, 16, 70, 34), 15


def template(sort: Sort, form: str) -> bytes:
    """The template of a sort in one of FORMATS."""
    return _as_csv(sort) if form == "csv" else _as_xlsx(sort)


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8, with the mark by which spreadsheets know it; no cell of it is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """An XLSX file of one sheet whose cells are all text, so that none is a formula and no zero is lost."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    some = list(rows)
    for place, head in enumerate(heads, start=1):
        longest = max((len(row[place - 1]) for row in some[:LOOKED_AT]), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(14, len(head) + 4, longest + 3))
    _on_paper(sheet)
    sheet.append([_head(sheet, each, HEAD) for each in heads])
    for row in some:
        # Cells of their own kind each take ten times as long, and a list may have a hundred thousand rows.
        sheet.append([NO_XML.sub("?", neutral(cell)) for cell in row])
    return _saved(book)


def _on_paper(sheet: Any) -> None:
    """All columns on one page across, with the headings at the top of each page."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", A4, 0
    sheet.print_title_rows = "1:1"


def _as_csv(sort: Sort) -> bytes:
    columns = sort.columns
    lines = (
        [_first(f"{EXAMPLE}{words}", columns, of) for words, of in ABOUT]
        + [_first(f"{EXAMPLE}An example follows; rows that begin with # are not read.", columns, lambda _: "")]
    )  # fmt: skip
    return csv_of([each.name for each in columns], [*lines, _example(sort)])


ABOUT = (("Meaning: ", lambda column: column.meaning), ("", lambda column: f"{column.filled}; {column.form}"))


def _first(begins: str, columns: Sequence[Column], of: Any) -> list[str]:
    """A row that is not read: its first cell begins with the sign that says so."""
    first, *others = [of(each) for each in columns]
    return [f"{begins}{first}", *others]


def _example(sort: Sort) -> list[str]:
    first, *others = [each.example for each in sort.columns]
    return [f"{EXAMPLE}{first}", *others]


def _as_xlsx(sort: Sort) -> bytes:
    book = Workbook(write_only=True)
    _write_rows(book.create_sheet(sort.title), sort)
    _write_guide(book.create_sheet("What goes where"), sort)
    return _saved(book)


def _write_rows(sheet: Any, sort: Sort) -> None:
    sheet.freeze_panes = "B2"
    for place, column in enumerate(sort.columns, start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = max(14, len(column.name) + 4, len(column.example) + 2)
        if column.reads == CODE and column.codes and len(",".join(column.codes)) < 250:
            choice = DataValidation(type="list", formula1=f'"{",".join(column.codes)}"', allow_blank=not column.must)
            choice.add(f"{letter}2:{letter}{MANY_ROWS}")
            sheet.data_validations.append(choice)
    _on_paper(sheet)
    sheet.append([_head(sheet, each.name, MUST if each.must else HEAD) for each in sort.columns])
    sheet.append([_text(sheet, cell) for cell in _example(sort)])


def _write_guide(sheet: Any, sort: Sort) -> None:
    for letter, width in zip("ABCDE", GUIDE, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    _on_paper(sheet)
    heads = ("Column", "What it means", "Filled", "What it may hold", "Example (made up)")
    sheet.append([_head(sheet, each, HEAD) for each in heads])
    for place, each in enumerate(sort.columns, start=2):
        texts = (each.name, each.meaning, each.filled, each.form, each.example)
        lines = max(-(-len(text) // (width - 2)) for text, width in zip(texts, GUIDE, strict=True))
        sheet.row_dimensions[place].height = LINE * max(1, lines)
        sheet.append([_text(sheet, text) for text in texts])
    sheet.append([])
    for line in (sort.says, "Rows that begin with # are not read. Take the # away to try the example.", DATES):
        sheet.append([_text(sheet, line, wrap=False)])


DATES = "Dates: day, month, whole year. A date that could be read with the month first is refused, and never guessed."


def _head(sheet: Any, text: str, fill: PatternFill) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font, cell.fill = Font(name=FONT, bold=True, color="FFFFFF"), fill
    return cell


def _text(sheet: Any, text: str, *, wrap: bool = True) -> WriteOnlyCell:
    """A cell that is text whatever is in it."""
    cell = WriteOnlyCell(sheet, value=neutral(text))
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    return cell


def _saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
