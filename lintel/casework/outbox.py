"""The outbox as pages see it: what waits, what went, what must not go and what could not, for those who may see the work."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from lintel.casework.letters import letter_of, made_from
from lintel.casework.looking import write_look
from lintel.casework.messages import STUCK, MessageRow, message_row, messages_for
from lintel.casework.models import Work
from lintel.casework.one_work import description_of
from lintel.casework.related import NOT_NAMED, with_speakers
from lintel.casework.rows import Who, list_rows, names, who_they_are
from lintel.casework.sending import as_it_would_be
from lintel.casework.to_senders import as_it_reads
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.codes import check_code
from lintel.domain.messages import CALL, CARER, LETTER, OUTCOME, REFERRER, ExpectedWait
from lintel.domain.others_told import BY_SOMEBODY
from lintel.domain.refusals import Refused
from lintel.gateways import steps
from lintel.gateways.letter import Letter
from lintel.gateways.models import Message, Status
from lintel.gateways.words import Email
from lintel.ledger.write_lock import one_transaction
from lintel.records.find import identities

PAGE_LENGTH = 50
SETTLES = "keep_in_touch"
SORTS: Mapping[str, Q] = {
    "waiting": Q(status__in=(Status.QUEUED, Status.SENDING)),
    "went": Q(status__in=(Status.HANDED_OVER, Status.TOLD)),
    "stuck": Q(status__in=STUCK),
    "done": Q(status__in=(Status.SETTLED, Status.NOT_NEEDED)),
}
NEEDS_SOMEBODY = "needs_somebody"


@dataclass(frozen=True)
class OutboxPage:
    """One page of the outbox. There is no count of what cannot be seen."""

    rows: list[MessageRow]
    number: int
    has_next: bool


def outbox(reader: Staff, *, today: date, sort: str, team: str | None = None, page: int = 1) -> OutboxPage:
    """The messages of one sort about work that the reader may see, of one team or all, those to be told first first."""
    works = visible_to(reader)
    works = works.filter(team=team) if team else works
    found = _of_sort(messages_for(reader).filter(work__in=works.values("id")), sort)
    start = (page - 1) * PAGE_LENGTH
    some = list(found[start : start + PAGE_LENGTH + 1])
    rows = _rows(reader, some[:PAGE_LENGTH], today)
    return OutboxPage(rows, page, has_next=len(some) > PAGE_LENGTH)


def _of_sort(messages: QuerySet[Message], sort: str) -> QuerySet[Message]:
    if sort == NEEDS_SOMEBODY:
        return messages.filter(status__in=STUCK, letter_goes=False).order_by("tell_by", "id")
    order = ("tell_by", "id") if sort == "waiting" else ("-queued", "id")
    return messages.filter(SORTS[sort]).order_by(*order)


def _rows(reader: Staff, messages: Sequence[Message], today: date) -> list[MessageRow]:
    works = Work.objects.in_bulk({each.work for each in messages})
    called = names()
    rows = list_rows(list(works.values()), reader=reader, page="outbox", today=today, called=called)
    shown = {row.work.id: row for row in rows}
    return [message_row(each, shown[each.work], called) for each in messages]


class MessagePage:
    """One message, its work, and the letter that it is or was. The look is written down when it is made."""

    def __init__(self, message: Message, work: Work, reader: Staff, today: date) -> None:
        self.called, self.reader = names(), reader
        who, self.speakers, self.others = with_speakers(reader, work.person)
        row = list_rows([work], reader=reader, page="message", today=today, called=self.called, who=who)[0]
        self.description = description_of(row.who)
        self.shown = message_row(message, row, self.called)

    @property
    def message(self) -> Message:
        """The message itself."""
        return self.shown.message

    @cached_property
    def carer(self) -> Who | None:
        """The carer to whom it goes, where the reader may see that record; the look is written down."""
        if self.message.to_whom != CARER:
            return None
        found = list(people_visible_to(self.reader).filter(pk=self.message.recipient))
        if found:
            write_look(by=self.reader.id, page="message", shown=[found[0].id])
        return who_they_are(found, reader=self.reader).get(self.message.recipient)

    @property
    def carer_name(self) -> str:
        """The carer to whom it goes, in words; empty where it goes to somebody else."""
        if self.message.to_whom != CARER:
            return ""
        return self.carer.name if self.carer else NOT_NAMED

    @property
    def has_letter(self) -> bool:
        """Whether it is a letter that the reader may read."""
        return self.message.channel == LETTER and (self.message.to_whom != CARER or self.carer is not None)

    @property
    def email(self) -> Email | None:
        """The email in words; they name nobody, so that whoever sees the message may read them."""
        return as_it_reads(self.message, self.shown.row.today)

    @cached_property
    def referral(self) -> Work | None:
        """The work in which who referred the person, and their number, stand, where the reader may see it."""
        asked = visible_to(self.reader).filter(pk=self.message.recipient)
        return asked.first() if self.message.to_whom == REFERRER else None

    def letter(self, expected: Callable[[date], ExpectedWait | None]) -> Letter | None:
        """The letter as it was made, or as it would be made today; None for a text, and for what must not be sent."""
        # Work that was moved since is another person's: who may see it need not be one who may see the first.
        if not self.has_letter or self.message.person != self.shown.row.work.person:
            return None
        if "identity" not in self.message.told and not self._as_it_would_be(expected):
            return None
        return letter_of(self.message, identities(made_from(self.message)), staff=self.called.staff)

    def _as_it_would_be(self, expected: Callable[[date], ExpectedWait | None]) -> bool:
        today, waits = self.shown.row.today, self.message.status == Status.QUEUED
        return waits and as_it_would_be(self.message, self.shown.row.who.person, expected(today), today)


def message_page(reader: Staff, message_id: str, *, today: date) -> MessagePage | None:
    """The page of one message; None where the reader may not see its work, or there is none."""
    message = messages_for(reader).filter(pk=message_id).first()
    work = visible_to(reader).filter(pk=message.work).first() if message else None
    return MessagePage(message, work, reader, today) if message and work else None


def ways_to_tell(message: Message) -> str:
    """The list of the ways in which they can have been told; what came of a concern may not be told to everybody."""
    return "tell_methods" if message.template == OUTCOME else "contact_methods"


def settle(message: Message, *, how: str, by: Staff) -> None:
    """Somebody told the person another way. Raises Refused where nothing is left to do."""
    with one_transaction():
        stuck = _stuck(message, by)
        check_code(ways_to_tell(message), how, field="how")
        stuck.status, stuck.settled, stuck.settled_by = Status.SETTLED, timezone.now(), by.id
        stuck.settled_how, stuck.due = how, None
        stuck.save()


def try_again(message: Message, *, by: Staff) -> None:
    """Somebody put right what was in the way: it is asked anew whether it is safe."""
    with one_transaction():
        stuck = _stuck(message, by)
        if stuck.why in BY_SOMEBODY or stuck.channel == CALL:
            raise Refused("told_by_a_worker")
        steps.try_again(stuck, timezone.now())
        stuck.save()


def _stuck(message: Message, by: Staff) -> Message:
    if not may(by.role, SETTLES) or not visible_to(by).filter(pk=message.work).exists():
        raise Refused("not_yours_to_do")
    now = Message.objects.select_for_update().get(pk=message.pk)
    if now.status not in STUCK:
        raise Refused("message_not_stuck")
    return now


def look_at_document(reader: Staff, message: Message) -> None:
    """Write down that the letter itself was taken away as a document."""
    write_look(by=reader.id, page="letter_document", shown=[message.work, message.person])
