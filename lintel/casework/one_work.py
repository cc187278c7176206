"""One work, as its page shows it."""

from datetime import date, datetime
from functools import cached_property

from lintel.casework.clock_faces import ClockFace, clock_faces
from lintel.casework.first_told import Told, first_told
from lintel.casework.links import Others
from lintel.casework.messages import MessageRow, messages_of
from lintel.casework.models import Work
from lintel.casework.related import WhoItIsAbout, with_speakers
from lintel.casework.rows import ListRow, Names, Who, list_rows, names
from lintel.casework.senders import require_unconfirmed
from lintel.casework.timeline import Item, notes_of, timeline
from lintel.casework.visible import forced_until, visible_to, work_visible_to
from lintel.casework.why_seen import why_seen
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.known_senders import SenderConfirmed
from lintel.domain.legal import Move, moves_of, sample
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import Wait, WorkState
from lintel.ledger import read
from lintel.records.find import descriptions
from lintel.records.models import Description

__all__ = ["WorkPage", "description_of", "work_page"]


class WorkPage:
    """All that the page of one work shows, for one reader; each part is asked for when it is first shown.

    The look is written down with the rows, without which no page about the work can be shown.
    """

    def __init__(self, work: Work, reader: Staff, today: date) -> None:
        self.work, self.reader, self.today = work, reader, today
        self.entries = read.facts_of({work.id})[work.id]
        state = state_of(self.entries)
        assert isinstance(state, WorkState)
        self.state = state
        self.may_correct, self.may_withdraw = may(reader.role, "correct"), may(reader.role, "withdraw")

    @cached_property
    def called(self) -> Names:
        """What teams, staff and localities are called."""
        return names()

    @property
    def who(self) -> dict[str, Who]:
        """Whom it is for, and who may speak for that person, by id."""
        return self._people.who

    @property
    def speakers(self) -> list[Who]:
        """Who may speak for the person, as far as the reader may be told."""
        return self._people.speakers

    @property
    def others(self) -> Others:
        """The other records of the person."""
        return self._people.others

    @cached_property
    def _people(self) -> WhoItIsAbout:
        return with_speakers(self.reader, self.work.person)

    @cached_property
    def rows(self) -> list[ListRow]:
        """The work, then those that it came from or led to."""
        works = _with_linked(self.reader, self.work)
        why = why_seen(self.reader, [self.work], forced=self.forced_until is not None)
        return list_rows(
            works,
            reader=self.reader,
            page="work",
            today=self.today,
            called=self.called,
            who=self.who,
            why=why,
            about=self.work.person,
        )

    @cached_property
    def forced_until(self) -> datetime | None:
        """Until when the record is open to the reader in an emergency; None where it is not."""
        return forced_until(self.reader, self.work.person)

    @property
    def row(self) -> ListRow:
        """The work as lists show it."""
        return self.rows[0]

    @property
    def linked(self) -> list[ListRow]:
        """The works that it came from or led to."""
        return self.rows[1:]

    @property
    def waits(self) -> list[Wait]:
        """Its waits, the latest first."""
        return list(reversed(self.state.waits))

    @property
    def clocks(self) -> list[ClockFace]:
        """Its named clocks that have started."""
        return clock_faces(self.state, self.today)

    @cached_property
    def moves(self) -> list[Move]:
        """What the rules and the reader's role allow now."""
        mine = [move for move in moves_of(self.state) if may(self.reader.role, move.name)]
        return [move for move in mine if not self.why_refused(move)]

    def why_refused(self, move: Move) -> str:
        """Why this move would be refused today, as a sentence; empty where it would not."""
        try:
            sample(move, self.state, self.today, self.reader.id).check(self.state)
            if move.fact == SenderConfirmed.__name__:
                require_unconfirmed(self.state, self._told.get(self.work.id, {}))
        except Refused as refused:
            return str(refused)
        return ""

    @property
    def may_confirm_sender(self) -> bool:
        """Whether the address of whoever sent it waits for the reader, among others, to confirm it."""
        return any(move.fact == SenderConfirmed.__name__ for move in self.moves)

    @cached_property
    def items(self) -> list[Item]:
        """What happened, newest first."""
        notes = notes_of(self.entries) if self.reader.allowed.names else None
        return timeline(self.entries, self.called, self.linked, notes=notes)

    @cached_property
    def said(self) -> Told:
        """What was said first: about this work, or about what it came from or led to."""
        return next((self._told[row.work.id] for row in self.rows if row.work.id in self._told), {})

    @cached_property
    def _told(self) -> dict[str, Told]:
        return first_told([row.work for row in self.rows], reader=self.reader)

    @property
    def may_log_calls(self) -> bool:
        """Whether the reader may log another call about it."""
        return any(move.name == "call" for move in self.moves)

    @cached_property
    def messages(self) -> list[MessageRow]:
        """What was told, or is to be told, by letter or text because of this work."""
        return messages_of(self.row, self.called, self.reader)

    @cached_property
    def description(self) -> Description | None:
        """What is known of the person, for readers who may see who people are."""
        return description_of(self.who[self.work.person])


def work_page(reader: Staff, reference: str, *, today: date) -> WorkPage | None:
    """The page of the work with this reference; None where the reader may not see it, or it does not exist."""
    work = work_visible_to(reader, reference)
    return None if work is None else WorkPage(work, reader, today)


def _with_linked(reader: Staff, work: Work) -> list[Work]:
    """The work, then those that it came from or led to. They are for the same person."""
    chain = [each for each in (work.because_of,) if each]
    linked = visible_to(reader).filter(pk__in=chain) | visible_to(reader).filter(because_of=work.id)
    return [work, *linked.filter(person=work.person).order_by("opened_on", "id")]


def description_of(who: Who) -> Description | None:
    """What is known of a person besides who it is, for readers who may see that."""
    if who.identity is None or who.person is None or who.person.description is None:
        return None
    return descriptions([who.person.description]).get(who.person.description)
