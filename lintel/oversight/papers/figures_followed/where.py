"""Where a figure stands: its words before and after it, and what qualifies it."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from lintel.oversight.papers.following.rare_words import Terms, terms
from lintel.oversight.papers.reading.found import Figure
from lintel.oversight.papers.reading.lines import Paper
from lintel.oversight.papers.reading.sentences import sentences

_QUALIFIER = re.compile(
    r"(?:\b(?:around|about|approximately|approx\.?|circa|c\.|some|nearly|almost|roughly|over|under|just (?:over|under)"
    r"|more than|less than|fewer than|at least|at most|up to|in excess of|in the region of|between|estimated at)\s+){1,2}$",
    re.I,
)

_RANGE = re.compile(r"^(?:(?:between|from)\s+)?(?P<first>\S.*?)(?:\s+(?:and|to)\s+|\s*-\s*(?=[£\d]))", re.I)


@dataclass(frozen=True)
class Followed:
    """A figure in its passage. `at` is the offset in `text` where its printed form begins; `meeting_date` is ISO.

    `body` is that of the meeting, as bodies are compared; empty where it is not known.
    """

    figure: Figure
    paper: str
    meeting_date: str
    text: str
    at: int
    body: str = ""

    @property
    def line(self) -> int:
        return self.figure.place.line_start

    @property
    def end(self) -> int:
        return self.at + len(self.figure.figure)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Where the sentence, or the cell, begins and ends in `text`."""
        cell = self.text.rfind("\t", 0, self.at) + 1
        tab = self.text.find("\t", self.end)
        words = self.text[cell : tab if tab >= 0 else len(self.text)]
        spans = [(cell + start, cell + end) for start, end in sentences(words)]
        return next((span for span in spans if span[0] <= self.at < span[1]), (cell, cell + len(words)))

    @property
    def said(self) -> str:
        """Its own sentence, as it was read."""
        return self.figure.sentence or self.text[slice(*self.sentence)]

    @property
    def told(self) -> str:
        """As it is told beside others: a range from end to end, such as "£2 million to £3 million"."""
        printed = self.figure.figure
        return printed if self.figure.value_high is None else _RANGE.sub(r"\g<first> to ", printed)

    @property
    def before(self) -> str:
        """The words of the sentence before it."""
        return self.text[self.sentence[0] : self.at]

    @property
    def after(self) -> str:
        """The words of the sentence after it, up to the next figure."""
        return re.split(r"(?<!\w)[£\d]", self.text[self.end : self.sentence[1]], maxsplit=1)[0]

    @property
    def qualifier(self) -> str:
        """The words just before it that say how exact it is, such as "just under"; empty where none do."""
        found = _QUALIFIER.search(self.before)
        return found[0].strip() if found else ""

    @cached_property
    def terms(self) -> Terms:
        """The telling words of its sentence."""
        return terms(self.text[self.sentence[0] : self.sentence[1]])


def followed(figure: Figure, paper: Paper, meeting_date: str) -> Followed:
    """The figure in its line, or in its sentence where that goes on over several lines."""
    line = paper.line(figure.place.line_start)
    if figure.sentence and figure.sentence not in line.text:
        return Followed(figure, paper.name, meeting_date, figure.sentence, max(figure.sentence.find(figure.figure), 0))
    near = bisect_left(range(len(line.text)), figure.place.column, key=line.column)
    at = line.text.find(figure.figure, near)
    return Followed(
        figure, paper.name, meeting_date, line.text, at if at >= 0 else max(line.text.find(figure.figure), 0)
    )
