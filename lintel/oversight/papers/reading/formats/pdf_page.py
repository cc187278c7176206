"""One page of a PDF: its lines from top to bottom, with tables where they stand."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from pdfplumber.page import Page

from lintel.oversight.papers.reading.formats.pdf_columns import Box, Gutter, gutter
from lintel.oversight.papers.reading.formats.pdf_gaps import with_gaps

_BEGINS_ANEW = re.compile(
    r"\s*(?:[-\u2022\u25cf\u25aa\uf0b7*o]\s"
    r"|\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]\s|(?:Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?)\b|[A-Z][\w /]{2,30}:)"
)
_NEAR_THE_EDGE, _SAME_PARAGRAPH, _SAME_SIZE = 0.86, 0.75, 0.5
_LEAST_RULES = 4
# On a page of short lines none runs to the edge: it is at least so far from the left of the page, or so many letters.
_LEAST_EDGE, _SHORTEST_FULL_LINE = 0.65, 60


@dataclass(frozen=True)
class Strip:
    """A line of the page, in points from its top left."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    merged: bool = False
    row: bool = False


@dataclass(frozen=True)
class Drawn:
    """What a library tells of a page: its tables' rows, what stands outside them, with the boxes of its words, and its width."""

    rows: list[Strip]
    outside: Page
    boxes: list[Box]
    width: float
    pictures: bool


def drawn_on(page: Page) -> Drawn:
    """What is drawn on a page. Raises what the library raises on a broken one."""
    rows, outside = _tables(page)
    return Drawn(rows, outside, _boxes(outside), float(page.width), bool(page.images))


def columns_of(drawn: Drawn) -> Gutter | None:
    """The gutter between two columns, doubtful or not; None where there is none."""
    return gutter(drawn.boxes, [_box(row) for row in drawn.rows], drawn.width)


def text_of(drawn: Drawn, found: Gutter | None) -> list[list[Strip]]:
    """The lines above the columns, of the left one, of the right one, and below; all in one where there are none for certain."""
    if found is None or found.doubtful:
        return [_text(drawn.outside)]
    return [_text(drawn.outside.filter(partial(_stands_in, found, zone))) for zone in range(4)]


def of_drawn(drawn: Drawn, found: Gutter | None, text: list[list[Strip]]) -> tuple[list[str], list[int]]:
    """The lines of the page, and which of them are rows with merged cells. A blank line stands where the page leaves a gap.

    Columns of prose are read one after the other.
    """
    if found is None or len(text) == 1:
        return _in_order([*drawn.rows, *text[0]], _LEAST_EDGE * drawn.width)
    lines: list[str] = []
    merged: list[int] = []
    for zone, own in enumerate(text):
        strips = [*(row for row in drawn.rows if found.zone(_box(row)) == zone), *own]
        more, more_merged = _in_order(strips, _LEAST_EDGE * (found.at if zone == 1 else drawn.width))
        lines.extend([""] if lines and more and zone != 2 else [])
        merged.extend(len(lines) + each for each in more_merged)
        lines.extend(more)
    return lines, merged


def _in_order(strips: list[Strip], least_edge: float) -> tuple[list[str], list[int]]:
    return _joined(sorted(strips, key=lambda strip: (strip.top, strip.left)), least_edge)


def _stands_in(found: Gutter, zone: int, sign: Any) -> bool:
    return found.zone(Box(sign["x0"], sign["x1"], sign["top"], sign["bottom"])) == zone


def _box(strip: Strip) -> Box:
    return Box(strip.left, strip.right, strip.top, strip.bottom)


def _boxes(page: Page) -> list[Box]:
    return [Box(word["x0"], word["x1"], word["top"], word["bottom"]) for word in page.extract_words()]


def of_plain_lines(lines: list[str]) -> list[str]:
    """The lines of a page of which only the words are known: how far a line runs is told by how long it is."""
    strips = [Strip(words, 0, len(words), 10 * number, 10 * number + 9) for number, words in enumerate(lines)]
    return _joined(strips, _SHORTEST_FULL_LINE)[0]


def _joined(strips: list[Strip], least_edge: float) -> tuple[list[str], list[int]]:
    edge = max(least_edge, *(strip.right for strip in strips if not strip.row), 0.0)
    lines: list[str] = []
    merged: list[int] = []
    last: Strip | None = None
    for strip in strips:
        if last and _goes_on(last, strip, edge):
            lines[-1] = f"{lines[-1].rstrip()} {strip.words.lstrip()}"
        else:
            if last and _leaves_a_gap(last, strip):
                lines.append("")
            merged.extend([len(lines)] if strip.merged else [])
            lines.append(strip.words)
        last = strip
    return lines, merged


def _leaves_a_gap(last: Strip, strip: Strip) -> bool:
    return not (last.row and strip.row) and strip.top - last.bottom > _SAME_PARAGRAPH * (strip.bottom - strip.top)


def _text(page: Page) -> list[Strip]:
    lines = page.extract_text_lines(return_chars=False)
    return [
        Strip(words, line["x0"], line["x1"], line["top"], line["bottom"])
        for words, line in zip(with_gaps(lines, page.extract_words()), lines, strict=True)
    ]


def _tables(page: Page) -> tuple[list[Strip], Page]:
    """Rows of the page's tables, and the page without them. Looked for only where rules are drawn."""
    if len(page.rects) + len(page.lines) + len(page.curves) < _LEAST_RULES:
        return [], page
    rows: list[Strip] = []
    for table in page.find_tables():
        if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1:
            rows.extend(_rows(table))
            page = page.outside_bbox(_within(table.bbox, page.bbox))
    return rows, page


def _within(inner: Any, outer: Any) -> tuple[float, float, float, float]:
    return max(inner[0], outer[0]), max(inner[1], outer[1]), min(inner[2], outer[2]), min(inner[3], outer[3])


def _rows(table: Any) -> list[Strip]:
    strips = []
    for row, cells in zip(table.rows, table.extract(), strict=False):
        words = "\t".join(" ".join((cell or "").split()) for cell in cells)
        if words.strip():
            left, top, right, bottom = row.bbox
            strips.append(Strip(words, left, right, top, bottom, merged=None in cells, row=True))
    return strips


def _goes_on(last: Strip, strip: Strip, edge: float) -> bool:
    """Whether a line belongs to the paragraph before it: that ran to the edge, and nothing new begins here."""
    height = last.bottom - last.top
    return (
        not last.row
        and not strip.row
        and "\t" not in last.words + strip.words
        and last.right >= _NEAR_THE_EDGE * edge
        and 0 <= strip.top - last.top < 2 * height
        and strip.top - last.bottom <= _SAME_PARAGRAPH * height
        and abs((strip.bottom - strip.top) - height) <= _SAME_SIZE
        and not _BEGINS_ANEW.match(strip.words)
    )
