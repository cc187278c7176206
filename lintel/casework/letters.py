"""Letters and texts: a message put into words, from its template and what little of the record it needs.

Identity and safe address only. What a message is made from is kept with it, so that it can be shown again as it was sent.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.conf import settings

from lintel.casework.reasons import advice, reasons
from lintel.domain.clock import add_calendar_days, add_calendar_months
from lintel.domain.fact import Fact
from lintel.domain.messages import CARER, DECISION, NEW_WORKER, TEXT, WAITING_WELL, ExpectedWait
from lintel.domain.reference import person_reference
from lintel.domain.senders import mobile
from lintel.domain.work import WorkState
from lintel.gateways import words
from lintel.gateways.letter import Letter, Section
from lintel.gateways.models import Message
from lintel.records.find import words as words_by_id
from lintel.records.models import Identity

MONTHS_TO_COMPLAIN = 12
NO_LINK = "The page’s address is in the letter that we sent. It is not shown here."
WEEKS_FROM = 21


class Standing(NamedTuple):
    """What a message is made from: how the work stands, the fact that it is about, who the person is, and who is told."""

    work: WorkState
    cause: Fact | None
    identity: Identity
    to: Identity
    answers: str | None = None


def what_it_says(message: Message, now: Standing, *, expected: ExpectedWait | None, today: date) -> dict[str, str]:
    """The figures, dates and ids from which the words are made. They are kept with the message."""
    told = {"on": today.isoformat(), "identity": now.to.id}
    if message.recipient:
        told["about"] = now.identity.id
    if message.template == WAITING_WELL:
        told |= _expected(expected)
    if message.template == NEW_WORKER:
        told["worker"] = now.work.worker or ""
    if message.template == DECISION and now.cause is not None:
        told |= _decided(now.cause, now.answers)
    due = now.work.next_contact_due
    return told | {"next_contact": max(due or add_calendar_days(today, 28), today).isoformat()}


def _decided(cause: Fact, answers: str | None) -> dict[str, str]:
    told = {"decision": getattr(cause, "decision", ""), "decided_on": cause.occurred.isoformat()}
    more = {"reason": getattr(cause, "reason", None), "answers": answers}
    return told | {name: value for name, value in more.items() if value}


def _expected(wait: ExpectedWait | None) -> dict[str, str]:
    if wait is None:
        return {}
    return {"median": str(wait.median), "p90": str(wait.p90), "as_at": wait.as_at.isoformat()}


def text_of(message: Message, *, link: str) -> str:
    """The words of a text: no name, no address, and nothing that says why we are in touch."""
    return words.text(message.template, council_gaps() | {"link": link})


def letter_of(
    message: Message, known: Mapping[str, Identity], *, staff: Mapping[str, str], link: str = ""
) -> Letter | None:
    """The letter that a message is, from what it was made from; None where who they are is not known any more.

    Without a link, a sentence stands in its place.
    """
    identity = known.get(message.told["identity"])
    about = known.get(message.told["about"]) if message.recipient else identity
    if identity is None or about is None:
        return None
    return _letter(message, identity, _gaps(message.told, staff, link) | {"person": about.name})


def _letter(message: Message, to: Identity, gaps: Mapping[str, str]) -> Letter:
    template = _template(message)
    return Letter(
        council=settings.LINTEL_COUNCIL_NAME,
        on=date.fromisoformat(message.told["on"]),
        name=to.name,
        address=address_lines(to),
        reference=person_reference(message.person),
        heading=words.heading(template),
        first=words.first_lines(template, gaps),
        sections=_sections(message, template, gaps),
        closing=words.closing(gaps),
    )


def _sections(message: Message, template: str, gaps: Mapping[str, str]) -> tuple[Section, ...]:
    why, helps = _reasons(message)
    holds = frozenset({"expected" if "median" in message.told else "not_expected", "reasons" if why else "no_reasons"})
    return tuple(words.sections(template, gaps, holds=holds, reasons=why, advice=helps))


def _template(message: Message) -> str:
    """The template of a letter: a decision has one for each, and a carer's letters are in words for carers."""
    name = f"decision_{message.told['decision']}" if message.template == DECISION else message.template
    return f"{name}_carer" if message.to_whom == CARER else name


def made_from(message: Message) -> list[str]:
    """The ids of the documents that say who is written to, and about whom."""
    return [message.told[name] for name in ("identity", "about") if name in message.told]


def _reasons(message: Message) -> tuple[list[Section], list[str]]:
    """Why it was so decided, and what helps, from the answers that were signed off; nothing where none were written."""
    found = words_by_id([message.told["answers"]]) if "answers" in message.told else {}
    if not found:
        return [], []
    decision, body = message.told["decision"], found[message.told["answers"]].body
    return reasons(decision, message.told.get("reason"), body), advice(decision, body)


def address_lines(identity: Identity) -> tuple[str, ...]:
    """The lines of an address; none where there is no address to write to."""
    lines = [line.strip() for line in identity.address.split(",") if line.strip()]
    return (*lines, identity.postcode) if lines else ()


def mobile_of(identity: Identity) -> str | None:
    """The number that a text can go to, plain; None where there is none."""
    return mobile(identity.phone)


def council_gaps() -> dict[str, str]:
    """Who writes, and whom to ring when."""
    return {
        "council": settings.LINTEL_COUNCIL_NAME or "The council",
        "phone": settings.LINTEL_PUBLIC_PHONE,
        "hours": settings.LINTEL_PUBLIC_HOURS,
    }


def _gaps(told: Mapping[str, str], staff: Mapping[str, str], link: str) -> dict[str, str]:
    gaps = council_gaps() | {"link": link or NO_LINK, "worker": staff.get(told.get("worker", ""), "Your worker")}
    gaps |= {name: long_day(told[name]) for name in ("next_contact", "as_at", "decided_on") if name in told}
    gaps |= {name: lasts(int(told[name])) for name in ("median", "p90") if name in told}
    return gaps | {
        "look_again_by": f"{add_calendar_months(date.fromisoformat(told['on']), MONTHS_TO_COMPLAIN):%-d %B %Y}"
    }


def long_day(day: str) -> str:
    """A day in words, from how it is kept."""
    return f"{date.fromisoformat(day):%-d %B %Y}"


def lasts(days: int) -> str:
    """A length as people say it: days up to three weeks, then whole weeks, never less than it was."""
    if days <= 1:
        return "one day"
    return f"{days} days" if days < WEEKS_FROM else f"{-(-days // 7)} weeks"


def is_text(message: Message) -> bool:
    """Whether it goes by text."""
    return message.channel == TEXT
