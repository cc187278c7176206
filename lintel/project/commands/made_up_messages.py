"""The demonstration's outbox: what the last days of the made-up county would have told, by a service that carries nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from lintel.casework.messages import STUCK
from lintel.casework.models import Work
from lintel.casework.outbox import settle
from lintel.casework.owing import about_work, messages_owed
from lintel.casework.sending import send_due
from lintel.council.models import Staff
from lintel.domain.document import Line
from lintel.domain.messages import NEW_WORKER, TEXT
from lintel.domain.messages import Message as Owed
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Outcome, Parcel, Receipt, RefusedForGood
from lintel.gateways.queue import queue
from lintel.ledger.write_lock import one_transaction
from lintel.web.expected import expected_wait

DAYS, REFUSES_ONE_IN, LOST_ONE_IN, SETTLED_ONE_IN = 6, 23, 9, 3


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
    gateway = Fussy()
    send_due(gateway, expected=expected_wait, clock=lambda: morning)
    gateway.to_come = list(_receipts(morning))
    send_due(gateway, expected=expected_wait, clock=lambda: morning)
    _tell_another_way()


def _receipts(at: datetime) -> Iterator[Receipt]:
    """What the service says became of the texts that it took: nearly all arrived."""
    taken = Message.objects.filter(status=Status.HANDED_OVER, channel=TEXT).order_by("id")
    for number, each in enumerate(taken):
        yield Receipt(each.id, Outcome.ARRIVED if (number + 1) % LOST_ONE_IN else Outcome.FAILED, at)


def _tell_another_way() -> None:
    """Some of what could not go out to those who have a worker now was said by that worker, on the phone."""
    stuck = Message.objects.filter(status__in=STUCK, template=NEW_WORKER).order_by("id")[::SETTLED_ONE_IN]
    works = Work.objects.in_bulk([each.work for each in stuck])
    workers = Staff.objects.in_bulk([work.worker for work in works.values() if work.worker])
    for each in stuck:
        if worker := workers.get(works[each.work].worker or ""):
            settle(each, how="phone", by=worker)


def _late(lines: Sequence[Line]) -> list[Line]:
    since = lines[-1].recorded - timedelta(days=DAYS) if lines else None
    return [line for line in lines if since is not None and line.recorded >= since]


def _owed(lines: Sequence[Line]) -> list[Owed]:
    works = Work.objects.in_bulk({line.fact.subject for line in lines})
    about = {work.id: about_work(work) for work in works.values()}
    return messages_owed([line.fact for line in lines if line.fact.subject in works], about)
