"""Sending in tests: a message of its own, somebody to write to, and a service that misbehaves as it is told."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from lintel.casework.commit import commit
from lintel.casework.sending import send_due
from lintel.domain.clock import london_date
from lintel.domain.document import Identity
from lintel.domain.fact import new_id
from lintel.domain.messages import ExpectedWait, Message
from lintel.domain.person_details import PersonDescribed, SafeContactRecorded
from lintel.gateways.protocol import Gateway, Parcel, RefusedForGood, Unreachable
from tests.people import Cast, staff_id

WAIT = ExpectedWait(median=9, p90=40, as_at=london_date(timezone.now()))


def a_message(person: str, work: str, because_of: str, channel: str = "letter", template: str = "no_worker") -> Message:
    """A message about anything."""
    day = london_date(timezone.now())
    return Message(person=person, work=work, channel=channel, template=template, because_of=because_of, tell_by=day)


def safe(made: Cast, who: str, *, text: str, write: str) -> None:
    """Record what somebody said about safe contact."""
    said = SafeContactRecorded(
        subject=made.people[who], occurred=made.today, ring="yes", leave_message="no", text=text, write=write
    )
    commit(said, by=staff_id("adviser"))


def lives_at(made: Cast, who: str, *, address: str = "1 Made-up Lane, Northam", phone: str = "07700 900123") -> None:
    """Give somebody an address and a mobile number."""
    name = "Orla O'Brien" if who == "orla" else "Lin 李"
    identity = Identity(
        id=new_id(), person=made.people[who], recorded=timezone.now(), name=name, address=address, postcode="ZZ1 1AA", phone=phone
    )  # fmt: skip
    described = PersonDescribed(subject=made.people[who], occurred=made.today, identity=identity.id)
    commit(described, by=staff_id("adviser"), words=[identity])


def send(
    gateway: Gateway | None, *, after: timedelta = timedelta(0), wait: ExpectedWait | None = WAIT
) -> dict[str, int]:
    """Send what is due, some time from now."""
    return dict(send_due(gateway, expected=lambda day: wait, clock=lambda: timezone.now() + after))


def away(parcel: Parcel) -> None:
    raise Unreachable


def slow(parcel: Parcel) -> None:
    raise TimeoutError


def refuses(parcel: Parcel) -> None:
    raise RefusedForGood


def later(gap: timedelta) -> datetime:
    return timezone.now() + gap


Behaviour = Callable[[Parcel], None]
