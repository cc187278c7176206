"""A journey: one work's story as it grows, each step made by the same moves that a user has.

Whoever loads the lines asks every rule of every one, and the tests tell them all to stories; so here they are only
told, which takes half the time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lintel.domain.document import Document, Line
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.moment import LONDON, london_date
from lintel.domain.moves import When
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
    journeys: list["Journey"] = field(default_factory=list)

    def office_time(self, on: date) -> datetime:
        """A moment of a day's office hours."""
        return opening_time(on) + timedelta(0, self.draw.number(0, OFFICE_SECONDS))


@dataclass(frozen=True)
class Subject:
    """Whom a work is for, and in whose tray it begins."""

    person: str
    team: str
    locality: str


@dataclass(frozen=True, kw_only=True)
class Marked(When):
    """When something happened, and the id that its first fact is to have, drawn in advance."""

    id: str


class Journey:
    """One work: its facts so far, and how it stands once they have been told."""

    __slots__ = ("books", "draw", "entries", "id", "last_day", "recorded", "state")

    def __init__(self, books: Books) -> None:
        self.books, self.draw = books, books.draw
        self.id = books.draw.id()
        self.state = WorkState()
        self.entries: list[Recorded] = []
        self.last_day = date.min
        self.recorded: datetime | None = None
        books.journeys.append(self)

    def when(self, on: date) -> Marked:
        """That day, at no known time."""
        return Marked(occurred=on, id=self.draw.id())

    def moment(self, on: date) -> datetime:
        """When something of this day is recorded: in office hours, and after what was recorded before."""
        return self.after_before(self.books.office_time(on))

    def after_before(self, moment: datetime) -> datetime:
        """That moment, or minutes after the last one recorded."""
        if self.recorded is not None and moment <= self.recorded:
            return self.recorded + timedelta(seconds=self.draw.number(50, 700))
        return moment

    def commit(self, facts: Sequence[Fact], by: str, moment: datetime) -> Sequence[Fact]:
        """Write one commit's facts down under ids of this county's own, and tell them."""
        told = renamed(facts, self.draw, self.id)
        place = len(self.entries)
        self.entries += [Recorded(fact, 0, place + number, moment, by) for number, fact in enumerate(told, 1)]
        self.books.lines += [Line(fact, moment, by) for fact in told]
        self.recorded = moment
        if told[0].occurred < self.last_day or isinstance(told[0], Corrected | Withdrawn):
            self._tell_again()
        else:
            self._tell(told)
        return told

    def _tell(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            fact.apply(self.state)  # type: ignore[attr-defined]
        self.last_day = facts[-1].occurred

    def _tell_again(self) -> None:
        self.state = WorkState()
        self._tell([entry.fact for entry in effective(self.entries)])

    def on(self, on: date, by: str, facts: Sequence[Fact]) -> Sequence[Fact]:
        """The same, recorded on the day itself."""
        return self.commit(facts, by, self.moment(on))

    def begin(
        self, kind: str, of: Subject, by: str, moment: datetime, *, since: date | None = None, **more: Any
    ) -> None:
        """Open this work for somebody at a moment; `since` is the first contact, where that came earlier."""
        on = london_date(moment)
        about = {name: more.pop(name) for name in ("at", "note") if name in more}
        opening = Opening(
            kind=kind, person=of.person, team=of.team, locality=of.locality, since=since or on, occurred=on, **about
        )
        self.commit(open_work(opening, **more), by, moment)


def following(before: Journey, leader: Fact, by: str, *, team: str) -> Journey | None:
    """The journey of the work that opens because of this fact, in the same commit; None where none does."""
    facts = what_opens(before.state, leader, team=team)
    if not facts:
        return None
    after = Journey(before.books)
    assert before.recorded is not None
    after.commit(facts, by, before.recorded)
    return after


def renamed(facts: Sequence[Fact], draw: Draw, subject: str) -> Sequence[Fact]:
    """The same facts about `subject`, under ids drawn here; a first fact that is ours already keeps its own.

    Facts just made and not yet seen by anybody are changed in place: a dataclass's own copy costs five times more.
    """
    ours = facts[0].subject == subject
    if ours and len(facts) == 1:
        return facts
    ids: dict[str | None, str] = {}
    for place, fact in enumerate(facts):
        _rename(vars(fact), draw.id() if place or not ours else fact.id, subject, ids)
    return facts


def _rename(values: dict[str, Any], new_id: str, subject: str, ids: dict[str | None, str]) -> None:
    ids.setdefault(values["id"], new_id)
    values["id"], values["subject"] = new_id, subject
    for pointer in ("follows", "because_of_fact"):
        if values.get(pointer) in ids:
            values[pointer] = ids[values[pointer]]


def at(moment: datetime, draw: Draw) -> Marked:
    """What was seen as it happened: the London date and time of the moment at which it is recorded."""
    return Marked(occurred=london_date(moment), at=time_of(moment), id=draw.id())


def time_of(moment: datetime) -> time:
    """The London time of a moment, to the minute."""
    local = moment.astimezone(LONDON)
    return time(local.hour, local.minute)
