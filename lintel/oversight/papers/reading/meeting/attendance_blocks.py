"""Which lines name people, and as what: the blocks under PRESENT, In attendance, Membership and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.attendance_notes import is_role, status_in_table
from lintel.oversight.papers.reading.meeting.meeting_words import patterns
from lintel.oversight.papers.reading.meeting.people import name_at, people
from lintel.oversight.papers.reading.meeting.untitled_names import untitled
from lintel.oversight.papers.reading.profile import Profile

BLOCKS = patterns("attendance", "blocks")
_NUMBERED = re.compile(r"\W{0,3}(?:(?:Agenda Item|Item|Minute) )?\d{1,4}(?:/\d{2,4})?[a-z]?[.):]?\s+\S")
_TABLE_HEAD = re.compile(
    r"\W*(?:(?:full |committee )?(?:name|member|attendee|councillor)s?(?: names?| of [\w ]+)?)\W*\t"
    r"(?:.*\t)?\s*(?:attendance|attended|present|status)\W*$",
    re.IGNORECASE,
)
_LIST_HEAD = re.compile(r"\W*(?:Cllrs|Councillors|Members)\s*[:\-]*\s*")
_ONE_OF_SEVERAL = re.compile(r"\W*(?:Cllrs|Councillors|Members)\W+(?!.*(?:,|;|\band\b))", re.IGNORECASE)
_LISTED = re.compile(r"[^.:;]{2,}(?:\([^)]*\)[^.:;]*)?\.?")
_UNFINISHED = re.compile(r"(?:,|\band)\s*$")
_OF_MEMBERS = {"membership", "present", "apologies", "absent"}
_HAPPENED = re.compile(
    r"\bin the chair\b|\b(?:left|joined|arrived|took|declared|welcomed|opened)\b.*\.\s*$|\b(?:left|joined) the\b",
    re.IGNORECASE,
)
# What is moved or decided, or who sent apologies, is told after those who came.
_ELSEWHERE = re.compile(
    r"\W*(?:RESOLVED|AGREED|RECOMMENDED|Resolved|Agreed|Recommended|That|THAT)\b|.*\b(?:moved|proposed|seconded) by\b"
    r"|\W*[Aa]pologies\b.*\b(?:from|by|received)\b|\W*\((?:Agenda |AGENDA )?(?:Item|ITEM|No)\b"
)
_AND = re.compile(r"\s*(?:and|&)\s+(?=[A-Z])")
_SEPARATOR = re.compile(r"[\s*_.=-]*")
_SENTENCE = re.compile(
    r"\b(?:was|were|are|is|will|had|has|that|which|received|apologies|welcomed|declared|noted|resolved|be)\b"
)
_FEWEST_WORDS_OF_PROSE = 12
_CAPTIONS = 3
_LONGEST_HALF = 30
Head = tuple[str, int]


@dataclass(frozen=True)
class Entry:
    """A line of a block, from `offset` on, and the status that its block gives."""

    line: Line
    offset: int
    status: str


def entries(filled: tuple[Line, ...], profile: Profile) -> Iterator[Entry]:
    """Every line of every block of people. A block ends at a numbered item, at prose, or after captions that name nobody."""
    heads = _patterns(profile)
    block: _Block | None = None
    parted = _over_two_lines(filled, heads)
    for line in filled:
        if line.number in parted and parted[line.number] is None:
            continue
        if head := parted.get(line.number) or _headed(line.text, heads):
            keeps = block is not None and block.status == "present" and head[0] == "membership"
            block = _Block("present" if keeps else head[0])
            if line.text[head[1] :].strip():
                block.names(line.text[head[1] :])
                yield Entry(line, head[1], block.status)
        elif block and not _SEPARATOR.fullmatch(line.text):
            named = block.names(line.text)
            if block.over(line.text, named):
                block = None
            elif named:
                yield Entry(line, 0, block.status)


def _over_two_lines(filled: tuple[Line, ...], heads: tuple[tuple[str, re.Pattern[str]], ...]) -> dict[int, Head | None]:
    """Headings set in a column of their own: "Also in<tab>A, B" with "attendance:" below it. None for that line below."""
    found: dict[int, Head | None] = {}
    for line, below in pairwise(filled):
        first, tab, rest = line.text.partition("\t")
        halves = (
            bool(tab and rest.strip() and first.strip()) and "\t" not in below.text and len(below.text) < _LONGEST_HALF
        )
        whole = None if not halves or _headed(first, heads) else _headed(f"{first.strip()} {below.text.strip()}", heads)
        if whole:
            found |= {line.number: (whole[0], len(first) + 1), below.number: None}
    return found


def _goes_on(text: str) -> bool:
    """Whether a line may go on with a list of names: surnames alone, with commas and brackets between."""
    return (
        not text.isupper()
        and bool(_LISTED.fullmatch(text))
        and name_at(_AND.sub("", text.lstrip(" \t-\u2022*")), 0, titled=True) is not None
    )


@dataclass
class _Block:
    """The block being read. `titled`: somebody in it has an honorific; `listing`: a list of names goes on in the next line.

    `alone`: each name of the list has a line of its own; `nobody`: how many lines since the last that named somebody.
    """

    status: str
    nobody: int = 0
    titled: bool = False
    listing: bool = False
    alone: bool = False

    def over(self, text: str, named: bool) -> bool:
        """Whether the block ended before this line. That a member was in the chair is said among the members."""
        happened = _HAPPENED.search(text) and not (self.status == "present" and "in the chair" in text.lower())
        return bool(happened or _ELSEWHERE.match(text)) or _ends(text, named) or self.nobody > _CAPTIONS

    def names(self, text: str) -> bool:
        """Whether the next line names somebody. A heading such as "Councillors:" names nobody, but a list follows it."""
        begins = _LIST_HEAD.fullmatch(text) is not None
        listing = self.listing or (self.nobody == 0 and _AND.match(text) is not None)
        goes_on = listing and self.status in _OF_MEMBERS and _goes_on(text)
        titled = next(people(text), None) is not None
        named = goes_on or names_people(text, self.status, self.titled)
        self.titled = self.titled or titled
        begins_one = _ONE_OF_SEVERAL.match(text) is not None
        self.listing = (
            begins or begins_one or bool(_UNFINISHED.search(text)) or (self.listing and goes_on and self.alone)
        )
        self.alone = begins or begins_one or (self.alone and goes_on)
        self.nobody = 0 if named or begins else self.nobody + 1
        return named and not begins


def names_people(text: str, status: str, titled: bool) -> bool:
    """Whether a line of a block names somebody: with an honorific, or as first name and surname before its end or its role.

    Where members have honorifics (`titled`), who has none is a member only if the line says what they are.
    """
    if next(people(text), None):
        return True
    alone = untitled(text)
    if alone and any(map(status_in_table, text.split("\t")[1:])):
        return True
    if alone and titled and status in {"membership", "present"}:
        return status == "present" and is_role(text[: alone[0]] + text[alone[1] :])
    return bool(alone)


def _patterns(profile: Profile) -> tuple[tuple[str, re.Pattern[str]], ...]:
    said = profile.said("attendance", "blocks", {})
    return tuple(
        (status, _head(said.get(status, pattern), status == "apologies")) for status, pattern in BLOCKS.items()
    )


def _head(pattern: str, numbered: bool) -> re.Pattern[str]:
    """A heading of that pattern, with what may follow it. Apologies are often an item with a number."""
    before = r"(?:[0-9]+(?:/[0-9]+)?[.)]?\s+)?" if numbered else ""
    return re.compile(rf"\W*{before}(?:{pattern})\s*(?P<colon>[:\-]+|\(.*\)\s*:?)?\s*(?P<rest>.*)", re.IGNORECASE)


def _headed(text: str, heads: tuple[tuple[str, re.Pattern[str]], ...]) -> Head | None:
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
