"""A CSV file: in UTF-8, with commas, semicolons or tabs between, as the first line says."""

import csv
from collections.abc import Iterable, Iterator
from typing import IO

from lintel.domain.refusals import Refused
from lintel.imports.sheets.cells import Cell

BETWEEN = ",;\t"
LONGEST_LINE = 200_000
IN_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# The usual mark of UTF-16 where no mark says so: every other byte is none.
NOTHING = b"\0"


class CsvSheet:
    """The rows of a CSV file."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._notes = file, list[str]()

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Each row; a row that runs over several lines is one row."""
        first = self._file.readline(LONGEST_LINE)
        self._file.seek(0)
        if first.startswith(IN_UTF_16) or first[1:2] == NOTHING or first[:1] == NOTHING:
            raise Refused("wrong_encoding", number=1)
        between = max(BETWEEN, key=first.decode("utf-8", "replace").count)
        if between == ";":
            self._notes.append("The cells are parted by semicolons, and were read so.")
        reader = csv.reader(self._lines(), delimiter=between, strict=False)
        try:
            for number, cells in enumerate(reader, start=1):
                yield number, list(cells)
        except csv.Error as error:
            raise Refused("broken_row", number=f"{reader.line_num:,}") from error

    def notes(self) -> list[str]:
        """What a reader should know."""
        return self._notes

    def _lines(self) -> Iterable[str]:
        for number, line in enumerate(iter(lambda: self._file.readline(LONGEST_LINE + 1), b""), start=1):
            if len(line) > LONGEST_LINE:
                raise Refused("row_too_long", number=f"{number:,}")
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise Refused("wrong_encoding", number=f"{number:,}") from error
