"""Lines that go on in the next: a sentence that was broken at the margin, read as one line, with the place of each of its words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from lintel.oversight.papers.reading.lines import Line, Place

_ENDS, _BEGINS = re.compile(r"[.:;!?]\W*$"), re.compile(r"\s*(?:[-•▪o*] |\(?\w{1,4}[.)] |\d+(?:\.\d+)*\s|[A-Z]{4,}\b)")
_SHORTEST, _MOST = 50, 12


@dataclass(frozen=True)
class Whole:
    """Lines that were one sentence or more; a line that stands alone too."""

    lines: tuple[Line, ...]

    @cached_property
    def line(self) -> Line:
        """All of them as one line, with the number of the first."""
        first, *more = self.lines
        return Line(
            first.number,
            " ".join([first.printed.rstrip(), *(each.printed.strip() for each in more)]) if more else first.printed,
        )

    def place(self, joined: Place) -> Place:
        """Where a place in the one line stands in the paper."""
        column, first = joined.column, self.lines[0]
        for line in self.lines:
            indent = 0 if line is first else len(line.printed) - len(line.printed.lstrip())
            length = len(line.printed.rstrip()) - indent
            if column <= length or line is self.lines[-1]:
                return Place(line.number, line.number, column + indent)
            column -= length + 1
        return joined


def goes_on(line: Line, following: Line) -> bool:
    """Whether a line was broken at the margin: it is long, ends no sentence, and the next follows at once and begins nothing."""
    next_to = following.number == line.number + 1 and len(line.text) >= _SHORTEST
    parted = "\t" in line.text or "\t" in following.text
    return next_to and not parted and not _ENDS.search(line.text) and not _BEGINS.match(following.text)


def wholes(filled: Iterable[Line], joins: Callable[[Line, Line], bool] = goes_on) -> Iterator[Whole]:
    """The lines in order, those that go on joined: `joins` says whether the second goes on with the first."""
    run: list[Line] = []
    for line, following in pairwise([*filled, None]):
        assert line is not None
        run.append(line)
        if following is None or len(run) == _MOST or not joins(line, following):
            yield Whole(tuple(run))
            run = []
