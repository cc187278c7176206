"""A PDF as lines: page by page, lines of a paragraph joined, tables as rows of cells. A page that is a picture is a doubt."""

import io
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader

from lintel.oversight.papers.reading.formats.pdf_page import of_page, of_plain_lines
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

# Telling tables takes a tenth of a second a page. A pack is as long as this; what is longer is read on without them.
MOST_WITH_TABLES = 400
MOST_PAGES = 10_000

# What a reader stumbles on is told as a doubt, with its page. It is not also printed.
for _reader in ("pypdf", "pdfminer"):
    logging.getLogger(_reader).addHandler(logging.NullHandler())


@dataclass
class _Pages:
    """What was read so far. Only words are kept: of the pages themselves one at a time."""

    lines: list[Line] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def page(self, words: list[str], *doubts: tuple[str, int]) -> None:
        """Another page, with its doubts, each with the offset of its line within the page."""
        first = len(self.lines) + 1
        self.begins.append(first)
        self.lines.extend(Line(number, each) for number, each in enumerate(words or [""], first))
        for name, offset in doubts:
            self.doubt(name, first + offset)

    def doubt(self, name: str, line: int) -> None:
        """A doubt about a line, or about the first where none was read."""
        self.doubts.append(Doubt(name, Place(max(line, 1), max(line, 1))))


def read(data: bytes, name: str) -> Paper:
    """The paper in a PDF. Lines are counted through the whole of it, from 1."""
    pages, opens = _Pages(), _opens(data)
    if opens == "encrypted_pdf":
        pages.doubt(opens, 1)
    else:
        _with_tables(data, pages)
        _quickly(data, pages)
        if opens or not pages.begins:
            pages.doubt("broken_pdf", len(pages.lines))
        elif not pages.doubts and all(line.blank for line in pages.lines):
            pages.doubt("pdf_without_words", 1)
    return Paper(name, tuple(pages.lines), "pdf", tuple(pages.doubts), tuple(pages.begins))


def _opens(data: bytes) -> str | None:
    """The doubt that a file raises before any page is read: locked, or broken so that its list of pages cannot be trusted."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "encrypted_pdf"
        return None if len(reader.pages) else "broken_pdf"
    except Exception:  # a broken file makes it stumble in many ways, and each means the same
        return "broken_pdf"


def _with_tables(data: bytes, pages: _Pages) -> None:
    try:
        with pdfplumber.open(io.BytesIO(data), pages=list(range(1, MOST_WITH_TABLES + 1))) as document:
            for index, page in enumerate(document.pages):
                try:
                    words, merged, in_columns = of_page(page)
                except Exception:  # one page that cannot be read must not lose the others
                    _with_second_reader(data, pages, index)
                else:
                    _add(pages, words, bool(page.images), merged, in_columns)
                page.close()
    except Exception:  # what was read before it broke off is kept
        _with_second_reader(data, pages, len(pages.begins), MOST_WITH_TABLES)


def _add(pages: _Pages, words: list[str], pictures: bool, merged: Iterable[int] = (), in_columns: bool = False) -> None:
    if not any(each.strip() for each in words) and pictures:
        pages.page([], ("scanned_no_text", 0))
    else:
        doubtful = [("columns", 0)] if in_columns else []
        pages.page(words, *doubtful, *(("pdf_cells_merged", offset) for offset in merged))


def _with_second_reader(data: bytes, pages: _Pages, first: int, end: int | None = None) -> None:
    """Pages that the first reader cannot read; a doubt for each, as its columns and tables are not told."""
    for words in _plainly(data, first, first + 1 if end is None else end):
        pages.page(words, ("broken_pdf", 0))


def _plainly(data: bytes, first: int, end: int) -> Iterator[list[str]]:
    try:
        for page in PdfReader(io.BytesIO(data)).pages[first:end]:
            yield (page.extract_text() or "").splitlines()
    except Exception:  # the second reader stumbles too: what was read is kept
        return


def _quickly(data: bytes, pages: _Pages) -> None:
    """What is left of a very long file, by a reader that is a hundred times faster and tells no tables; one doubt says from where."""
    if len(pages.begins) < MOST_WITH_TABLES:
        return
    document = pypdfium2.PdfDocument(data)
    if len(document) > MOST_WITH_TABLES:
        pages.doubt("long_pdf", len(pages.lines) + 1)
    for index in range(MOST_WITH_TABLES, min(len(document), MOST_PAGES)):
        page = document[index]
        words = page.get_textpage().get_text_range().splitlines()
        _add(pages, of_plain_lines(words), pictures=not words)
        page.close()
    if len(document) > MOST_PAGES:
        pages.doubt("more_pages_than_are_read", len(pages.lines))
    document.close()
