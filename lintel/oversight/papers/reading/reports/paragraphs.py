"""The numbered paragraphs of a report, which go on across its headings. Lost numbers are inferred where the sequence tells them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.found import Paragraph, Section
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Passage, Place
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.reports import ROOM, Report

MOST_LOST = 4
BULLET = "- "


@dataclass(frozen=True)
class _Numbered:
    line: Line
    part: int
    number: int
    label: str | None
    inferred: bool = False


_Counted = tuple[list[_Numbered], list[Doubt]]


def paragraphs(
    paper: Paper, profile: Profile, report: Report, headings: Sequence[Section], apart: Collection[int]
) -> tuple[tuple[Paragraph, ...], tuple[Doubt, ...]]:
    """The paragraphs of a report, and doubts where numbers are missing that no rule can give back."""
    apart = frozenset(line for line in apart if report.first <= line <= report.last)
    starts = frozenset(each.place.line_start for each in headings)
    numbered, doubts = _numbered(paper, profile, report, starts | apart)
    stops = starts | apart | {each.line.number for each in numbered}
    found = [
        _paragraph(paper, profile, report, each, _last(paper, report, each.line.number, stops)) for each in numbered
    ]
    return tuple(found), tuple(doubts)


def _numbered(paper: Paper, profile: Profile, report: Report, closed: Collection[int]) -> _Counted:
    found: list[_Numbered] = []
    doubts: list[Doubt] = []
    for each in _candidates(paper, profile, report, closed):
        missing = _missing(found[-1] if found else None, each)
        if missing is None:
            continue
        after = found[-1].line.number if found else report.first - 1
        between = [*_unnumbered(paper, profile, after, each, closed)] if missing else []
        if len(between) == missing:
            found += _inferred(between, each)
        else:
            doubts.append(_numbers_missing(each.line))
        found.append(each)
    return found, doubts


def _numbers_missing(before: Line) -> Doubt:
    return Doubt("paragraph_numbers_missing", Place(before.number, before.number), before.text[:120])


def _inferred(between: Sequence[Line], each: _Numbered) -> list[_Numbered]:
    """The lines whose numbers were lost before a paragraph, in order."""
    first = each.number - len(between)
    return [_Numbered(line, each.part, number, None, True) for number, line in enumerate(between, first)]


def _candidates(paper: Paper, profile: Profile, report: Report, closed: Collection[int]) -> Iterator[_Numbered]:
    pattern = profile.pattern(ROOM, "paragraph")
    for line in paper.between(report.first, report.last):
        said = pattern.match(line.text) if line.number not in closed and _at_the_margin(line) else None
        if said:
            part = said.groupdict().get("part")
            yield _Numbered(line, int(part or 0), int(said["number"]), f"{part}.{said['number']}" if part else None)


def _at_the_margin(line: Line) -> bool:
    """Bullets inside a paragraph are set in, so they are none."""
    return line.printed[:1] not in (" ", "\t") or not line.text.startswith(BULLET)


def _missing(before: _Numbered | None, each: _Numbered) -> int | None:
    """How many numbers are missing before this one; None where it cannot be a paragraph here."""
    part, number = (before.part, before.number) if before else (each.part, 0)
    if part != each.part:
        part, number = each.part, 0
        if before and each.part < before.part:
            return None
    missing = each.number - number - 1
    return missing if 0 <= missing <= MOST_LOST else None


def _unnumbered(paper: Paper, profile: Profile, after: int, each: _Numbered, closed: Collection[int]) -> Iterator[Line]:
    """The bullets at the margin that stand where the numbers are missing."""
    clause = profile.pattern(ROOM, "clause")
    for line in paper.between(after + 1, each.line.number - 1):
        said = clause.match(line.text)
        if line.text.startswith(BULLET) and _at_the_margin(line) and line.number not in closed:
            if said and said["clause"]:
                continue
            yield line


def _last(paper: Paper, report: Report, start: int, stops: Collection[int]) -> int:
    """A paragraph goes on until a heading, a table or the next paragraph; blank lines at its end are none of it."""
    last = start
    for number in range(start + 1, report.last + 1):
        line = paper.line(number)
        if number in stops or "\t" in line.text:
            break
        if not line.blank:
            last = line.number
    return last


def _paragraph(paper: Paper, profile: Profile, report: Report, each: _Numbered, last: int) -> Paragraph:
    passage = Passage(tuple(line for line in paper.between(each.line.number, last) if not line.blank))
    said = None if each.inferred else profile.pattern(ROOM, "paragraph").match(passage.text)
    words = passage.text[said.start("text") :] if said else passage.text.removeprefix(BULLET)
    return Paragraph(passage.place(), report.title, each.number, words, each.inferred, each.label)
