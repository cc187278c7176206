"""The demonstration's outbox: what the last days of the made-up county would have told, by a service that carries nothing."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from lintel.casework.models import Work
from lintel.casework.owing import about_work, messages_owed
from lintel.casework.sending import send_due
from lintel.domain.document import Line
from lintel.domain.messages import Message
from lintel.gateways.made_up import MadeUp
from lintel.gateways.protocol import Parcel, RefusedForGood
from lintel.gateways.queue import queue
from lintel.ledger.write_lock import one_transaction
from lintel.web.expected import expected_wait

DAYS, REFUSES_ONE_IN = 6, 23


class Fussy(MadeUp):
    """Refuses a few, always the same ones."""

    def send(self, parcel: Parcel) -> str:
        """Refuse, or take it."""
        if UUID(parcel.key).int % REFUSES_ONE_IN == 0:
            raise RefusedForGood
        return super().send(parcel)


def fill_outbox(lines: Sequence[Line]) -> None:
    """Queue what the last days' facts owed, and send what is older than the last of those days."""
    recorded = {line.fact.follows or line.fact.id: line.recorded for line in _late(lines)}
    owed = _owed(_late(lines))
    if not owed:
        return
    moments = [recorded[each.because_of] for each in owed]
    with one_transaction():
        for each, moment in zip(owed, moments, strict=True):
            queue([each], queued=moment)
    morning = max(moments).replace(hour=9, minute=5)
    send_due(Fussy(), expected=expected_wait, clock=lambda: morning)


def _late(lines: Sequence[Line]) -> list[Line]:
    since = lines[-1].recorded - timedelta(days=DAYS) if lines else None
    return [line for line in lines if since is not None and line.recorded >= since]


def _owed(lines: Sequence[Line]) -> list[Message]:
    works = Work.objects.in_bulk({line.fact.subject for line in lines})
    about = {work.id: about_work(work) for work in works.values()}
    return messages_owed([line.fact for line in lines if line.fact.subject in works], about)
