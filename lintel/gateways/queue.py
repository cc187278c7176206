"""The queue: messages put in within the caller's transaction, and what may next be tried."""

from collections.abc import Iterable
from datetime import datetime

from lintel.domain import messages as plain
from lintel.gateways.models import Message, Status

TAKEN = (Status.QUEUED, Status.SENDING)


def queue(messages: Iterable[plain.Message], *, queued: datetime) -> None:
    """Put messages in the outbox, in the caller's transaction. What must not go out stands there as blocked."""
    Message.objects.bulk_create([_queued(each, queued) for each in messages], batch_size=500)


def _queued(message: plain.Message, queued: datetime) -> Message:
    blocked = message.why is not None
    status, due = (Status.BLOCKED, None) if blocked else (Status.QUEUED, queued)
    return Message(id=message.id, **vars(message), queued=queued, status=status, due=due)


def due_ids(now: datetime, most: int) -> list[str]:
    """The messages to try now, the longest due first: also those that somebody began to send and never finished."""
    due = Message.objects.filter(status__in=TAKEN, due__lte=now).order_by("due", "id")
    return list(due.values_list("id", flat=True)[:most])
