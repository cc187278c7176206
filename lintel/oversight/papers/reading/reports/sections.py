"""The headings inside a report and its appendices: those of the council's list, and short lines that stand alone."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from lintel.oversight.papers.reading.found import Section
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.reports import ROOM, Report

LONGEST = 100
ROOM_FOR_A_CHART = 3
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+")
_ALONE = re.compile(r"[A-Z0-9][^\t]*[A-Za-z)'\"]")
_NO_HEADING = re.compile(
    r"@|://|www\.|\d{5}|^\d+\s*[-=.:]|^[A-Z]:|^(?:Tel|E-?mail|Telephone|Score|Page)\b.*[:\d]", re.I
)


def sections(
    paper: Paper, profile: Profile, report: Report, apart: Collection[int]
) -> tuple[tuple[Section, ...], tuple[Doubt, ...]]:
    """The headings of a report and its appendices, and doubts where a chart was lost. Lines in `apart` hold none."""
    found: list[Section] = []
    doubts: list[Doubt] = []
    for line in _lines_alone(paper, profile, report, apart):
        place = Place(line.number, line.number)
        if not listed(profile, line.text) and _is_caption(paper, profile, line):
            doubts.append(Doubt("chart_lost", place, line.text))
        else:
            found.append(Section(place, report.title, title(line.text)))
    return tuple(found), tuple(doubts)


def listed(profile: Profile, text: str, key: str = "headings") -> bool:
    """Whether the text is a heading of that list of the profile, whatever its case, with or without a number and a colon."""
    return _plain(text) in _plain_list(tuple(profile.said(ROOM, key, ())))


def title(text: str) -> str:
    """The heading without its number and its colon."""
    return _NUMBER.sub("", text.strip()).rstrip(" :")


def _plain(text: str) -> str:
    return title(text).casefold()


@cache
def _plain_list(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_plain(each) for each in words)


def _lines_alone(paper: Paper, profile: Profile, report: Report, apart: Collection[int]) -> Iterator[Line]:
    for line in paper.between(report.first, report.last):
        if line.blank or len(line.text) > LONGEST:
            continue
        open_line = line.number not in apart and not listed(profile, line.text, "furniture")
        if listed(profile, line.text) or (open_line and _stands_alone(paper, line)):
            yield line


def _stands_alone(paper: Paper, line: Line) -> bool:
    text = line.text.strip()
    if not _ALONE.fullmatch(text) or (_NO_HEADING.search(text) and not _heads_numbers(paper, line)):
        return False
    return all(
        not 1 <= beside <= len(paper.lines) or paper.line(beside).blank for beside in (line.number - 1, line.number + 1)
    )


def _heads_numbers(paper: Paper, line: Line) -> bool:
    """Whether it is "2. Performance", above a paragraph 2.1."""
    number = re.match(r"\s*(\d{1,2})\.?\s+[A-Z]", line.text)
    near = paper.between(line.number + 1, line.number + ROOM_FOR_A_CHART)
    below = next((each.text.strip() for each in near if not each.blank), "")
    return number is not None and re.match(rf"{number[1]}\.1\b", below) is not None


def _is_caption(paper: Paper, profile: Profile, line: Line) -> bool:
    """A chart leaves its caption behind, and blank lines where it stood; the caption often says what sort of chart it was."""
    if profile.pattern(ROOM, "caption").search(line.text):
        return True
    after = paper.between(line.number + 1, line.number + ROOM_FOR_A_CHART)
    numbered = paper.between(line.number + 1, line.number + ROOM_FOR_A_CHART + 3)
    paragraph = profile.pattern(ROOM, "paragraph")
    return all(each.blank for each in after) and any(paragraph.match(each.text) for each in numbered)
