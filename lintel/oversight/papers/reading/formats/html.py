"""A web page as the lines that a reader sees: paragraphs, bullets and numbers of lists, rows of tables with a tab between cells."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from lintel.oversight.papers.reading.formats.laid import Piece, laid
from lintel.oversight.papers.reading.formats.list_marks import ListMarks
from lintel.oversight.papers.reading.formats.text import lines_of
from lintel.oversight.papers.reading.lines import Paper

_UNSEEN = {"script", "style", "head", "template", "noscript", "nav", "svg", "select", "button", "iframe", "object"}
# fmt: off
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "br",
    "hr", "section", "article", "header", "footer", "main", "aside", "form", "fieldset", "legend", "blockquote", "pre", "address",
    "figure", "figcaption", "caption", "body", "html", "center",
}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# fmt: on
_CELLS = {"td", "th"}
_DEEPEST_TABLE = 8
_NEVER_ENDS, _MOST_THAT_NEVER_END = re.compile(r"<(?!!--)(?=[^<>]*<)"), 200


def read(data: bytes, name: str) -> Paper:
    """The paper in a web page."""
    lines, doubts = lines_of(data)
    shown, given = laid(seen("\n".join(line.printed for line in lines)))
    return Paper(name, shown, "html", doubts, given=given)


def seen(page: str, first_line: int = 1) -> Iterator[Piece]:
    """The lines of a page that are seen, each with its line in the file, where the page begins at `first_line`."""
    eyes = _Eyes()
    eyes.feed(_with_tags_that_end(page))
    eyes.close()
    for piece in eyes.finished():
        yield Piece(piece.given + first_line - 1, piece.words)


def _with_tags_that_end(page: str) -> str:
    """Thousands of tags that never end would hold the parser up for hours: those are words. A comment that never ends hides the rest."""
    unending = page.find("<!--", page.rfind("-->") + 1)
    page = page if unending < 0 else page[:unending]
    return _NEVER_ENDS.sub("&lt;", page) if len(_NEVER_ENDS.findall(page)) > _MOST_THAT_NEVER_END else page


class _Eyes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._marks = ListMarks()
        self._unseen: list[str] = []
        self._words: list[str] = []
        self._begun = 1
        self._rows: list[list[list[Piece]]] = []
        self._out: list[Piece] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if self._unseen or (tag not in _EMPTY and _hidden(tag, said)):
            if tag not in _EMPTY:
                self._unseen.append(tag)
            return
        if tag in _BLOCKS or tag in _CELLS:
            self._end_line()
            self._marks.opened(tag, said)
        if tag == "tr" and len(self._rows) < _DEEPEST_TABLE:
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append([])

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        if tag in _BLOCKS or tag in _CELLS:
            self._end_line()
            self._marks.closed(tag)
        if tag == "tr" and self._rows:
            row = self._rows.pop()
            self._to().extend(_row(row))

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if not self._words and data.strip():
            self._begun = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        if data.strip() or self._words:
            self._words.append(data)

    def finished(self) -> list[Piece]:
        """Everything seen, also of rows that were never closed."""
        self._end_line()
        while self._rows:
            row = self._rows.pop()
            self._to().extend(_row(row))
        return self._out

    def _to(self) -> list[Piece]:
        return self._rows[-1][-1] if self._rows and self._rows[-1] else self._out

    def _end_line(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if words:
            self._to().append(Piece(self._begun, self._marks.mark() + words))


def _hidden(tag: str, said: dict[str, str]) -> bool:
    style = said.get("style", "").replace(" ", "").lower()
    return (
        tag in _UNSEEN
        or "hidden" in said
        or "display:none" in style
        or "visibility:hidden" in style
        or said.get("type", "").lower() == "hidden"
    )


def _row(cells: list[list[Piece]]) -> Iterator[Piece]:
    """A row as one line with tabs; what stands below the first line of a cell follows as lines of its own."""
    first = [cell[0] if cell else None for cell in cells]
    filled = [piece for piece in first if piece]
    if not filled:
        return
    tops = [piece.words if piece else "" for piece in first]
    below = [piece for cell in cells for piece in cell[1:]]
    yield Piece(filled[0].given, (" " if _numbers_an_item(tops, below) else "\t").join(tops).rstrip("\t"))
    yield from below


def _numbers_an_item(tops: list[str], below: list[Piece]) -> bool:
    """Whether a row is an agenda item laid out as a table: its number, then its title and words."""
    return len(tops) == 2 and tops[0].rstrip(".").isdigit() and (tops[0].endswith(".") or len(below) > 0)
