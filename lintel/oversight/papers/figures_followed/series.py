"""The same figure by definition, unit and date, through several papers."""

from collections.abc import Iterable, Mapping, Sequence

from lintel.oversight.papers.figures_followed.definition import Definition, definition
from lintel.oversight.papers.figures_followed.joined import joined
from lintel.oversight.papers.figures_followed.periods import period
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.following.meeting_papers import MeetingPapers

Series = Mapping[Definition, tuple[Followed, ...]]


def figures_of(meetings: Iterable[MeetingPapers]) -> tuple[Followed, ...]:
    """Every figure of the papers, in the order of papers and lines."""
    return tuple(
        each
        for meeting in meetings
        for reading in meeting.readings
        for each in joined(reading.figures, reading.paper, meeting.date)
    )


def series(figures: Sequence[Followed]) -> Series:
    """The figures of each definition, by date; what has no date comes last. Definitions are in order of their key."""
    found: dict[Definition, list[Followed]] = {}
    for each in figures:
        found.setdefault(definition(each), []).append(each)
    return {key: tuple(sorted(found[key], key=_when)) for key in sorted(found, key=lambda each: each.key) if key.what}


def _when(of: Followed) -> tuple[bool, str, str, int]:
    days = period(of.figure.as_at)
    return days is None, days[0].isoformat() if days else "", of.paper, of.line
