"""A sheet as a file holds it: opened by what is in it, and not by what it is called."""

from collections.abc import Iterator
from typing import IO, Protocol

from lintel.domain.refusals import Refused
from lintel.imports.sheets.cells import Cell

ZIP = b"PK\x03\x04"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class Sheet(Protocol):
    """Rows with their numbers in the file, counted from 1, and what had to be passed over."""

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row, the headings first. Raises Refused."""
        ...

    def notes(self) -> list[str]:
        """What a reader should know, once the rows were read."""
        ...


def opened(file: IO[bytes]) -> Sheet:
    """The sheet in a file that can be read from its beginning again. Raises Refused for what is no sheet."""
    from lintel.imports.sheets.csv_sheet import CsvSheet
    from lintel.imports.sheets.xlsx_sheet import XlsxSheet

    begins = file.read(8)
    file.seek(0)
    if begins.startswith(OLD_EXCEL):
        raise Refused("old_excel")
    return XlsxSheet(file) if begins.startswith(ZIP) else CsvSheet(file)
