"""Others who are told: the carer, and who referred the person, when a worker changes or leaves (U11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lintel.domain.messages import CALL, CARER, LETTER, NEW_WORKER, NO_WORKER, REFERRER, TELLER, Message
from lintel.domain.person import PersonState

TOLD_TO_OTHERS = frozenset({NO_WORKER, NEW_WORKER})
NOT_A_REFERRER = frozenset({"", "self", "would_not_say"})
MAY_NOT_SHARE = {
    "agreed": None,
    "best_interests": None,
    "agreed_in_part": "agreed_in_part",
    "refused": "refused_sharing",
    "taken_back": "refused_sharing",
}
# What holds even for a carer who may speak for the person: that the person has said no, or that the record is restricted.
EVEN_WHO_MAY_SPEAK = frozenset({"refused_sharing", "worker_tells_others"})
# What only somebody can do: nothing of ours makes a call, or tells what a worker has to tell.
BY_SOMEBODY = frozenset(
    {"worker_tells", "worker_tells_others", TELLER, "somebody_rings", "unsafe_to_ring", "not_asked_to_ring"}
)


@dataclass(frozen=True, kw_only=True)
class Referral:
    """The work with which somebody else got in touch about the person: who they are, and whether to ring them is safe."""

    work: str
    caller: str
    safe_to_ring: str | None


@dataclass(frozen=True)
class Others:
    """A person's record, which says who cares for them and what may be shared; and how they were referred."""

    person: PersonState
    referral: Referral | None

    @property
    def carers(self) -> list[str]:
        """The records of those who care for the person unpaid."""
        return sorted(other for other, as_what in self.person.relationships if as_what == CARER)


def messages_to_others(messages: Iterable[Message], others: Mapping[str, Others]) -> list[Message]:
    """What others are told besides the person, by the work that each message is about.

    A carer gets what the person gets, in words for carers; of safeguarding nothing, as a carer may be whom it is about.
    Who referred the person is rung by somebody, since nobody asked whether to text or write to them is safe.
    """
    return [
        told
        for message in messages
        if message.template in TOLD_TO_OTHERS and message.work in others
        for told in (*_to_carers(message, others[message.work]), *_to_referrer(message, others[message.work]))
    ]


def _to_carers(message: Message, others: Others) -> Iterable[Message]:
    if message.why != "worker_tells":
        for carer in others.carers:
            yield replace(message, to_whom=CARER, recipient=carer, why=why_not_carer(others.person, carer))


def _to_referrer(message: Message, others: Others) -> Iterable[Message]:
    referral = others.referral
    if message.channel != LETTER or referral is None or referral.caller in NOT_A_REFERRER:
        return
    if referral.caller == CARER and others.carers:
        return
    why = message.why or _may_not_share(others.person) or _before_ringing(referral.safe_to_ring)
    yield replace(message, channel=CALL, to_whom=REFERRER, recipient=referral.work, why=why)


def why_not_carer(person: PersonState, carer: str) -> str | None:
    """Why a carer may not be told of the person's worker, as a code; None where they may."""
    tie = person.relationships.get((carer, CARER))
    if tie is None:
        return "overtaken"
    why = _may_not_share(person)
    return None if tie.may_speak and why not in EVEN_WHO_MAY_SPEAK else why


def _may_not_share(person: PersonState) -> str | None:
    if person.restriction is not None:
        return "worker_tells_others"
    return MAY_NOT_SHARE.get(person.consent or "", "not_asked_to_share")


def _before_ringing(safe: str | None) -> str:
    """What whoever rings must know first."""
    return {"yes": "somebody_rings", "no": "unsafe_to_ring"}.get(safe or "", "not_asked_to_ring")
