"""Pieces of text, each from a line of a file, laid out as the lines of a paper: on the file's own line wherever that is free."""

from collections.abc import Iterable
from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Line


@dataclass(frozen=True)
class Piece:
    """A line of the paper, and the line of the file on which it begins."""

    given: int
    words: str


def laid(pieces: Iterable[Piece]) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """The lines, and the file's line of each; no such list where all lines are the file's own."""
    lines: list[Line] = []
    given: list[int] = []
    for piece in pieces:
        while len(lines) + 1 < piece.given:
            lines.append(Line(len(lines) + 1, ""))
            given.append(len(lines))
        lines.append(Line(len(lines) + 1, piece.words))
        given.append(piece.given)
    own = all(line == at for at, line in enumerate(given, 1))
    return tuple(lines), () if own else tuple(given)
