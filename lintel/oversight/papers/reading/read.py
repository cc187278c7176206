"""A paper read by all readers, each of which finds one sort of thing."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import chain

from lintel.oversight.papers.reading.figures.figures import figures
from lintel.oversight.papers.reading.fitting import the_profile
from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.found import Heading, Reading
from lintel.oversight.papers.reading.lines import Doubt, Place
from lintel.oversight.papers.reading.meeting.agenda import agenda_items
from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.meeting.interests import interests
from lintel.oversight.papers.reading.minutes.in_minutes import with_minutes
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.reports.background import background_papers
from lintel.oversight.papers.reading.reports.paragraphs import paragraphs
from lintel.oversight.papers.reading.reports.recommendations import officers, recommendations
from lintel.oversight.papers.reading.reports.reports import Report, reports
from lintel.oversight.papers.reading.reports.sections import sections
from lintel.oversight.papers.reading.reports.slipped import slip_doubts
from lintel.oversight.papers.reading.reports.tables import tables


def _unheard(step: str) -> None:
    """Nobody waits for the steps of a short paper."""


def read(data: bytes, name: str, profile: str | None = None, done: Callable[[str], None] = _unheard) -> Reading:
    """Everything that the rules find in a file. `name` is the file's; `profile` the council's manner, or None for the best fit.

    `done` is told each of `STEPS` when it is over. Raises NoSuchProfile.
    """
    paper = read_bytes(data, name)
    done("lines")
    manner, named, doubts = the_profile(paper, profile)
    reading = Reading(paper, manner.name, named, doubts=paper.doubts + doubts)
    for step, reader in READERS.items():
        reading = reader(reading, manner)
        done(step)
    return reading


def _meeting(reading: Reading, manner: Profile) -> Reading:
    """The reading with what a paper says of its meeting, and who was there."""
    said = headings(reading.paper, manner)
    people, doubts = attendees(reading.paper, manner, said)
    agenda, doubts_of_agenda = agenda_items(reading.paper, manner)
    declared = interests(reading.paper, manner)
    reading = replace(reading, headings=said, attendees=people, agenda_items=agenda, interests=declared)
    return _with_doubts(reading, (*doubts, *doubts_of_agenda))


def _reports(reading: Reading, manner: Profile) -> Reading:
    """The reading with what stands in reports, and with tables."""
    paper, found = reading.paper, reports(reading.paper, manner)
    background, doubts = background_papers(paper, manner, found)
    rows, doubts_of_rows = tables(paper)
    asked = tuple(officer for report in found for officer in officers(paper, manner, report))
    apart = _line_numbers([each.place for each in background] + [each.place for each in asked])
    heads = _with_reports(reading.headings, found, apart)
    reading = replace(reading, headings=heads, background_papers=background, officers=asked, tables=rows)
    reading = _with_doubts(reading, (*doubts, *doubts_of_rows, *slip_doubts(rows)))
    return _inside(reading, manner, found, apart)


# Labels such as "Meeting:" and "Date:" head an agenda too; where they are the head of a report they are nothing else.
_OF_REPORTS = ("report", "agenda", "unknown")


def _with_reports(said: Iterable[Heading], found: Iterable[Report], apart: Collection[int]) -> tuple[Heading, ...]:
    """A report's head as the reader of reports gives it, with its title, and all others; a paper that is cited is none."""
    heads = [report.heading for report in found]
    known = _line_numbers(head.place for head in heads)
    others = [
        each
        for each in said
        if each.place.line_start not in apart
        and not (each.kind in _OF_REPORTS and known.issuperset(each.place.numbers))
    ]
    return tuple(sorted((*others, *heads), key=lambda each: each.place.line_start))


def _line_numbers(places: Iterable[Place]) -> frozenset[int]:
    return frozenset(line for place in places for line in place.numbers)


def _inside(reading: Reading, manner: Profile, found: Iterable[Report], apart: Collection[int]) -> Reading:
    """The reading with the headings, paragraphs and recommendations of each report."""
    inside = [(report, *sections(reading.paper, manner, report, apart)) for report in found]
    numbered = [paragraphs(reading.paper, manner, report, each, apart) for report, each, _ in inside]
    asked = [recommendations(reading.paper, manner, report, each) for report, each, _ in inside]
    doubts = [*(charts for _, _, charts in inside), *(lost for _, lost in numbered)]
    return replace(
        _with_doubts(reading, chain.from_iterable(doubts)),
        sections=tuple(chain.from_iterable(each for _, each, _ in inside)),
        paragraphs=tuple(chain.from_iterable(each for each, _ in numbered)),
        recommendations=tuple(chain.from_iterable(asked)),
    )


def _with_doubts(reading: Reading, doubts: Iterable[Doubt]) -> Reading:
    return replace(reading, doubts=tuple(sorted((*reading.doubts, *doubts), key=lambda doubt: doubt.place.line_start)))


def _figures(reading: Reading, manner: Profile) -> Reading:
    """The reading with its figures, which items, paragraphs and tables date and name."""
    found, doubts = figures(reading.paper, manner, reading.items, reading.paragraphs, reading.tables)
    return _with_doubts(replace(reading, figures=found), doubts)


READERS: Mapping[str, Callable[[Reading, Profile], Reading]] = {
    "meeting": _meeting,
    "reports": _reports,
    "minutes": with_minutes,
    "figures": _figures,
}
STEPS = ("lines", *READERS)
