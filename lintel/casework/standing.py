"""Standing: how things stand with what a message is about, when it is sent or shown, and whether it is still true."""

from lintel.casework import letters
from lintel.casework.models import Person, Work
from lintel.casework.others_told import identity_of, recipient_of, why_not_now
from lintel.domain.fact import Fact, effective
from lintel.domain.messages import CARER, NOT_WRITTEN_TO, no_longer_true
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.domain.written import WRITTEN
from lintel.gateways import steps
from lintel.gateways.models import Message
from lintel.ledger import read


def standing_of(message: Message, person: Person | None) -> letters.Standing | None:
    """How things stand with what the message is about; None where it is no longer true."""
    story = read.facts_of({message.work}).get(message.work, [])
    state = state_of(story)
    identity, to = identity_of(person), identity_of(recipient_of(message, person))
    if not isinstance(state, WorkState) or state.kind is None or identity is None or to is None:
        steps.drop(message, "nobody_there")
        return None
    if state.person != message.person:
        steps.block(message, "another_person")
        return None
    cause = next((each.fact for each in effective(story) if each.fact.id == message.because_of), None)
    if _overtaken(message, state, cause):
        return None
    written = WRITTEN["care_act_assessment"].submissions(story)
    return letters.Standing(state, cause, identity, to, written[-1].fact.answers if written else None)  # type: ignore[attr-defined]


def _overtaken(message: Message, state: WorkState, cause: Fact | None) -> bool:
    """Whether it is true no more, or the carer to whom it goes may not be told; its status then says so."""
    over = no_longer_true(message.template, state, cause) or has_died(message.person) or has_died(message.recipient)
    why = "overtaken" if over else why_not_now(message) if message.to_whom == CARER else None
    if why is not None:
        (steps.drop if why == "overtaken" else steps.block)(message, why)
    return why is not None


def has_died(person: str) -> bool:
    """Whether somebody is known to have died."""
    return bool(person) and Work.objects.filter(person=person, outcome__in=NOT_WRITTEN_TO & {"died"}).exists()
