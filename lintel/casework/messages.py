"""Messages as pages see them: each with the row of its work, and whether somebody must still tell the person."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from lintel.casework.rows import ListRow, Names
from lintel.casework.visible import without_kept_back
from lintel.council.models import Staff
from lintel.domain.messages import LETTER, TEXT
from lintel.gateways.models import Message, Status

STUCK = (Status.BLOCKED, Status.GIVEN_UP)
GOES = (Status.QUEUED, Status.SENDING, Status.HANDED_OVER, Status.TOLD, Status.SETTLED)


@dataclass(frozen=True)
class MessageRow:
    """One message with the row of its work. `needs_somebody` where nobody else will tell the person."""

    message: Message
    row: ListRow
    needs_somebody: bool
    settled_by: str

    @property
    def late(self) -> bool:
        """Whether the person should have been told before today, and was not."""
        waits = self.needs_somebody or self.message.status in (Status.QUEUED, Status.SENDING)
        return waits and self.message.tell_by < self.row.today


def messages_for(reader: Staff) -> QuerySet[Message]:
    """All messages but those to carers who are kept back from a reader, each with whether it is a text whose letter goes:
    that tells whom it is for."""
    same = Message.objects.filter(
        because_of=OuterRef("because_of"),
        template=OuterRef("template"),
        recipient=OuterRef("recipient"),
        channel=LETTER,
    )
    told = Message.objects.annotate(letter_goes=Q(channel=TEXT) & Exists(same.filter(status__in=GOES)))
    return without_kept_back(told, reader, "recipient")


def needs_somebody(reader: Staff) -> QuerySet[Message]:
    """Those that nobody will send: somebody has to tell whom they are for."""
    return messages_for(reader).filter(status__in=STUCK, letter_goes=False)


def message_row(message: Message, row: ListRow, called: Names) -> MessageRow:
    """A message with the row of its work, which the reader may see."""
    needs_somebody = message.status in STUCK and not message.letter_goes
    return MessageRow(message, row, needs_somebody, called.staff.get(message.settled_by or "", ""))


def messages_of(row: ListRow, called: Names, reader: Staff) -> list[MessageRow]:
    """The messages of one work that a page has been let see, the latest first. One query."""
    found = messages_for(reader).filter(work=row.work.id).order_by("-queued", "template", "to_whom", "channel")
    return [message_row(each, row, called) for each in found]
