"""A PDF as lines: page by page, lines of a paragraph joined, tables as rows of cells. A page that is a picture is a doubt."""

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import pdfplumber
import pypdfium2  # type: ignore[import-untyped]
from pdfplumber.page import Page
from pypdf import PdfReader

from lintel.oversight.papers.reading.formats.pdf_page import columns_of, drawn_on, of_drawn, of_plain_lines, text_of
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

# Telling tables takes a tenth of a second a page. A pack is as long as this; what is longer is read on without them.
MOST_WITH_TABLES = 400
MOST_PAGES = 10_000

# What a reader stumbles on is told as a doubt, with its page. It is not also printed.
for _reader in ("pypdf", "pdfminer"):
    logging.getLogger(_reader).addHandler(logging.NullHandler())


_Read = TypeVar("_Read")


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
    pages, second = _Pages(), _or_none(lambda: PdfReader(io.BytesIO(data)))
    if second and _or_none(lambda: second.is_encrypted and not second.decrypt("")):
        pages.doubt("encrypted_pdf", 1)
    else:
        count = _or_none(lambda: len(second.pages)) if second else None
        _with_tables(data, pages, second)
        _with_second_reader(pages, second, count or 0)
        _quickly(data, pages)
        if not count or not pages.begins:
            pages.doubt("broken_pdf", len(pages.lines))
        elif not pages.doubts and all(line.blank for line in pages.lines):
            pages.doubt("pdf_without_words", 1)
    return Paper(name, tuple(pages.lines), "pdf", tuple(pages.doubts), tuple(pages.begins))


def _or_none(reads: Callable[[], _Read]) -> _Read | None:
    """What a library reads, None where it stumbles: a broken file makes it raise anything, and each means the same."""
    try:
        return reads()
    except Exception:
        return None


def _with_tables(data: bytes, pages: _Pages, second: PdfReader | None) -> None:
    """The first pages. One that cannot be read loses no other: the second reader has it."""
    numbers = list(range(1, MOST_WITH_TABLES + 1))
    document = _or_none(lambda: pdfplumber.open(io.BytesIO(data), pages=numbers))
    if document is None:
        return
    for page in _or_none(lambda: document.pages) or []:
        _of_one(page, pages, second)
    _or_none(document.close)


def _of_one(page: Page, pages: _Pages, second: PdfReader | None) -> None:
    drawn = _or_none(lambda: drawn_on(page))
    found = columns_of(drawn) if drawn else None
    text = _or_none(lambda: text_of(drawn, found)) if drawn else None
    if drawn is None or text is None:
        _plainly(pages, second, len(pages.begins))
    else:
        words, merged = of_drawn(drawn, found, text)
        _add(pages, words, drawn.pictures, merged, in_columns=bool(found and found.doubtful))
    _or_none(page.close)


def _with_second_reader(pages: _Pages, second: PdfReader | None, count: int) -> None:
    """What is left of the first pages, where the first reader cannot tell that they are there."""
    for index in range(len(pages.begins), min(count, MOST_WITH_TABLES)):
        _plainly(pages, second, index)


def _plainly(pages: _Pages, second: PdfReader | None, index: int) -> None:
    """A page by the second reader, with a doubt: its columns and tables are not told, or it is lost altogether."""
    words = _or_none(lambda: second.pages[index].extract_text()) if second else None
    pages.page((words or "").splitlines(), ("pdf_page_lost" if words is None else "broken_pdf", 0))


def _add(pages: _Pages, words: list[str], pictures: bool, merged: Iterable[int] = (), in_columns: bool = False) -> None:
    if not any(each.strip() for each in words) and pictures:
        pages.page([], ("scanned_no_text", 0))
    else:
        doubtful = [("columns", 0)] if in_columns else []
        pages.page(words, *doubtful, *(("pdf_cells_merged", offset) for offset in merged))


def _quickly(data: bytes, pages: _Pages) -> None:
    """What is left of a very long file, by a reader that is a hundred times faster and tells no tables; one doubt says from where."""
    if len(pages.begins) < MOST_WITH_TABLES:
        return
    document = _or_none(lambda: pypdfium2.PdfDocument(data))
    if document is None:
        pages.doubt("broken_pdf", len(pages.lines))
        return
    if len(document) > MOST_WITH_TABLES:
        pages.doubt("long_pdf", len(pages.lines) + 1)
    for index in range(MOST_WITH_TABLES, min(len(document), MOST_PAGES)):
        _quick_page(document, index, pages)
    if len(document) > MOST_PAGES:
        pages.doubt("more_pages_than_are_read", len(pages.lines))
    document.close()


def _quick_page(document: pypdfium2.PdfDocument, index: int, pages: _Pages) -> None:
    words = _or_none(lambda: document[index].get_textpage().get_text_range())
    if words is None:
        pages.page([], ("pdf_page_lost", 0))
    else:
        lines = words.splitlines()
        _add(pages, of_plain_lines(lines), pictures=not lines)
