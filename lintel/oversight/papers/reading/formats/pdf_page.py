"""One page of a PDF: its lines from top to bottom, with tables where they stand."""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from pdfplumber.page import Page

from lintel.oversight.papers.reading.formats.pdf_columns import Box, Gutter, gutter

_BEGINS_ANEW = re.compile(
    r"\s*(?:[-\u2022\u25cf\u25aa\uf0b7*o]\s"
    r"|\(?\d{1,3}[.)]|\(?[a-z]{1,4}[.)]\s|(?:Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?)\b|[A-Z][\w /]{2,30}:)"
)
_NEAR_THE_EDGE, _SAME_PARAGRAPH, _SAME_SIZE = 0.86, 0.75, 0.5
_LEAST_RULES = 4
# On a page of short lines none runs to the edge: it is at least so far from the left of the page, or so many letters.
_LEAST_EDGE, _SHORTEST_FULL_LINE = 0.65, 60


@dataclass(frozen=True)
class _Strip:
    """A line of the page, in points from its top left."""

    words: str
    left: float
    right: float
    top: float
    bottom: float
    merged: bool = False
    row: bool = False


def of_page(page: Page) -> tuple[list[str], list[int], bool]:
    """The lines of the page, which of them are rows with merged cells, and whether it may have columns that were not told apart.

    A blank line stands where the page leaves a gap. Columns of prose are read one after the other.
    """
    rows, outside = _tables(page)
    found = gutter(_boxes(outside), [_box(row) for row in rows], float(page.width))
    if found is None or found.doubtful:
        lines, merged = _in_order([*rows, *_text(outside)], _LEAST_EDGE * float(page.width))
        return lines, merged, found is not None
    return *_by_column(rows, outside, found), False


def _in_order(strips: list[_Strip], least_edge: float) -> tuple[list[str], list[int]]:
    return _joined(sorted(strips, key=lambda strip: (strip.top, strip.left)), least_edge)


def _by_column(rows: list[_Strip], outside: Page, found: Gutter) -> tuple[list[str], list[int]]:
    """What stands above the columns, the left one, the right one, and what stands below."""
    lines: list[str] = []
    merged: list[int] = []
    for zone in range(4):
        here = outside.filter(partial(_stands_in, found, zone))
        strips = [*(row for row in rows if found.zone(_box(row)) == zone), *_text(here)]
        edge = found.at if zone == 1 else float(outside.width)
        more, more_merged = _in_order(strips, _LEAST_EDGE * edge)
        lines.extend([""] if lines and more and zone != 2 else [])
        merged.extend(len(lines) + each for each in more_merged)
        lines.extend(more)
    return lines, merged


def _stands_in(found: Gutter, zone: int, sign: Any) -> bool:
    return found.zone(Box(sign["x0"], sign["x1"], sign["top"], sign["bottom"])) == zone


def _box(strip: _Strip) -> Box:
    return Box(strip.left, strip.right, strip.top, strip.bottom)


def _boxes(page: Page) -> list[Box]:
    return [Box(word["x0"], word["x1"], word["top"], word["bottom"]) for word in page.extract_words()]


def of_plain_lines(lines: list[str]) -> list[str]:
    """The lines of a page of which only the words are known: how far a line runs is told by how long it is."""
    strips = [_Strip(words, 0, len(words), 10 * number, 10 * number + 9) for number, words in enumerate(lines)]
    return _joined(strips, _SHORTEST_FULL_LINE)[0]


def _joined(strips: list[_Strip], least_edge: float) -> tuple[list[str], list[int]]:
    edge = max(least_edge, *(strip.right for strip in strips if not strip.row), 0.0)
    lines: list[str] = []
    merged: list[int] = []
    last: _Strip | None = None
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


def _leaves_a_gap(last: _Strip, strip: _Strip) -> bool:
    return not (last.row and strip.row) and strip.top - last.bottom > _SAME_PARAGRAPH * (strip.bottom - strip.top)


def _text(page: Page) -> list[_Strip]:
    return [
        _Strip(line["text"], line["x0"], line["x1"], line["top"], line["bottom"])
        for line in page.extract_text_lines(return_chars=False)
    ]


def _tables(page: Page) -> tuple[list[_Strip], Page]:
    """Rows of the page's tables, and the page without them. Looked for only where rules are drawn."""
    if len(page.rects) + len(page.lines) + len(page.curves) < _LEAST_RULES:
        return [], page
    rows: list[_Strip] = []
    for table in page.find_tables():
        if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1:
            rows.extend(_rows(table))
            page = page.outside_bbox(_within(table.bbox, page.bbox))
    return rows, page


def _within(inner: Any, outer: Any) -> tuple[float, float, float, float]:
    return max(inner[0], outer[0]), max(inner[1], outer[1]), min(inner[2], outer[2]), min(inner[3], outer[3])


def _rows(table: Any) -> list[_Strip]:
    strips = []
    for row, cells in zip(table.rows, table.extract(), strict=False):
        words = "\t".join(" ".join((cell or "").split()) for cell in cells)
        if words.strip():
            left, top, right, bottom = row.bbox
            strips.append(_Strip(words, left, right, top, bottom, merged=None in cells, row=True))
    return strips


def _goes_on(last: _Strip, strip: _Strip, edge: float) -> bool:
    """Whether a line belongs to the paragraph before it: that ran to the edge, and nothing new begins here."""
    height = last.bottom - last.top
    return (
        not last.row
        and not strip.row
        and last.right >= _NEAR_THE_EDGE * edge
        and 0 <= strip.top - last.top < 2 * height
        and strip.top - last.bottom <= _SAME_PARAGRAPH * height
        and abs((strip.bottom - strip.top) - height) <= _SAME_SIZE
        and not _BEGINS_ANEW.match(strip.words)
    )
