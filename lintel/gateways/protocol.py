"""What Lintel asks of a service that carries messages, and what it may answer. Each service is one class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from lintel.gateways.letter import Letter


class Unreachable(Exception):
    """The service is away, too slow, or asks us to wait: it may be tried again."""


class RefusedForGood(Exception):
    """The service will never take this one: the number or address cannot be."""


class Outcome(Enum):
    """What became of a message that was taken."""

    ARRIVED = "arrived"
    FAILED = "failed"


@dataclass(frozen=True)
class Parcel:
    """What is handed over. `key` is the same at each try, so that a service can tell a second try from a second message.

    A text has a `text`, an email a `subject` too, and a letter is a `letter`.
    """

    key: str
    channel: str
    to: str
    text: str = ""
    subject: str = ""
    letter: Letter | None = None


@dataclass(frozen=True)
class Receipt:
    """What the service says became of the message with this key, and when, by its own clock."""

    key: str
    outcome: Outcome
    at: datetime


class Gateway(Protocol):
    """A service that carries messages. Every call ends within a minute, or raises Unreachable."""

    def find(self, key: str) -> str | None:
        """The service's reference of the message that it took with this key; None where it took none."""
        ...

    def send(self, parcel: Parcel) -> str:
        """Hand one over. Returns the service's reference; raises Unreachable or RefusedForGood."""
        ...

    def receipts(self) -> Iterable[Receipt]:
        """What became of messages since we last asked; one may come twice, and late ones before early ones."""
        ...
