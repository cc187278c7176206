"""The same figure by definition, unit and date, through several papers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from lintel.oversight.papers.figures_followed.definition import Definition, definition, of_the_county
from lintel.oversight.papers.figures_followed.joined import joined
from lintel.oversight.papers.figures_followed.periods import period
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key


class OfABody(Protocol):
    """Something that the papers of a body tell."""

    @property
    def body(self) -> str:
        """As bodies are compared."""


T = TypeVar("T", bound=OfABody)
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
    return {
        key._replace(body=body): of_body
        for key in named
        for of_body, body in by_body(found[key], of_the_county, _when).items()
    }


def by_body(
    figures: Sequence[T], of_county: Callable[[T], bool], when: Callable[[T], Any]
) -> Mapping[tuple[T, ...], str]:
    """Each body's figures by `when`, with the body; where two have the same ones, the first body."""
    told = [(each, of_county(each)) for each in sorted(figures, key=when)]
    found: dict[tuple[T, ...], str] = {}
    for body in dict.fromkeys(each.body for each in figures):
        found.setdefault(tuple(each for each, shared in told if shared or each.body == body), body)
    return found


def _when(of: Followed) -> tuple[bool, str, str, int]:
    return *by_day(of.figure.as_at), of.paper, of.line


def by_day(as_at: str | None) -> tuple[bool, str]:
    """The order of dates: by their first day, and what has none comes last."""
    days = period(as_at)
    return days is None, days[0].isoformat() if days else ""
