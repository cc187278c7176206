"""The check: the printed page is read again, and fails where it says what its papers do not.

A sentence must stand in its lines; every item and every decision must be there; a figure must keep its range, what qualifies
it and its date. An editor's sentence need not stand in a paper, but has name and date, and no number that its line lacks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.meeting_page.of_meeting import OfItem, items_of
from lintel.oversight.papers.meeting_page.page import Edited
from lintel.oversight.papers.meeting_page.printed import Printed, read_again
from lintel.oversight.papers.meeting_page.scores import Scores, scores
from lintel.oversight.papers.meeting_page.sources import Sources, plain
from lintel.oversight.papers.meeting_page.summary import printed as as_shown
from lintel.oversight.papers.reading.found import Figure

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Failure:
    """What is wrong with a page: the name of the rule, the words, and the line where they should stand (0 where none)."""

    rule: str
    words: str
    paper: str
    line: int


@dataclass(frozen=True)
class Checked:
    """What the check found. A page without failures may be shown."""

    failures: tuple[Failure, ...]
    scores: Scores


def check(page: str, body: str, on: str, meetings: Sequence[MeetingPapers]) -> Checked:
    """Read the printed page, HTML or text, of the meeting on that ISO date again, beside the papers."""
    found, sources = read_again(page), Sources(meetings)
    items = items_of(meetings, body, on)
    failures = (*_of_each(found, sources), *_missing(found, items))
    return Checked(failures, scores(found, items, sources))


def editor_failures(edited: Edited, meetings: Sequence[MeetingPapers]) -> tuple[Failure, ...]:
    """What is wrong with a sentence in an editor's own words, before it stands on any page."""
    of = Printed("editor", edited.text, edited.paper, edited.line, edited.line, edited.by, edited.on)
    return tuple(_of_each([of], Sources(meetings)))


def _of_each(found: Iterable[Printed], sources: Sources) -> Iterator[Failure]:
    for each in found:
        for rule, words in _RULES.get(each.sort, _verbatim)(each, sources):
            yield Failure(rule, words, each.paper, each.first)


def _verbatim(of: Printed, sources: Sources) -> Iterator[tuple[str, str]]:
    if not sources.has(of):
        yield "sentence not in its source", of.text
    elif of.sort == "sentence" and sources.is_cut(of):
        yield "sentence cut", of.text
    for figure in sources.figures(of):
        # A sentence is whole, so a range in it is whole too; unless somebody cut it.
        if _by_its_end(figure, of.text):
            yield "figure lost its range", figure.figure


def _title(of: Printed, sources: Sources) -> Iterator[tuple[str, str]]:
    """A title may be parted by the columns of an agenda: all of its words stand in its lines, in their order."""
    if not sources.has_in_order(of):
        yield "sentence not in its source", of.text


def _figure(of: Printed, sources: Sources) -> Iterator[tuple[str, str]]:
    shown = [as_shown(each, reading) for each, reading in sources.figures_with_reading(of)]
    if any(plain(each.shown) == plain(of.text) for each in shown):
        return
    part = next((each for each in shown if plain(each.printed) in plain(of.text)), None)
    if part:
        yield "figure without its date, or what qualifies it", of.text
    elif any(_by_its_end(each, of.text) for each in sources.figures(of)):
        yield "figure lost its range", of.text
    else:
        yield "figure not in its source", of.text


def _editor(of: Printed, sources: Sources) -> Iterator[tuple[str, str]]:
    if not of.by.strip() or not _is_date(of.on):
        yield "editor without name and date", of.text
    known = set(_NUMBER.findall(sources.text(of)))
    yield from (("number not in its source", each) for each in _NUMBER.findall(of.text) if each not in known)
    yield from (("figure lost its range", each.figure) for each in sources.figures(of) if _by_its_end(each, of.text))


_RULES = {"title": _title, "figure": _figure, "editor": _editor}


def _by_its_end(figure: Figure, text: str) -> bool:
    """Whether a range is told by one of its ends: that number is there, and the range is not."""
    if figure.value_high is None or plain(figure.figure) in plain(text):
        return False
    return bool(set(_NUMBER.findall(figure.figure)) & set(_NUMBER.findall(text)))


def _is_date(words: str) -> bool:
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False


def _missing(found: Sequence[Printed], items: Sequence[OfItem]) -> Iterator[Failure]:
    titles = {plain(each.text) for each in found if each.sort == "title"}
    decided = {(each.paper, each.first, plain(each.text)) for each in found if each.sort == "decision"}
    for item in items:
        name = item.reading.paper.name
        if plain(item.item.title) not in titles:
            yield Failure("item missing", item.item.title, name, item.item.place.line_start)
        for each in item.decisions:
            if (name, each.place.line_start, plain(each.text)) not in decided:
                yield Failure("decision missing", each.text, name, each.place.line_start)
