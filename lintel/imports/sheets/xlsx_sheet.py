"""An XLSX file: the first sheet that can be seen, cell by cell. Formulas are text, and nothing in it is ever worked out.

It is a zip of XML, so it is measured before it is opened: a small file may unpack to more than a machine has.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import IO, Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lintel.domain.refusals import Refused
from lintel.imports.sheets.cells import Cell

MOST_PARTS = 500
LARGEST_PART = 400_000_000
LARGEST_WORDS = 100_000_000
LARGEST_RATIO = 250
SMALL = 2_000_000
MOST_CELLS = 60
# As many columns may be empty to the right of those: whoever paints a whole sheet fills none of them.
MOST_EMPTY = 1000
BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError,
          AttributeError, IndexError, NotImplementedError, RuntimeError)  # fmt: skip
MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]{2,20})"')
ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


class XlsxSheet:
    """The rows of an XLSX file. Raises Refused for one that is too large, is broken or holds merged cells."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._notes = file, list[str]()
        try:
            with zipfile.ZipFile(file) as parts:
                _refuse_bomb(parts)
        except BROKEN as error:
            raise Refused("broken_workbook") from error
        file.seek(0)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row of the first sheet that can be seen."""
        try:
            with warnings.catch_warnings():
                # What openpyxl cannot keep (lists to choose from, colours) is of no use to us.
                warnings.simplefilter("ignore")
                book = load_workbook(self._file, read_only=True, data_only=False, keep_links=False)
                sheet = self._first(book)
                self._refuse_merged(sheet)
                for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                    _refuse_wide(number, cells)
                    yield number, [_cell(each) for each in cells[:MOST_CELLS]]
        except BROKEN as error:
            raise Refused("broken_workbook") from error

    def notes(self) -> list[str]:
        """What a reader should know."""
        return self._notes

    def _first(self, book: Any) -> Any:
        seen = [each for each in book.worksheets if each.sheet_state == "visible"]
        if not seen:
            raise Refused("no_visible_sheet")
        hidden = [each.title for each in book.worksheets if each.sheet_state != "visible"]
        if hidden:
            self._notes.append(f"Hidden sheets were not read: {', '.join(hidden)[:100]}.")
        if len(seen) > 1:
            self._notes.append(f"Only the first sheet was read: {seen[0].title[:60]}.")
        seen[0].reset_dimensions()
        return seen[0]

    def _refuse_merged(self, sheet: Any) -> None:
        """Which cells were merged stands at the end of a sheet, after all rows."""
        self._file.seek(0)
        with zipfile.ZipFile(self._file) as parts, parts.open(sheet._worksheet_path) as read:
            before = b""
            while some := read.read(1_000_000):
                if found := MERGED.search(before + some):
                    raise Refused("merged_cells", cells=found[1].decode())
                before = some[-40:]


def _refuse_bomb(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or len({each.filename for each in listed}) < len(listed):
        raise Refused("too_large_inside")
    for each in listed:
        most = LARGEST_WORDS if each.filename.endswith("sharedStrings.xml") else LARGEST_PART
        swollen = each.file_size > SMALL and each.file_size > LARGEST_RATIO * max(1, each.compress_size)
        if each.file_size > most or swollen:
            raise Refused("too_large_inside")
        if each.filename.endswith((".xml", ".rels")):
            with parts.open(each) as read:
                if ENTITY.search(read.read(4096)):
                    raise Refused("broken_workbook")


def _refuse_wide(number: int, cells: Sequence[Any]) -> None:
    """What stands so far to the right would otherwise be passed over."""
    beyond = cells[MOST_CELLS:]
    if len(beyond) > MOST_EMPTY or any(each not in (None, "") for each in beyond):
        raise Refused("row_too_wide", number=f"{number:,}", most=MOST_CELLS)


def _cell(value: Any) -> Cell:
    """What a cell holds, as we take it: a time of day or a length of time is text."""
    if value is None or isinstance(value, str | bool | int | float | datetime | date):
        return value
    return str(getattr(value, "text", value))
