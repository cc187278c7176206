"""Sending beside: the demonstration has no timer, so its server sends what is in the outbox while it answers.

What it sends is carried nowhere, and arrives at once. In production `lintel outbox send` is run by a timer.
"""

from contextlib import suppress
from functools import partial

from django.conf import settings
from django.utils import timezone

from lintel.casework.jobs import mark_ran
from lintel.casework.sending import AnotherIsSending, send_due
from lintel.domain.messages import LETTER
from lintel.domain.quiet import OUTBOX
from lintel.gateways.made_up import MadeUp, gateway_named
from lintel.gateways.protocol import Outcome, Parcel, Receipt
from lintel.gateways.queue import due_ids
from lintel.project import beside
from lintel.web.expected import expected_wait

EVERY_SECONDS = 5.0


class Arriving(MadeUp):
    """Takes everything, and says at the next call that it arrived. Of a letter nobody says that."""

    def send(self, parcel: Parcel) -> str:
        """Take it, and have its receipt ready."""
        if parcel.channel != LETTER:
            self.to_come.append(Receipt(parcel.key, Outcome.ARRIVED, timezone.now()))
        return super().send(parcel)


def send_beside() -> None:
    """Send every few seconds from now on, for as long as this process lives."""
    beside.every(EVERY_SECONDS, "sends messages", partial(send_once, Arriving()))


def send_once(service: Arriving) -> None:
    """Send what is due and take what became of it, if there is anything, and the demonstration's service is chosen."""
    if not isinstance(gateway_named(settings.LINTEL_GATEWAY), MadeUp):
        return
    # Where another is sending, it is the server's other process.
    with suppress(AnotherIsSending):
        while service.to_come or due_ids(timezone.now(), 1):
            send_due(service, expected=expected_wait)
            mark_ran(OUTBOX, timezone.now())
