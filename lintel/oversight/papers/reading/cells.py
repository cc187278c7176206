"""A line as cells, parted by tabs or bars, and whether it is a row of them."""

import re
from collections.abc import Iterable, Iterator

from lintel.oversight.papers.reading.lines import Line

FEWEST_CELLS = 2
_RULE = re.compile(r"[\s|:+-]*")
_LABEL = re.compile(r"(?:[-•·●○▪■➢✓§Ø\uf0b7o*]|\(?(?:[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(?\d{1,3}[a-z]?[.)])?")


def parted(line: Line) -> bool:
    """Whether something parts the line; a rule under a header is no row."""
    return ("\t" in line.text or "|" in line.text) and not _RULE.fullmatch(line.text)


def cells(line: Line) -> tuple[str, ...]:
    """The cells of a line, without what stands round them. One where nothing parts it."""
    if "\t" in line.text:
        return tuple(cell.strip() for cell in line.text.split("\t"))
    return tuple(cell.strip() for cell in line.text.strip().strip("|").split("|"))


def is_rule(line: Line) -> bool:
    """Whether the line is drawn under the header of a table."""
    return "|" in line.text and _RULE.fullmatch(line.text) is not None


def is_row(line: Line) -> bool:
    """Whether a line has at least two filled cells besides a bullet, numeral or letter."""
    return parted(line) and sum(not _LABEL.fullmatch(cell) for cell in cells(line)) >= FEWEST_CELLS


def rows_among(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of every run of parted lines that has a row, rules among them; what stands beside a row may have one cell filled."""
    held: list[Line] = []
    for line in (*lines, None):
        if line and ("\t" in line.text or "|" in line.text):
            held.append(line)
        elif held:
            yield from held if any(is_row(each) for each in held) else ()
            held = []
