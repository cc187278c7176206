"""One work, and one person, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lintel.casework.models import Person, Work
from lintel.casework.rows import ListRow, list_rows
from lintel.casework.timeline import Item, timeline
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.clock import Moment, due
from lintel.domain.flow import Clock
from lintel.domain.legal import Move, legal_moves
from lintel.domain.story import state_of
from lintel.domain.work import Wait, WorkState
from lintel.ledger import read
from lintel.ledger.looks import look
from lintel.records.find import descriptions, identities
from lintel.records.models import Description, Identity

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
        return stop > self.due.instant()


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
    identity: Identity | None
    description: Description | None


def work_page(reader: Staff, reference: str, *, today: date) -> WorkPage | None:
    """The page of the work with this reference; None where the reader may not see it, or it does not exist."""
    work = visible_to(reader).filter(reference=reference).first()
    if work is None:
        return None
    entries = read.facts_of({work.id})[work.id]
    state = state_of(entries)
    assert isinstance(state, WorkState)
    chain = [each for each in (work.because_of,) if each]
    linked = visible_to(reader).filter(pk__in=chain) | visible_to(reader).filter(because_of=work.id)
    rows = list_rows([work, *linked.order_by("opened_on", "id")], reader=reader, page="work", today=today)
    return WorkPage(
        row=rows[0],
        state=state,
        waits=list(reversed(state.waits)),
        clocks=clock_faces(state),
        moves=_moves(reader, state, today),
        may_correct=may(reader.role, "correct"),
        may_withdraw=may(reader.role, "withdraw"),
        items=timeline(entries),
        linked=rows[1:],
        **_who(reader, work.person),
    )


def _moves(reader: Staff, state: WorkState, today: date) -> list[Move]:
    return [move for move in legal_moves(state, today=today, actor=reader.id) if may(reader.role, move.name)]


def _who(reader: Staff, person: str) -> dict[str, Identity | Description | None]:
    row = Person.objects.filter(pk=person).first()
    if row is None or not reader.allowed.names:
        return {"identity": None, "description": None}
    return {
        "identity": identities([row.identity or ""]).get(row.identity or ""),
        "description": descriptions([row.description or ""]).get(row.description or ""),
    }


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

    person: Person
    identity: Identity | None
    description: Description | None
    open_work: Sequence[ListRow]
    closed_work: Sequence[ListRow]
    items: Sequence[Item]
    same_as: Sequence[Person]


def person_page(reader: Staff, reference: str, *, today: date) -> PersonPage | None:
    """The page of the person with this reference; None where the reader may not see it, or there is none."""
    person = people_visible_to(reader).filter(reference=reference).first()
    if person is None:
        return None
    look(by=reader.id, page="person", shown=[person.id])
    works: list[Work] = list(visible_to(reader).filter(person=person.id).order_by("-opened_on", "id"))
    rows = list_rows(works, reader=reader, page="person", today=today)
    entries = [each for facts in read.facts_of({person.id, *(work.id for work in works)}).values() for each in facts]
    return PersonPage(
        person=person,
        open_work=[row for row in rows if row.work.closed_on is None],
        closed_work=[row for row in rows if row.work.closed_on is not None],
        items=timeline(entries),
        same_as=list(people_visible_to(reader).filter(pk__in=person.same_as)),
        **_who(reader, person.id),
    )
