"""Told anew: what somebody adds to a form once our work on it has ended begins a new work for the same person.

It holds all that was answered before, with what was put right of how to reach its sender, so that whoever reads it knows whom
to ring; what was added now stands first. One that begins quietly is for staff alone: its sender is told of no new reference.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.utils import timezone

from lintel.casework.asked import let_find_again, moment_of
from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.casework.receiving import opening_at
from lintel.casework.said_now import DETAILS, said_now
from lintel.domain.asking import BY_PORTAL, HowItCame, Sent, sent_on
from lintel.domain.document import Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.forms.public import PublicForm
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.messages import Message
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.senders import acknowledgement, sender_of
from lintel.records.find import words as documents

# Marks the document of a work of which its sender was not told.
QUIETLY = "begun_quietly"
AFTER = "More about {reference}, which is closed. {words}"


def tell_anew(
    public: PublicForm, ended: str, words: str, *, anew: str, quietly: bool, came: HowItCame = BY_PORTAL
) -> None:
    """Begin a work of this id, because of the one that ended. In the caller's transaction. Raises Refused."""
    before = Work.objects.filter(pk=ended).first()
    if before is None:
        raise Refused("not_opened")
    when = when_it_came(came)
    sent = _sent(public, before, words, when.occurred, came.channel)
    body = _body(sent, before, words, quietly)
    said = Words(id=new_id(), about=anew, recorded=timezone.now(), sort="note", body=body)
    opened = open_work(_opening(before, anew, said.id, when), received=dict(sent.received))
    told = [] if quietly else _told(public, sent, before, opened[0])
    if not quietly:
        let_find_again(public, sent, anew)
    commit(*opened, by=came.by, words=[said], expecting={anew: 0}, messages=told)


def when_it_came(came: HowItCame) -> When:
    """When something came; now, where that is not known otherwise."""
    now = moment_of(timezone.now())
    return came.when or When(occurred=now.on, at=now.at)


def _told(public: PublicForm, sent: Sent, before: Work, opened: Fact) -> list[Message]:
    about = {"person": before.person, "work": opened.subject, "because_of": opened.id}
    told = acknowledgement(sender_of(public, sent.words), **about, on=opened.occurred)
    return [told] if told else []


def told_aloud(works: Iterable[Work]) -> list[Work]:
    """Those of these whose sender was told of them, in the same order."""
    found = list(works)
    said = documents([each.first_told or "" for each in found])
    quiet = {each.about for each in said.values() if QUIETLY in each.body}
    return [each for each in found if each.id not in quiet]


def _sent(public: PublicForm, before: Work, words: str, on: date, channel: str) -> Sent:
    """What was answered on the form, with what is told now."""
    question = next(each.name for each in public.form.questions() if each.means == "told")
    found = documents([before.first_told or ""]).get(before.first_told or "")
    return sent_on(public, {**(found.body if found else {}), question: words}, on=on, channel=channel)


def _body(sent: Sent, before: Work, words: str, quietly: bool) -> Mapping[str, str]:
    marked = {QUIETLY: "yes"} if quietly else {}
    now = next(iter(said_now([before.first_told or ""]).values()), {})
    details = {each: now[each] for each in DETAILS if each in now}
    return {**sent.words, **details, "note": AFTER.format(reference=before.reference, words=words), **marked}


def _opening(before: Work, anew: str, note: str, when: When) -> Opening:
    opening = opening_at(when, before.kind, person=before.person, work=anew, note=note, locality=before.locality)
    return replace(opening, because_of=before.id)
