"""Which lines name people, and as what: the blocks under PRESENT, In attendance, Membership and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintel.oversight.papers.reading.attendance_notes import is_role
from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting_words import patterns
from lintel.oversight.papers.reading.people import name_at, people
from lintel.oversight.papers.reading.profile import Profile

BLOCKS = patterns("attendance", "blocks")
_NUMBERED = re.compile(r"\W{0,3}\d{1,4}[a-z]?[.)]?\s+\S")
_TABLE_HEAD = re.compile(
    r"\W*(?:name|member|attendee|councillor)s?\b[^\t]*\t(?:.*\t)?\s*(?:attendance|attended|present|status)\W*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\s*_.=-]*")
_SENTENCE = re.compile(
    r"\b(?:was|were|are|is|will|had|has|that|which|received|apologies|welcomed|declared|noted|resolved|be)\b"
)
_FEWEST_WORDS_OF_PROSE = 12
_CAPTIONS = 3
_CELLS = patterns("attendance", "cells")


@dataclass(frozen=True)
class Entry:
    """A line of a block, from `offset` on, and the status that its block gives."""

    line: Line
    offset: int
    status: str


def entries(filled: tuple[Line, ...], profile: Profile) -> Iterator[Entry]:
    """Every line of every block of people. A block ends at a numbered item, at prose, or after captions that name nobody."""
    heads = _patterns(profile)
    status, nobody, titled = None, 0, False
    for line in filled:
        head = _headed(line.text, heads)
        if head:
            status, offset = status if status == "present" and head[0] == "membership" else head[0], head[1]
            nobody, titled = 0, bool(next(people(line.text), None))
            if line.text[offset:].strip():
                yield Entry(line, offset, status)
        elif status and not _SEPARATOR.fullmatch(line.text):
            named = names_people(line.text, status, titled)
            nobody = 0 if named else nobody + 1
            titled = titled or bool(next(people(line.text), None))
            if _ends(line.text, named) or nobody > _CAPTIONS:
                status = None
            elif named:
                yield Entry(line, 0, status)


def status_in_table(cell: str) -> str | None:
    """The status that a cell of a table of attendance says."""
    said = cell.strip().lower()
    return next((status for status, pattern in _CELLS.items() if re.fullmatch(pattern, said)), None)


def names_people(text: str, status: str, titled: bool) -> bool:
    """Whether a line of a block names somebody: with an honorific, or as first name and surname before its end or its role.

    Where members have honorifics (`titled`), who has none is a member only if the line says what they are.
    """
    if next(people(text), None):
        return True
    alone = untitled(text)
    if alone and titled and status in {"membership", "present"}:
        return status == "present" and is_role(text[: alone[0]] + text[alone[1] :])
    return bool(alone)


def untitled(text: str) -> tuple[int, int] | None:
    """Offsets of a name without honorific that opens or closes a line of a list, with its role on the other side."""
    start = len(text) - len(text.lstrip(" \t-\u2022*"))
    for at in (start, *(found.end() for found in re.finditer(r"\s-\s|:\s|\t", text))):
        named = name_at(text, at)
        if named and named.whole and 2 <= len(named.words) <= 4 and not text[named.start : named.end].isupper():
            after = text[named.end :].lstrip()
            if not after or after[0] in "-,(:\t;" or text[named.end] == "\t":
                return at, named.end
    return None


def _patterns(profile: Profile) -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = profile.said("attendance", "blocks", {})
    return tuple(
        (status, _head(said.get(status, pattern), status == "apologies")) for status, pattern in BLOCKS.items()
    )


def _head(pattern: str, numbered: bool) -> re.Pattern[str]:
    """A heading of that pattern, with what may follow it. Apologies are often an item with a number."""
    before = r"(?:[0-9]+[.)]?\s+)?" if numbered else ""
    return re.compile(rf"\W*{before}(?:{pattern})\s*(?P<colon>[:\-]|\(.*\)\s*:?)?\s*(?P<rest>.*)", re.IGNORECASE)


def _headed(text: str, heads: tuple[tuple[str, re.Pattern[str]], ...]) -> tuple[str, int] | None:
    """The status that a heading gives, and where in the line the people begin. What follows a heading stands after a colon."""
    if len(text) > 60 and ":" not in text[:60]:
        return None
    if _TABLE_HEAD.match(text):
        return "present", len(text)
    closed = _closed_up(text)
    for status, pattern in heads:
        found = pattern.fullmatch(closed)
        if found and (not found["rest"] or (found["colon"] and people_follow(found["rest"]))):
            return status, len(text) - len(found["rest"])
    return None


def people_follow(text: str) -> bool:
    return bool(next(people(text), None)) or bool(untitled(text)) or name_at(text, 0) is not None


def _closed_up(text: str) -> str:
    """Letters set apart as one word; the rest of the line stays as long as it was from its end."""
    return re.sub(r"\b(?:[^\W\d_]\s){3,}[^\W\d_]\b", lambda found: re.sub(r"\s", "", found.group()), text)


def _ends(text: str, named: bool) -> bool:
    words = text.split()
    fewest = _FEWEST_WORDS_OF_PROSE if named else _FEWEST_WORDS_OF_PROSE // 2
    prose = len(words) > fewest and text.rstrip().endswith(".") and bool(_SENTENCE.search(text))
    return prose or bool(_NUMBERED.match(text)) or (not named and len(words) > _FEWEST_WORDS_OF_PROSE)
