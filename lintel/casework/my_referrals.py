"""My referrals: what somebody sent who works with the person, and what they may know of what came of it.

They are known by a link to the address that they gave. What is about a restricted person stands here as it stood before
anybody looked at it: whatever vanished would say who is restricted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from lintel.casework.kept_back import NOBODY, kept_back
from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.casework.more_told import SentForm
from lintel.domain.asking import SENT_BY_PORTAL
from lintel.domain.clock import london_date
from lintel.domain.forms.every import BY_FORM
from lintel.domain.known_senders import is_trusted, why_by_phone
from lintel.domain.reference import work_reference
from lintel.domain.senders import sender_of
from lintel.domain.story import state_of
from lintel.domain.told_back import (
    CONCERN,
    CONTACT,
    LOOKED_AT,
    RECEIVED,
    Allowed,
    Point,
    allowed,
    as_sender_called_them,
    knows_decisions,
    points_of,
    told_back,
)
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.records.find import words
from lintel.records.models import Sender
from lintel.records.senders import sent_by

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


@dataclass(frozen=True)
class _Standing:
    """How it stands with one: what came of it, what it counts as, and whether the person agreed to sharing."""

    sent: WorkState
    points: Sequence[Point]
    what: str
    consent: str | None


def referrals_of(digest: str) -> list[Referral]:
    """What they sent, the latest first. The look is written down. Raises CannotBeShown."""
    senders = {each.work: each for each in sent_by(digest)}
    works = works_of(senders.values())
    people = Person.objects.in_bulk({work.person for work in works})
    write_look(by=SENT_BY_PORTAL, page=PAGE, shown=[*(work.id for work in works), *people], why=WHY)
    hidden, states = kept_back(people.values()), _states(works)
    said = words([work.first_told or "" for work in works])
    return [
        _referral(kind, said[work.first_told or ""].body, _standing(work, kind, states, people[work.person], hidden))
        for work, kind in ((each, senders[each.id].kind) for each in works)
        if work.first_told in said
    ]


def sent_under(digest: str, reference: str) -> SentForm | None:
    """What they sent under this reference; None alike for what somebody else sent, and for what is not there."""
    own = Work.objects.filter(pk__in=[NOBODY, *(each.work for each in sent_by(digest))], reference=reference).first()
    said = words([own.first_told or ""] if own else [])
    return SentForm(own.id, said[own.first_told or ""].body["form"]) if own and said else None


def works_of(senders: Iterable[Sender]) -> list[Work]:
    """The works of these, the latest first. As much is asked where there are none."""
    works = Work.objects.filter(pk__in=[NOBODY, *(each.work for each in senders)])
    return list(works.order_by("-opened_on", "id")[:MOST])


def _after(works: Sequence[Work]) -> list[Work]:
    found: list[Work] = []
    last = [work.id for work in works]
    for _ in range(STEPS):
        led_to = list(Work.objects.filter(because_of__in=last))
        found += led_to
        last = [work.id for work in led_to]
    return found


def _states(works: Sequence[Work]) -> dict[str, WorkState]:
    stories = read.facts_of({work.id for work in works} | {each.id for each in _after(works)})
    return {subject: state for subject, story in stories.items() if isinstance(state := state_of(story), WorkState)}


def _standing(work: Work, kind: str, states: Mapping[str, WorkState], person: Person, hidden: set[str]) -> _Standing:
    sent = states[work.id]
    points = points_of(sent, list(states.values()))
    if work.person in hidden:
        return _Standing(sent, points[:1], sent.declared.name, None)
    return _Standing(sent, points, _as_what(kind, sent), person.consent)


def _referral(kind: str, said: Mapping[str, str], stands: _Standing) -> Referral:
    public = BY_FORM[said["form"]]
    means = public.form.meanings(said)
    may = allowed(kind, stands.what)
    if may and not is_trusted(kind, sender_of(public, said).email, stands.sent):
        may = may.to_unknown(why_by_phone(stands.sent.declared.name))
    points = told_back(stands.points, may.upto(stands.consent) if may else RECEIVED)
    return Referral(
        reference=work_reference(stands.sent.id),
        sent_on=points[0].on or stands.sent.opened_on or london_date(timezone.now()),
        about=as_sender_called_them(means.get("person.name", ""), means.get("person.born", "")),
        points=points,
        why_not=may.why_not if may and _need_be_said(may, stands.points) else "",
    )


def _need_be_said(may: Allowed, points: Sequence[Point]) -> bool:
    """Whether it need be said why no more is told: not before somebody has looked at it, where that would be told."""
    return may.tells == RECEIVED or any(point.level == LOOKED_AT for point in points)


def _as_what(kind: str, sent: WorkState) -> str:
    """A referral that became a concern is told of as one to those only who may know what was decided of it."""
    became = sent.told.get("ContactTriaged") == CONCERN and knows_decisions(kind, CONCERN)
    return CONCERN if became or sent.declared.name == CONCERN else CONTACT
