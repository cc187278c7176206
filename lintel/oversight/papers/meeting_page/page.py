"""A meeting's page as plain values. Every sentence stands in a paper, letter for letter, or is marked as an editor's."""

from dataclasses import dataclass

from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.meeting_page.topics import Topic
from lintel.oversight.papers.reading.found import Attendee
from lintel.oversight.papers.reading.lines import Place


@dataclass(frozen=True)
class Sentence:
    """Words of a paper with their place.

    `sort`: action, figure, question, answer or statement; decision or asked for whole clauses. `cut_before` and
    `cut_after`: more of the same point stands before it, or after it, and is not shown.
    """

    text: str
    paper: str
    place: Place
    sort: str
    label: str = ""
    cut_before: bool = False
    cut_after: bool = False

    @property
    def shown(self) -> str:
        """The words, with what was left out shown as an ellipsis."""
        return f"{'… ' if self.cut_before else ''}{self.text}{' …' if self.cut_after else ''}"


@dataclass(frozen=True)
class Edited:
    """A sentence in an editor's own words, about a line. `on` is the ISO date when they wrote it."""

    text: str
    by: str
    on: str
    paper: str
    line: int


@dataclass(frozen=True)
class PrintedFigure:
    """A figure as it must be shown: as printed with its range, what qualifies it, and its date or "undated".

    `sentence` is the whole sentence of the paper that it stands in, or its cell.
    """

    printed: str
    qualifier: str
    dated: str
    paper: str
    place: Place
    sentence: str

    @property
    def shown(self) -> str:
        """Such as "around £2.8 to £3.5 million (for 2025/26)"."""
        return f"{self.qualifier} {self.printed} ({self.dated})".strip()


@dataclass(frozen=True)
class ItemPart:
    """One item of the meeting. All of its decisions are here; of its points so many as the quota allows.

    `minuted` is false where only the agenda has it.
    """

    number: str | None
    title: str
    paper: str
    place: Place
    sentences: tuple[Sentence, ...]
    decisions: tuple[Sentence, ...]
    asked: tuple[Sentence, ...]
    figures: tuple[PrintedFigure, ...]
    edited: tuple[Edited, ...]
    points_shown: int
    points: int
    minuted: bool = True

    @property
    def coverage(self) -> str:
        """Such as "8 of 10 points"."""
        return f"{self.points_shown} of {self.points} point{'' if self.points == 1 else 's'}"


@dataclass(frozen=True)
class MeetingPage:
    """The page. `confirmed_by` is where a later meeting's minutes say that these minutes were confirmed; else they are a draft.

    `edited` are an editor's sentences about lines that stand in no item.
    """

    body: str
    date: str
    items: tuple[ItemPart, ...]
    attendees: tuple[Attendee, ...]
    topics: tuple[Topic, ...]
    documents: tuple[str, ...]
    made: tuple[Promise, ...]
    answered: tuple[Promise, ...]
    confirmed_by: Said | None
    edited: tuple[Edited, ...] = ()

    @property
    def status(self) -> str:
        return "confirmed" if self.confirmed_by else "draft"

    @property
    def coverage(self) -> str:
        """Over all items, such as "31 of 52 points"."""
        shown, points = sum(each.points_shown for each in self.items), sum(each.points for each in self.items)
        return f"{shown} of {points} point{'' if points == 1 else 's'}"
