"""My referrals: what somebody sent who works with the person, and what they may know of what came of it.

They are known by a link to the address that they gave. Of restricted people nothing is here, as if nothing had been sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from lintel.casework.kept_back import NOBODY, kept_back
from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.clock import london_date
from lintel.domain.fact import new_id
from lintel.domain.forms.every import BY_FORM
from lintel.domain.messages import EMAIL, SENDER, THEIR_REFERRALS, Message
from lintel.domain.reference import work_reference
from lintel.domain.story import state_of
from lintel.domain.told_back import CONCERN, CONTACT, Point, allowed, as_sender_called_them, points_of, told_back
from lintel.domain.work import WorkState
from lintel.gateways import knocks, sender_links
from lintel.gateways.queue import queue
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.find import words
from lintel.records.models import Sender
from lintel.records.senders import sent_by, with_newest_key

PAGE, WHY, MOST = "my_referrals", "referrer_page", 200
# From a referral to the concern that it became, and to the enquiry.
STEPS = 2


@dataclass(frozen=True, kw_only=True)
class Referral:
    """One of their own: its reference, when they sent it, whom they said it is about, what may be told, and why no more."""

    reference: str
    sent_on: date
    about: str
    points: list[Point]
    why_not: str


def too_often_from(address: str) -> bool:
    """Whether links were asked for, or tried, too often from there within the hour."""
    return knocks.too_often(address, timezone.now(), limit=knocks.REFERRALS_FROM)


def count_try_from(address: str) -> None:
    """Count a link that led nowhere."""
    with one_transaction():
        knocks.knocked(address, timezone.now(), limit=knocks.REFERRALS_FROM)


def ask_for_link(email: str, address: str) -> None:
    """Put a link in the outbox, where something was sent from this address that may be shown; say nothing either way."""
    now = timezone.now()
    with one_transaction():
        digest = with_newest_key(email)
        often = knocks.too_often(digest, now, limit=knocks.REFERRALS_TO)
        knocks.knocked(address, now, limit=knocks.REFERRALS_FROM)
        knocks.knocked(digest, now, limit=knocks.REFERRALS_TO)
        found = _shown(sent_by(digest))
        queue([_link_to(found[0])] if found and not often else [], queued=now)


def _link_to(work: Work) -> Message:
    return Message(
        person=work.person,
        work=work.id,
        channel=EMAIL,
        template=THEIR_REFERRALS,
        because_of=new_id(),
        tell_by=london_date(timezone.now()),
        to_whom=SENDER,
        recipient=work.id,
    )


def link_is_open(token: str) -> bool:
    """Whether a link still leads somewhere."""
    return sender_links.is_open(token, timezone.now())


def use_link(token: str) -> str | None:
    """Use a link up. Returns whose it is, as a digest; None where it leads nowhere."""
    with one_transaction():
        return sender_links.use(token, timezone.now())


def referrals_of(digest: str) -> list[Referral]:
    """What they sent, the latest first. The look is written down. Raises CannotBeShown."""
    senders = {each.work: each for each in sent_by(digest)}
    works = _shown(senders.values())
    people = Person.objects.in_bulk({work.person for work in works})
    write_look(by=SENT_BY_PORTAL, page=PAGE, shown=[*(work.id for work in works), *people], why=WHY)
    after = _after(works)
    stories = read.facts_of({work.id for work in works} | {each.id for each in after})
    states = {subject: state for subject, story in stories.items() if isinstance(state := state_of(story), WorkState)}
    said = words([work.first_told or "" for work in works])
    return [
        _referral(senders[work.id].kind, states, people[work.person].consent, said[work.first_told or ""].body, work.id)
        for work in works
        if work.first_told in said
    ]


def _shown(senders: Iterable[Sender]) -> list[Work]:
    """The works of these, the latest first; none of anybody restricted. As much is asked where there are none."""
    works = Work.objects.filter(pk__in=[NOBODY, *(each.work for each in senders)]).order_by("-opened_on", "id")[:MOST]
    hidden = kept_back(Person.objects.filter(pk__in={NOBODY, *(work.person for work in works)}))
    return [work for work in works if work.person not in hidden]


def _after(works: Sequence[Work]) -> list[Work]:
    found: list[Work] = []
    last = [work.id for work in works]
    for _ in range(STEPS):
        led_to = list(Work.objects.filter(because_of__in=last))
        found += led_to
        last = [work.id for work in led_to]
    return found


def _referral(
    kind: str, states: Mapping[str, WorkState], consent: str | None, said: Mapping[str, str], work: str
) -> Referral:
    sent = states[work]
    points = points_of(sent, list(states.values()))
    may = allowed(kind, _as_what(sent))
    means = BY_FORM[said["form"]].form.meanings(said)
    return Referral(
        reference=work_reference(work),
        sent_on=points[0].on or sent.opened_on or london_date(timezone.now()),
        about=as_sender_called_them(means.get("person.name", ""), means.get("person.born", "")),
        points=told_back(points, may.upto(consent) if may else "received"),
        why_not=may.why_not if may else "",
    )


def _as_what(sent: WorkState) -> str:
    """A referral that became a concern is told of as a concern."""
    became = sent.told.get("ContactTriaged") == CONCERN
    return CONCERN if became or sent.declared.name == CONCERN else CONTACT
