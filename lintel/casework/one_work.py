"""One work, and one person, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lintel.casework.models import Person, Work
from lintel.casework.rows import ListRow, Names, Who, list_rows, names, who_are, who_they_are
from lintel.casework.timeline import Item, timeline
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.clock import Moment, Unit, due, end_of_day
from lintel.domain.flow import Clock
from lintel.domain.legal import Move, legal_moves
from lintel.domain.story import state_of
from lintel.domain.work import Wait, WorkState
from lintel.ledger import read
from lintel.records.find import descriptions
from lintel.records.models import Description

__all__ = ["ClockFace", "PersonPage", "WorkPage", "person_page", "work_page"]


@dataclass(frozen=True)
class ClockFace:
    """A named clock of one work: when it started, ran out or will, and stopped."""

    clock: Clock
    started: Moment
    due: Moment
    stopped: Moment | None

    def late(self, now: datetime) -> bool:
        """Whether it ran out before it was stopped."""
        stop = self.stopped.instant() if self.stopped else now
        in_hours = self.clock.target.unit is Unit.ELAPSED_HOURS
        return stop > (self.due.instant() if in_hours else end_of_day(self.due.on))


@dataclass(frozen=True)
class WorkPage:
    """All that the page of one work shows, for one reader."""

    row: ListRow
    state: WorkState
    waits: Sequence[Wait]
    clocks: Sequence[ClockFace]
    moves: Sequence[Move]
    may_correct: bool
    may_withdraw: bool
    items: Sequence[Item]
    linked: Sequence[ListRow]
    description: Description | None
    called: Names


def work_page(reader: Staff, reference: str, *, today: date) -> WorkPage | None:
    """The page of the work with this reference; None where the reader may not see it, or it does not exist."""
    work = visible_to(reader).filter(reference=reference).first()
    if work is None:
        return None
    entries = read.facts_of({work.id})[work.id]
    state = state_of(entries)
    assert isinstance(state, WorkState)
    called, who = names(), who_are([work.person], reader=reader)
    rows = list_rows(_with_linked(reader, work), reader=reader, page="work", today=today, called=called, who=who)
    return WorkPage(
        row=rows[0],
        state=state,
        waits=list(reversed(state.waits)),
        clocks=clock_faces(state),
        moves=_moves(reader, state, today),
        may_correct=may(reader.role, "correct"),
        may_withdraw=may(reader.role, "withdraw"),
        items=timeline(entries, called, with_notes=reader.allowed.names),
        linked=rows[1:],
        description=_description(who[work.person]),
        called=called,
    )


def _with_linked(reader: Staff, work: Work) -> list[Work]:
    """The work, then those that it came from or led to. They are for the same person."""
    chain = [each for each in (work.because_of,) if each]
    linked = visible_to(reader).filter(pk__in=chain) | visible_to(reader).filter(because_of=work.id)
    return [work, *linked.filter(person=work.person).order_by("opened_on", "id")]


def _moves(reader: Staff, state: WorkState, today: date) -> list[Move]:
    return [move for move in legal_moves(state, today=today, actor=reader.id) if may(reader.role, move.name)]


def _description(who: Who) -> Description | None:
    if who.identity is None or who.person is None or who.person.description is None:
        return None
    return descriptions([who.person.description]).get(who.person.description)


def clock_faces(state: WorkState) -> list[ClockFace]:
    """Every named clock of this work that has started."""
    faces = []
    for clock in state.declared.clocks:
        started = state.marks.get(clock.starts)
        if started is not None:
            runs_out = due(started, clock.target.amount, clock.target.unit)
            faces.append(ClockFace(clock, started, runs_out, state.marks.get(clock.stops)))
    return faces


@dataclass(frozen=True)
class PersonPage:
    """All that a plain person page shows, for one reader."""

    who: Who
    description: Description | None
    open_work: Sequence[ListRow]
    closed_work: Sequence[ListRow]
    items: Sequence[Item]
    same_as: Sequence[Who]
    called: Names


def person_page(reader: Staff, reference: str, *, today: date) -> PersonPage | None:
    """The page of the person with this reference; None where the reader may not see it, or there is none."""
    person = people_visible_to(reader).filter(reference=reference).first()
    if person is None:
        return None
    called, who = names(), who_they_are([person], reader=reader)
    works: list[Work] = list(visible_to(reader).filter(person=person.id).order_by("-opened_on", "id"))
    rows = list_rows(works, reader=reader, page="person", today=today, called=called, who=who)
    stories = read.facts_of({person.id, *(work.id for work in works)}).values()
    return PersonPage(
        who=who[person.id],
        description=_description(who[person.id]),
        open_work=[row for row in rows if row.work.closed_on is None],
        closed_work=[row for row in rows if row.work.closed_on is not None],
        items=timeline([each for facts in stories for each in facts], called, with_notes=True),
        same_as=_same_as(reader, person),
        called=called,
    )


def _same_as(reader: Staff, person: Person) -> list[Who]:
    if not person.same_as:
        return []
    return list(who_they_are(people_visible_to(reader).filter(pk__in=person.same_as), reader=reader).values())
