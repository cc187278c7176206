"""Owing: whom these facts make it a duty to tell, and whether that is safe as things stand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from lintel.casework.links import others_of_one, safe_to, same_people
from lintel.casework.models import Person, Work
from lintel.casework.others_told import others_of
from lintel.domain.fact import Fact
from lintel.domain.messages import About, Message, SafeContact, messages_for, why_not
from lintel.domain.others_told import messages_to_others
from lintel.domain.work import WorkOpened


def messages_owed(facts: Iterable[Fact], about: Mapping[str, About]) -> list[Message]:
    """The messages that go with these facts of works known or just opened; what is unsafe says why (U9).

    One query, and another where a record is linked; where a worker changes or leaves, a few more for the others who are told.
    """
    told = list(facts)
    opened = {
        fact.subject: About(fact.person, fact.kind, fact.because_of) for fact in told if isinstance(fact, WorkOpened)
    }
    known = {**about, **opened}
    found = messages_for(told, known)
    found += messages_to_others(found, others_of(found, known))
    people = same_people({_written_to(each) for each in found}) if found else {}
    return [replace(each, why=each.why or unsafe_to(each.channel, _written_to(each), people)) for each in found]


def about_work(work: Work) -> About:
    """What messages need to know of a work."""
    return About(work.person, work.kind, work.because_of)


def _written_to(message: Message) -> str:
    return message.recipient or message.person


def unsafe_to(channel: str, person: str, found: Mapping[str, Person]) -> str | None:
    """Why it is not safe to send something to somebody by this channel, as a code. `found` are the rows of the person
    and of all linked ones, of which the strictest answer holds."""
    if person not in found:
        return "nobody_there"
    row, others = found[person], others_of_one(person, found, obey_all=True)
    # Nobody is told that the no of a record that is kept back is one: the letter then needs a yes, which it never gets.
    doubted = any(each.safe_to_write == "no" for each in others.kept_back)
    restricted = row.restriction is not None or doubted
    safe = SafeContact(text=safe_to("text", row, others), write=safe_to("write", row, others), restricted=restricted)
    return why_not(channel, safe)
