"""What a report asks its committee to do, clause by clause; and whom to ask about it."""

import re
from collections.abc import Iterator, Sequence

from lintel.oversight.papers.reading.found import Officer, Recommendation, Section
from lintel.oversight.papers.reading.lines import Line, Paper, Passage
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.reports import ROOM, Report
from lintel.oversight.papers.reading.reports.sections import listed

MOST_BETWEEN = 6
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\d/])\(?0\d{2,4}\)?[ -]?\d{3,4}(?:[ -]?\d{3,4})?(?![\d/])")


def recommendations(
    paper: Paper, profile: Profile, report: Report, headings: Sequence[Section]
) -> tuple[Recommendation, ...]:
    """The clauses under the heading Recommendation; one without a letter where a single sentence asks."""
    return tuple(
        Recommendation(passage.place(), report.title, letter, _words(profile, passage.text))
        for start, last in _under(paper, profile, report, headings, "recommendation_headings")
        for letter, passage in _clauses(profile, paper.between(start, last))
    )


def _under(
    paper: Paper, profile: Profile, report: Report, headings: Sequence[Section], key: str
) -> Iterator[tuple[int, int]]:
    """The first and last lines under each heading of that list."""
    starts = [each.place.line_start for each in headings]
    for start, end in zip(starts, [*starts[1:], report.last + 1], strict=False):
        if listed(profile, paper.line(start).text, key):
            yield start + 1, end - 1


def _clauses(profile: Profile, lines: Sequence[Line]) -> Iterator[tuple[str | None, Passage]]:
    asks, clause = profile.pattern(ROOM, "asks"), profile.pattern(ROOM, "clause")
    found: list[tuple[str | None, list[Line]]] = []
    for line in lines:
        asked, said = asks.match(line.text), clause.match(line.text)
        if line.blank or "\t" in line.text or (asked and not asked["what"].strip(" :")):
            continue
        if said or asked or not found:
            found.append((_letter(said["clause"]) if said else None, [line]))
        else:
            found[-1][1].append(line)
    yield from ((letter, Passage(tuple(held))) for letter, held in found)


def _letter(printed: str | None) -> str | None:
    return printed.strip("().") if printed else None


def _words(profile: Profile, text: str) -> str:
    """A clause without its letter or bullet, or a sentence without the number of its paragraph."""
    said = profile.pattern(ROOM, "clause").match(text) or profile.pattern(ROOM, "paragraph").match(text)
    return said["text"] if said else text


def officers(paper: Paper, profile: Profile, report: Report) -> tuple[Officer, ...]:
    """Those to contact: each with the lines from the name to the electronic address."""
    lines = paper.between(report.first, report.last)
    return tuple(
        officer
        for line in lines
        if not line.blank and listed(profile, line.text, "officer_headings")
        for officer in _officers(report, paper.between(line.number + 1, report.last))
    )


def _officers(report: Report, lines: Sequence[Line]) -> Iterator[Officer]:
    held: list[Line] = []
    for line in (each for each in lines if not each.blank):
        held.append(line)
        if len(held) > MOST_BETWEEN:
            return
        if email := _EMAIL.search(line.text):
            passage = Passage(tuple(held))
            telephone = _TELEPHONE.search(passage.text)
            yield Officer(passage.place(), report.title, passage.text, telephone and telephone.group(), email.group())
            held = []
