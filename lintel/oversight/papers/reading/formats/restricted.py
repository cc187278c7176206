"""What is not for the public, dropped: its lines become blank, so that every other line keeps its number."""

import re
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place

_THINGS = r"(?:report|item|appendix|annex|minutes?|information|document|paper|business|session|matters?|part)s?"
_MARK = re.compile(
    rf"\W*(?:(?:agenda item \d+\W+)?not for publication\b"
    rf"|(?:private and )?(?:exempt|restricted|confidential)(?: {_THINGS})?(?: (?:only|to members only))?\W*$"
    rf"|(?:exempt|restricted|confidential) {_THINGS}\W.{{0,160}}$"
    rf"|(?:this|the following|these) {_THINGS} (?:is|are|contains?|has been)\b[^.]{{0,40}}"
    rf"\b(?:exempt|restricted|confidential|not for publication)\b"
    rf"|(?:part|section) (?:2|ii|b|two)\b\W+.{{0,40}}\b(?:exempt|private|confidential|closed|not for publication)\b"
    rf"|.{{0,80}}\b(?:exempt|not for publication|confidential)\b[^.]{{0,40}}\bby virtue of (?:category |paragraphs? )?\d.*)",
    re.IGNORECASE,
)
_WITHIN_TITLE = re.compile(
    r"\((?:exempt|restricted|confidential|not for publication)\b|\bnot for publication\b", re.IGNORECASE
)
_PUBLIC_SENTENCE = re.compile(
    r"\b(?:resolved|be excluded|excluded from the meeting|exclusion of (?:the )?(?:press|public)|likely disclosure)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W{0,3}(?P<number>\d{1,3})[.)]?\s+\W*[A-Z]")
_NEXT_PART = re.compile(
    r"\W*(?:agenda item \d+[a-z]?\W*$|end of (?:the )?(?:exempt|restricted|confidential)\b"
    r"|(?:part|section) (?:1|i|a|one)\b|items? (?:open to|for) (?:the )?public|public (?:session|items|minutes|business)\b"
    r"|(?:the )?(?:press and )?public (?:were )?(?:re-?admitted|returned))",
    re.IGNORECASE,
)
_APPENDIX = re.compile(r"\W*(?:appendix|annex) [A-Z0-9]+\b", re.IGNORECASE)
# What an agenda says of its exempt items, their titles and the reason, is public.
_AGENDA = re.compile(r"\W*(?:agenda|a g e n d a)\W*", re.IGNORECASE)
_AFTER_AGENDA = re.compile(
    r"\W*(?:(?i:agenda item \d|minutes of (?:a|the) )|(?:[A-Z ]+ )?REPORT (?:OF|BY) |(?:EXEMPT|RESTRICTED|CONFIDENTIAL) REPORT\b)"
)
_LONGEST_MARK = 300


@dataclass
class _Dropping:
    """`number`: of the item within which the mark stood, None where it stood at the head of a paper of its own."""

    first: int
    number: int | None
    appendix: bool


def without_restricted(paper: Paper) -> Paper:
    """The paper with its restricted parts blank, and a doubt for each that says which lines were dropped, and no word of them."""
    runs = [(first, last) for first, last in _runs(paper) if first <= last]
    if not runs:
        return paper
    blank = {number for first, last in runs for number in range(first, last + 1)}
    lines = tuple(Line(line.number, "") if line.number in blank else line for line in paper.lines)
    doubts = tuple(doubt for doubt in paper.doubts if doubt.place.line_start not in blank)
    dropped = tuple(Doubt("restricted_part_dropped", Place(first, last)) for first, last in runs)
    return replace(paper, lines=lines, doubts=(*doubts, *dropped))


def _runs(paper: Paper) -> list[tuple[int, int]]:
    """(first, last) line of each part to drop."""
    runs: list[tuple[int, int]] = []
    dropping: _Dropping | None = None
    item, since, in_agenda = None, 0, False
    for line in paper.filled():
        in_agenda = _AGENDA.fullmatch(line.text) is not None or (in_agenda and not _AFTER_AGENDA.match(line.text))
        numbered = _NUMBERED.match(line.text)
        if dropping and _over(dropping, line.text, numbered):
            runs.append((dropping.first, line.number - 1))
            dropping = None
        if dropping:
            continue
        item, since = (int(numbered["number"]), 0) if numbered else (item, since + 1)
        if not in_agenda and (starts := _begins(line.text)):
            first = line.number + (starts == "after")
            dropping = _Dropping(
                first,
                item if since <= 2 else None,
                bool(re.search(r"\b(?:appendix|annex)\b", line.text, re.IGNORECASE)),
            )
    return [*runs, (dropping.first, len(paper.lines))] if dropping else runs


def _begins(text: str) -> str | None:
    """ "here" where the line is a mark; "after" where it is the title of an item, which is public, with the mark in it."""
    if len(text) > _LONGEST_MARK or _PUBLIC_SENTENCE.search(text):
        return None
    numbered = _NUMBERED.match(text)
    if numbered and _WITHIN_TITLE.search(text):
        return "after"
    return "here" if _MARK.match(text) else None


def _over(dropping: _Dropping, text: str, numbered: re.Match[str] | None) -> bool:
    if _begins(text):
        return False
    if _NEXT_PART.match(text) or (dropping.appendix and _APPENDIX.match(text)):
        return True
    if numbered and dropping.number is not None:
        if numbered["number"] == "1":
            dropping.number = None
        return int(numbered["number"]) == (dropping.number or -2) + 1
    return False
