"""Owing: whom these facts make it a duty to tell, and whether that is safe as things stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lintel.casework.models import Person
from lintel.domain.fact import Fact
from lintel.domain.messages import About, Message, SafeContact, messages_for, why_not
from lintel.domain.work import WorkOpened


def messages_owed(facts: Iterable[Fact], about: Mapping[str, About]) -> list[Message]:
    """The messages that go with these facts of works known or just opened; what is unsafe says why (U9). One query."""
    told = list(facts)
    opened = {fact.subject: About(fact.person, fact.kind) for fact in told if isinstance(fact, WorkOpened)}
    found = messages_for(told, {**about, **opened})
    people = Person.objects.in_bulk({each.person for each in found}) if found else {}
    return [replace(each, why=each.why or unsafe(each.channel, people.get(each.person))) for each in found]


def unsafe(channel: str, person: Person | None) -> str | None:
    """Why it is not safe to send something to somebody by this channel, as a code."""
    if person is None:
        return "nobody_there"
    safe = SafeContact(text=person.safe_to_text, write=person.safe_to_write, restricted=person.restriction is not None)
    return why_not(channel, safe)
