"""Others who are told: found in the person's record, and in the contact or concern with which it all began."""

from collections.abc import Iterable, Mapping

from lintel.casework.models import Person, Work
from lintel.casework.said_now import said_now
from lintel.domain import messages as plain
from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.messages import About
from lintel.domain.others_told import TOLD_TO_OTHERS, Others, Referral, why_not_carer
from lintel.domain.person import PersonState
from lintel.domain.story import State, state_of
from lintel.domain.work import WorkState
from lintel.gateways.models import Message
from lintel.ledger import read
from lintel.records.models import Identity

# From a review to its plan, its assessment and its contact, and some more.
MOST_STEPS = 8


def others_of(messages: Iterable[plain.Message], about: Mapping[str, About]) -> dict[str, Others]:
    """Who else has to do with the works of these messages. No query where nobody else is ever told."""
    works = {each.work: about[each.work] for each in messages if each.template in TOLD_TO_OTHERS}
    if not works:
        return {}
    began = _began_with(works)
    stories = read.facts_of({each.person for each in works.values()} | set(began.values()))
    states = {subject: state_of(story) for subject, story in stories.items()}
    calls = said_now([state.first_told or "" for state in states.values() if isinstance(state, WorkState)])
    return {
        work: Others(person, _referral(began.get(work), states, calls))
        for work, known in works.items()
        if isinstance(person := states[known.person], PersonState)
    }


def _began_with(works: Mapping[str, About]) -> dict[str, str]:
    """The contact or concern with which each work began, however many works lie between."""
    found: dict[str, str] = {}
    before = {work: known.because_of for work, known in works.items()}
    for _ in range(MOST_STEPS):
        rows = Work.objects.in_bulk([each for each in before.values() if each])
        if not rows:
            break
        earlier = {work: rows[each] for work, each in before.items() if each in rows}
        found |= {work: row.id for work, row in earlier.items() if row.kind in FRONT_DOOR_KINDS}
        before = {work: row.because_of for work, row in earlier.items() if row.kind not in FRONT_DOOR_KINDS}
    return found


def _referral(
    work: str | None, states: Mapping[str, State | None], calls: Mapping[str, Mapping[str, str]]
) -> Referral | None:
    state = states.get(work or "")
    if work is None or not isinstance(state, WorkState):
        return None
    call = calls.get(work, {})
    caller = call.get("caller") or state.caller or ""
    return Referral(work=work, caller=caller, safe_to_ring=call.get("safe_to_call_back"))


def recipient_of(message: Message, person: Person | None) -> Person | None:
    """The record of who is written to: the person's own, or their carer's."""
    return Person.objects.filter(pk=message.recipient).first() if message.recipient else person


def identity_of(person: Person | None) -> Identity | None:
    """Who somebody is, by their record."""
    return Identity.objects.filter(pk=person.identity).first() if person and person.identity else None


def why_not_now(message: Message) -> str | None:
    """Why the carer to whom a message goes may not be told as things stand; None where they may."""
    state = state_of(read.facts_of({message.person}).get(message.person, []))
    assert isinstance(state, PersonState)
    return why_not_carer(state, message.recipient)
