"""The lines behind a printed page, as the check compares them."""

import re
from collections.abc import Sequence

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.meeting_page.of_meeting import figures_in
from lintel.oversight.papers.meeting_page.printed import Printed
from lintel.oversight.papers.reading.found import Figure, Reading
from lintel.oversight.papers.reading.lines import Line

_MARK = re.compile(r"^\s*(?:[-•]\s+(?:o\s+)?)")


def plain(text: str) -> str:
    """A text as it is compared: plain quotes and dashes, and single spaces."""
    return " ".join(Line(0, text).text.split())


def _within(before: str, first: str) -> bool:
    return not first.isupper() and re.search(r"[a-z]{2,},?\s*$", before) is not None


def _goes_on(words: str, after: str) -> bool:
    return words[-1] not in ".;:!?" and re.match(r",?\s*[a-z0-9]", after) is not None


class Sources:
    """The papers of some meetings, by name."""

    def __init__(self, meetings: Sequence[MeetingPapers]) -> None:
        readings = [reading for meeting in meetings for reading in meeting.readings]
        self._figures = {reading.paper.name: figures_in(reading) for reading in readings}
        self._readings = {reading.paper.name: reading for reading in readings}

    def _lines(self, of: Printed) -> list[str]:
        reading = self._readings.get(of.paper)
        lines = reading.paper.between(of.first, of.last) if reading and 0 < of.first <= of.last else ()
        return [line.text for line in lines if not line.blank]

    def text(self, of: Printed) -> str:
        """The words of its lines, joined; empty where there are no such lines."""
        return plain(" ".join(self._lines(of)))

    def has(self, of: Printed) -> bool:
        """Whether the words stand in its lines; list marks at the beginning of lines may be left out."""
        words = plain(of.text.removeprefix("… ").removesuffix(" …"))
        bare = plain(" ".join(_MARK.sub("", line) for line in self._lines(of)))
        return bool(words) and (words in self.text(of) or words in bare)

    def is_cut(self, of: Printed) -> bool:
        """Whether its sentence goes on before or after it: whole ones alone may be left out. Cells of tables stand side by side."""
        words, text = plain(of.text.removeprefix("… ").removesuffix(" …")), self.text(of)
        if not words or any("\t" in line for line in self._lines(of)):
            return False
        at = [(found.start(), found.end()) for found in re.finditer(re.escape(words), text)]
        return bool(at) and all(_within(text[:start], words[0]) or _goes_on(words, text[end:]) for start, end in at)

    def has_in_order(self, of: Printed) -> bool:
        """Whether the words stand in its lines in their order, though others may stand between them."""
        words = plain(of.text).split()
        there = iter(self.text(of).split())
        return self.has(of) or (bool(words) and all(word in there for word in words))

    def figures_with_reading(self, of: Printed) -> list[tuple[Figure, Reading]]:
        """The figures on its lines."""
        reading = self._readings.get(of.paper)
        found = self._figures[of.paper] if reading else ()
        return [(each, reading) for each in found if reading and of.first <= each.place.line_start <= of.last]

    def figures(self, of: Printed) -> list[Figure]:
        """The figures on its lines, without what they were found in."""
        return [each for each, _ in self.figures_with_reading(of)]
