"""A journey: one work's story as it grows, each step judged by the rules before it is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lintel.domain.document import Document, Line
from lintel.domain.fact import Fact, Recorded
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moment import LONDON
from lintel.domain.moves import When
from lintel.domain.story import Story
from lintel.domain.work import WorkState
from lintel.synthetic.days import OFFICE_SECONDS, opening_time
from lintel.synthetic.draw import Draw
from lintel.synthetic.setting import Setting


@dataclass
class Books:
    """Where a county is written down. `first` and `last` are the first and last day on which anything happens."""

    setting: Setting
    draw: Draw
    first: date
    last: date
    lines: list[Line] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def office_time(self, on: date) -> datetime:
        """A moment of a day's office hours."""
        return opening_time(on) + timedelta(0, self.draw.number(0, OFFICE_SECONDS))


class Journey:
    """One work. `commit` asks the story, then writes the lines; the story's refusal is a mistake in the county."""

    __slots__ = ("books", "draw", "id", "recorded", "story")

    def __init__(self, books: Books) -> None:
        self.books, self.draw, self.story = books, books.draw, Story()
        self.id = books.draw.id()
        self.recorded: datetime | None = None

    @property
    def state(self) -> WorkState:
        """How the work stands."""
        assert isinstance(self.story.state, WorkState)
        return self.story.state

    def moment(self, on: date) -> datetime:
        """When something of this day is recorded: in office hours, and after what was recorded before."""
        return self.after_before(self.books.office_time(on))

    def after_before(self, moment: datetime) -> datetime:
        """That moment, or minutes after the last one recorded."""
        if self.recorded is not None and moment <= self.recorded:
            return self.recorded + timedelta(seconds=self.draw.number(50, 700))
        return moment

    def commit(self, facts: Sequence[Fact], by: str, moment: datetime) -> list[Fact]:
        """Tell the story one commit's facts, under ids of this county's own, and write them down."""
        told = renamed(facts, self.draw, self.id)
        place = len(self.story.entries)
        self.story.add([Recorded(fact, 0, place + number, moment, by) for number, fact in enumerate(told, 1)])
        self.books.lines.extend([Line(fact, moment, by) for fact in told])
        self.recorded = moment
        return told

    def on(self, on: date, by: str, facts: Sequence[Fact]) -> list[Fact]:
        """The same, recorded on the day itself."""
        return self.commit(facts, by, self.moment(on))

    def begin(self, by: str, moment: datetime, opening: dict[str, Any], **received: Any) -> None:
        """Open this work."""
        self.commit(open_work(Opening(**opening), **received), by, moment)


def following(before: Journey, leader: Fact, by: str, *, team: str) -> Journey | None:
    """The journey of the work that opens because of this fact, in the same commit; None where none does."""
    facts = what_opens(before.state, leader, team=team)
    if not facts:
        return None
    after = Journey(before.books)
    assert before.recorded is not None
    after.commit(facts, by, before.recorded)
    return after


def renamed(facts: Sequence[Fact], draw: Draw, subject: str) -> list[Fact]:
    """The same facts about `subject` under ids drawn here. Copied by hand: a dataclass's own copy costs five times more."""
    ids: dict[str | None, str] = {}
    found = []
    for fact in facts:
        copy = object.__new__(type(fact))
        values = vars(copy)
        values.update(vars(fact))
        ids[fact.id] = values["id"] = draw.id()
        values["subject"] = subject
        for pointer in ("follows", "because_of_fact"):
            if values.get(pointer) in ids:
                values[pointer] = ids[values[pointer]]
        found.append(copy)
    return found


def at(moment: datetime) -> When:
    """What was seen as it happened: the London date and time of the moment at which it is recorded."""
    local = moment.astimezone(LONDON)
    return When(occurred=local.date(), at=time(local.hour, local.minute))
