"""The same figure by definition, unit and date, through several papers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lintel.oversight.papers.figures_followed.definition import Definition, definition, of_the_county
from lintel.oversight.papers.figures_followed.joined import joined
from lintel.oversight.papers.figures_followed.periods import period
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key

Series = Mapping[Definition, tuple[Followed, ...]]


def figures_of(meetings: Iterable[MeetingPapers]) -> tuple[Followed, ...]:
    """Every figure of the papers, in the order of papers and lines."""
    return tuple(
        replace(each, body=body_key(meeting.body))
        for meeting in meetings
        for reading in meeting.readings
        for each in joined(reading.figures, reading.paper, meeting.date)
    )


def series(figures: Sequence[Followed]) -> Series:
    """The figures of each definition, by date; what has no date comes last. Definitions are in order of their key.

    A series is of one body; what is said to be of all the county is in the series of every body that tells the same.
    """
    found: dict[Definition, list[Followed]] = {}
    for each in figures:
        found.setdefault(definition(each), []).append(each)
    named = sorted((key for key in found if key.what), key=lambda each: each.key)
    return {key._replace(body=body): of_body for key in named for of_body, body in _by_body(found[key]).items()}


def _by_body(figures: Sequence[Followed]) -> Mapping[tuple[Followed, ...], str]:
    """Each body's figures, with the body; where two have the same ones, the first body."""
    shared = {each for each in figures if of_the_county(each)}
    found: dict[tuple[Followed, ...], str] = {}
    for body in dict.fromkeys(each.body for each in figures):
        own = (each for each in figures if each.body == body or each in shared)
        found.setdefault(tuple(sorted(own, key=_when)), body)
    return found


def _when(of: Followed) -> tuple[bool, str, str, int]:
    days = period(of.figure.as_at)
    return days is None, days[0].isoformat() if days else "", of.paper, of.line
