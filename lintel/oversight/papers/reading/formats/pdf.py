"""A PDF as lines: page by page, lines of a paragraph joined, tables as rows of cells. A page that is a picture is a doubt."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pdfplumber
from pdfplumber.page import Page
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from lintel.oversight.papers.reading.formats.pdf_page import of_page
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

MOST_PAGES = 6000


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
        self.doubts.extend(Doubt(name, Place(first + offset, first + offset)) for name, offset in doubts)


def read(data: bytes, name: str) -> Paper:
    """The paper in a PDF. Lines are counted through the whole of it, from 1."""
    locked = _locked(data)
    if locked is not None:
        return Paper(name, (), "pdf", (Doubt(locked, Place(1, 1)),))
    pages = _Pages()
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            _read_all(document.pages, pages, data)
    except Exception:  # pdfminer raises whatever a broken file makes it stumble on
        _with_second_reader(data, pages, len(pages.begins))
    return Paper(name, tuple(pages.lines), "pdf", tuple(pages.doubts), tuple(pages.begins))


def _locked(data: bytes) -> str | None:
    """The doubt that a file raises before any page is read: locked, or no PDF that either reader can open."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "encrypted_pdf"
        return None if len(reader.pages) else "broken_pdf"
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError):
        return "broken_pdf"


def _read_all(document: list[Page], pages: _Pages, data: bytes) -> None:
    for index, page in enumerate(document):
        if index >= MOST_PAGES:
            pages.doubts.append(Doubt("more_pages_than_are_read", Place(len(pages.lines), len(pages.lines))))
            return
        try:
            words, merged = of_page(page)
        except Exception:  # one page that cannot be read must not lose the others
            _with_second_reader(data, pages, index, index + 1)
        else:
            _add(pages, words, merged, bool(page.images))
        page.close()


def _add(pages: _Pages, words: list[str], merged: list[int], pictures: bool) -> None:
    if not any(each.strip() for each in words) and pictures:
        pages.page([], ("scanned_no_text", 0))
    else:
        pages.page(words, *(("pdf_cells_merged", offset) for offset in merged))


def _with_second_reader(data: bytes, pages: _Pages, first: int, end: int = MOST_PAGES) -> None:
    """Pages that pdfplumber cannot read, by pypdf; a doubt for each, as columns and tables are not told there."""
    for words in _plainly(data, first, end):
        pages.page(words, ("broken_pdf", 0))


def _plainly(data: bytes, first: int, end: int) -> Iterator[list[str]]:
    try:
        for page in PdfReader(io.BytesIO(data)).pages[first:end]:
            yield (page.extract_text() or "").splitlines()
    except Exception:  # the second reader stumbles too: what was read is kept
        yield []
