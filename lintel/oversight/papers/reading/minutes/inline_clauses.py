"""Clauses that stand in one line: "RESOLVED that (1) the report be noted; (2) the Director be requested to ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Passage
from lintel.oversight.papers.reading.minutes.rows import roman

_MARK = re.compile(r"(?:(?<=^)|(?<=[\s;:,.]))\(?(?P<label>[a-zA-Z]|[ivxIVX]+|\d{1,2})\)\s+(?=\S)")


@dataclass(frozen=True)
class Cut:
    """A clause in a passage: its label, and the offsets of its words."""

    label: str
    start: int
    end: int


def cuts(passage: Passage, start: int) -> tuple[Cut, ...]:
    """The clauses whose marks follow each other in order; none where there are not two at least."""
    found = list(_marks(passage.text, start))
    if len(found) < 2:
        return ()
    ends = [mark.start() for mark in found[1:]] + [len(passage.text)]
    return tuple(Cut(mark["label"], mark.end(), end) for mark, end in zip(found, ends, strict=True))


def _marks(text: str, start: int) -> Iterator[re.Match[str]]:
    order = -1
    count = 1
    for found in _MARK.finditer(text, start):
        kinds = _kinds(count)
        if found["label"].lower() in kinds and order in (-1, kinds.index(found["label"].lower())):
            order = kinds.index(found["label"].lower()) if count == 1 else order
            count += 1
            yield found


def _kinds(count: int) -> Sequence[str]:
    return (chr(96 + count), roman(count), str(count))
