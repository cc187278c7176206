"""What is odd in the lines of a paper of any form: signs that nobody sees, and lines too long to be read whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.lines import LONGEST, UNSEEN, Doubt, Paper, Place

_MOST_NAMED = 50


def with_odd_lines(paper: Paper) -> Paper:
    """The paper with a doubt for its lines that hold unseen signs, and one for each very long line."""
    return replace(paper, doubts=(*paper.doubts, *_unseen(paper), *_long(paper)))


def _unseen(paper: Paper) -> Iterator[Doubt]:
    numbers = [line.number for line in paper.lines if not line.printed.isascii() and UNSEEN.search(line.printed)]
    if numbers:
        yield Doubt("characters_that_mean_nothing", Place(numbers[0], numbers[0]), _named(numbers))


def _named(numbers: Sequence[int]) -> str:
    more = len(numbers) - _MOST_NAMED
    named = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    return f"Lines {named} and {more} more" if more > 0 else f"Lines {named}" if len(numbers) > 1 else f"Line {named}"


def _long(paper: Paper) -> Iterator[Doubt]:
    for line in paper.lines:
        if len(line.printed) > LONGEST:
            yield Doubt("very_long_line", Place(line.number, line.number))
