"""Sheets in which no cell is a formula: CSV in UTF-8, and XLSX whose cells are all text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook  # type: ignore[import-untyped]

from lintel.domain.neutral import neutral

# Signs that XML, of which a workbook and a feed are made, cannot hold.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """An XLSX file of one sheet of that title (31 letters at most), with its first row frozen."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.append(list(heads))
    for row in rows:
        sheet.append([NO_XML.sub("?", neutral(cell)) for cell in row])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
