"""Sentences in a text, as offsets: where one ends is decided here for every reader."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.?!]['\")\]]*(?=\s+['\"(\[£]{0,2}[A-Z0-9-])")
_SHORT = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllrs?|Prof|Rev|Sir|St|Nos?|paras?|approx|e\.g|i\.e|etc|vs|pp?|c|[A-Z])$|^\W*(?:[ivxlcIVXLC]+|\d{1,4}|\w)$"
)
_LONGEST_SHORT = 12
LONGEST = 3000
_GAP = re.compile(r"\s*")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, without the space between: together they are all of the text but that space.

    What goes on without a full stop for longer than LONGEST is cut at a space: forms of words look back to where a sentence
    begins, so that a file of one line would be looked at once for each of its words.
    """
    start = begins(text, 0)
    for end in (*ends(text), len(text.rstrip())):
        while end - start > LONGEST:
            cut = _cut(text, start)
            yield start, len(text[start:cut].rstrip()) + start
            start = begins(text, cut)
        if start < end:
            yield start, end
        start = begins(text, end)


def _cut(text: str, start: int) -> int:
    space = text.rfind(" ", start + 1, start + LONGEST)
    return space if space > start else start + LONGEST


def ends(text: str) -> Iterator[int]:
    """The offset behind each sentence but the last: a full stop after a short form such as "Mr.", an initial or a label ends none."""
    start = 0
    for end in _END.finditer(text):
        before = text[max(start, end.start() - _LONGEST_SHORT) : end.start()]
        if text[end.start()] != "." or not _SHORT.search(before):
            yield end.end()
            start = end.end()


def begins(text: str, end: int) -> int:
    """Where the next words begin, from the offset `end`."""
    found = _GAP.match(text, end)
    return found.end() if found else end
