"""Owing: whom these facts make it a duty to tell, and whether that is safe as things stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lintel.casework.models import Person, Work
from lintel.casework.others_told import others_of
from lintel.domain.fact import Fact
from lintel.domain.messages import About, Message, SafeContact, messages_for, why_not
from lintel.domain.others_told import messages_to_others
from lintel.domain.work import WorkOpened


def messages_owed(facts: Iterable[Fact], about: Mapping[str, About]) -> list[Message]:
    """The messages that go with these facts of works known or just opened; what is unsafe says why (U9).

    One query; where a worker changes or leaves, a few more for the others who are told.
    """
    told = list(facts)
    opened = {
        fact.subject: About(fact.person, fact.kind, fact.because_of) for fact in told if isinstance(fact, WorkOpened)
    }
    known = {**about, **opened}
    found = messages_for(told, known)
    found += messages_to_others(found, others_of(found, known))
    people = Person.objects.in_bulk({_written_to(each) for each in found}) if found else {}
    return [replace(each, why=each.why or unsafe(each.channel, people.get(_written_to(each)))) for each in found]


def about_work(work: Work) -> About:
    """What messages need to know of a work."""
    return About(work.person, work.kind, work.because_of)


def _written_to(message: Message) -> str:
    return message.recipient or message.person


def unsafe(channel: str, person: Person | None) -> str | None:
    """Why it is not safe to send something to somebody by this channel, as a code."""
    if person is None:
        return "nobody_there"
    safe = SafeContact(text=person.safe_to_text, write=person.safe_to_write, restricted=person.restriction is not None)
    return why_not(channel, safe)
