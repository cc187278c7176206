"""What is found in a paper. Every one of these has its place, and words only as they stand in the paper (`text`, `title`, ...).

Field names are those that the command line writes as JSON. None means that the paper does not say.
"""

from dataclasses import dataclass

from lintel.oversight.papers.reading.found.meeting import AgendaItem, Attendee, Heading, Interest
from lintel.oversight.papers.reading.found.minutes import Action, Decision, Item, Point
from lintel.oversight.papers.reading.found.reports import (
    BackgroundPaper,
    Figure,
    Officer,
    Paragraph,
    Recommendation,
    Section,
    Table,
)
from lintel.oversight.papers.reading.lines import Doubt, Paper

__all__ = [
    "Action",
    "AgendaItem",
    "Attendee",
    "BackgroundPaper",
    "Decision",
    "Figure",
    "Heading",
    "Interest",
    "Item",
    "Officer",
    "Paragraph",
    "Point",
    "Reading",
    "Recommendation",
    "Section",
    "Table",
]


@dataclass(frozen=True)
class Reading:
    """All that was found in one paper. `profile_named` is False where the profile that fits best was chosen."""

    paper: Paper
    profile: str
    profile_named: bool
    headings: tuple[Heading, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    interests: tuple[Interest, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    items: tuple[Item, ...] = ()
    points: tuple[Point, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    officers: tuple[Officer, ...] = ()
    background_papers: tuple[BackgroundPaper, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
