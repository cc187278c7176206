"""To senders: what goes to whoever sent a form. Where it goes to is read when it is sent, and kept nowhere else."""

from datetime import date, datetime

from django.conf import settings

from lintel.casework.letters import council_gaps, long_day
from lintel.casework.links import same_people
from lintel.casework.models import Person
from lintel.casework.owing import unsafe_to
from lintel.casework.senders import sender_now
from lintel.casework.standing import has_died
from lintel.domain.clock import Moment, london_date
from lintel.domain.messages import EMAIL, RECEIVED
from lintel.domain.next_steps import next_step
from lintel.domain.reference import work_reference
from lintel.domain.senders import Sender, mobile
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.gateways import steps, words
from lintel.gateways.models import Message, Status
from lintel.gateways.protocol import Parcel
from lintel.gateways.sender_links import new_sender_link
from lintel.gateways.words import Email
from lintel.ledger import read
from lintel.records.senders import digest_of

NOWHERE = {"email": "no_email", "text": "no_mobile"}
NO_LINK = "https://… (the address is in the email that we sent)"


def made_ready(message: Message, person: Person | None, now: datetime) -> Parcel | None:
    """The message in words, and where it goes; None where it must not go, and then its status says why."""
    work = work_of(message)
    sender = sender_now(work) if work else None
    if person is None or work is None or sender is None:
        steps.drop(message, "nobody_there")
        return None
    if _over(message, work, sender):
        steps.drop(message, "overtaken")
        return None
    why = _why_not(message, work, person, sender)
    if why is not None:
        steps.block(message, why)
        return None
    message.told = what_it_says(work, london_date(now))
    return _parcel(message, sender, now)


def work_of(message: Message) -> WorkState | None:
    """How the work stands that was sent; None where it never began."""
    state = state_of(read.facts_of({message.work}).get(message.work, []))
    return state if isinstance(state, WorkState) and state.kind is not None else None


def _over(message: Message, work: WorkState, sender: Sender) -> bool:
    """Whether nobody need be told any more that we have it: it is closed by now, or the person has died."""
    if message.template != RECEIVED:
        return False
    return work.closed_on is not None or (sender.is_person and has_died(message.person))


def _why_not(message: Message, work: WorkState, person: Person, sender: Sender) -> str | None:
    """Why it must not go: it was moved to somebody else, it is not safe as things stand, or there is nowhere to go."""
    if sender.is_person and work.person != message.person:
        return "another_person"
    # Staff may have asked the person since how it is safe; of somebody else there is only what they sent.
    if sender.is_person:
        why = unsafe_to(message.channel, person.id, same_people({person.id}))
    else:
        # The link to what they sent goes to the address from which somebody asks for it just now.
        why = sender.why_not(message.channel) if message.template == RECEIVED else None
    return why or (None if message.channel in sender.ways else NOWHERE[message.channel])


def what_it_says(work: WorkState, today: date) -> dict[str, str]:
    """The days from which the words are made. They are kept with the message. No day by when that is past already."""
    received = work.marks.get(work.declared.received_by) or Moment(today)
    by = next_step(work.declared.name, received, urgent=work.urgent_since is not None).last_day
    said = {"on": today.isoformat(), "sent_on": received.on.isoformat()}
    return said | ({"by": by.isoformat()} if by and by >= today else {})


def as_it_reads(message: Message, today: date) -> Email | None:
    """The email as it was sent, or would be today; None for what is no email, or never goes."""
    if message.channel != EMAIL or message.status in (Status.BLOCKED, Status.NOT_NEEDED):
        return None
    work = None if message.told else work_of(message)
    message.told = what_it_says(work, today) if work else message.told
    return email_of(message) if message.told else None


def email_of(message: Message, *, link: str = NO_LINK) -> Email:
    """The email that a message is: nobody's name, nothing of what was sent, and not what it is about."""
    holds = frozenset({"by" if "by" in message.told else "no_day"} | ({"link"} if link else set()))
    return words.email(message.template, _gaps(message, link), holds=holds)


def _gaps(message: Message, link: str) -> dict[str, str]:
    days = {name: long_day(message.told[name]) for name in ("sent_on", "by") if name in message.told}
    return council_gaps() | days | {"reference": work_reference(message.work), "link": link}


def _parcel(message: Message, sender: Sender, now: datetime) -> Parcel:
    if message.channel != EMAIL:
        said = words.text(message.template, _gaps(message, ""))
        return Parcel(message.id, message.channel, mobile(sender.phone) or "", text=said)
    written = email_of(message, link=_link(message, sender, now))
    return Parcel(message.id, message.channel, sender.email, text=written.text, subject=written.subject)


def _link(message: Message, sender: Sender, now: datetime) -> str:
    """The page that says how it stands, or a new link to all that they sent; empty where no address is set."""
    if not settings.LINTEL_ADDRESS:
        return ""
    if message.template == RECEIVED:
        return f"{settings.LINTEL_ADDRESS}/ask/status"
    return f"{settings.LINTEL_ADDRESS}/ask/my-referrals/link/{new_sender_link(digest_of(sender.email), now)}"
