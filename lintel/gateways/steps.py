"""Steps: how a message goes from one status to the next. Plain changes of one row; whoever calls saves it."""

from datetime import datetime, timedelta

from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Outcome, Receipt

FIRST_PAUSE, LONGEST_PAUSE, MOST_TRIES = timedelta(minutes=5), timedelta(hours=4), 8
# As long as one try may take before another sender thinks that the first was killed.
TRY_LASTS = timedelta(minutes=10)
RECEIPT_WITHIN = timedelta(days=3)


def begin(message: Message, now: datetime) -> None:
    """A try begins. If one had begun before and never ended, the message may have gone out already."""
    message.unsure = message.unsure or message.status == Status.SENDING
    message.status, message.tries, message.due = Status.SENDING, message.tries + 1, now + TRY_LASTS


def hand_over(message: Message, reference: str, now: datetime) -> None:
    """The supplier took it. That is not to say that anybody was told."""
    message.status, message.why, message.due = Status.HANDED_OVER, None, None
    message.sent, message.supplier_reference = now, reference


def put_off(message: Message, why: str, now: datetime) -> None:
    """It did not go: try again after a pause that grows, and after the last try leave it to somebody."""
    if message.tries >= MOST_TRIES:
        give_up(message, "tried_too_often")
        return
    pause = min(FIRST_PAUSE * 2 ** (message.tries - 1), LONGEST_PAUSE)
    message.status, message.why, message.due = Status.QUEUED, why, now + pause


def give_up(message: Message, why: str) -> None:
    """Nothing more will be tried: somebody must tell the person another way."""
    message.status, message.why, message.due = Status.GIVEN_UP, why, None


def block(message: Message, why: str) -> None:
    """It must not go out."""
    message.status, message.why, message.due = Status.BLOCKED, why, None


def drop(message: Message, why: str) -> None:
    """It is no longer true, or has nobody to go to."""
    message.status, message.why, message.due = Status.NOT_NEEDED, why, None


def try_again(message: Message, now: datetime) -> None:
    """Somebody asks for new tries."""
    message.status, message.why, message.due, message.tries = Status.QUEUED, None, now, 0


def take_receipt(message: Message, receipt: Receipt) -> bool:
    """What the supplier says became of it. Twice is once, and what is older than we know already is left out."""
    if message.answered is not None and receipt.at <= message.answered:
        return False
    if message.status == Status.SETTLED:
        return False
    message.answered, message.sent = receipt.at, message.sent or receipt.at
    if receipt.outcome is Outcome.ARRIVED:
        message.status, message.why, message.due = Status.TOLD, None, None
    else:
        give_up(message, "did_not_arrive")
    return True


def miss_receipt(message: Message) -> None:
    """No receipt came in time: nobody knows whether the person was told."""
    give_up(message, "no_receipt")
