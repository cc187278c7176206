"""What is known of a person: who it is, how it is safe to be in touch, what is dangerous, and what may be shared."""

from dataclasses import dataclass

from lintel.domain.fact import code
from lintel.domain.person import PersonFact, PersonState
from lintel.domain.refusals import Refused

WAYS = ("ring", "text", "leave_message", "write")


@dataclass(frozen=True, kw_only=True)
class PersonDescribed(PersonFact):
    """Who the person is, or what may be counted about them, was put down anew: each a new version of its document."""

    identity: str | None = None
    description: str | None = None

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.identity is None and self.description is None:
            raise Refused("nothing_described")

    def apply(self, person: PersonState) -> None:
        person.identity = self.identity or person.identity
        person.description = self.description or person.description


@dataclass(frozen=True, kw_only=True)
class SafeContactRecorded(PersonFact):
    """Whether it is safe to ring the person, to send a text, to leave a message, and to write."""

    ring: str = code("safe_answers")
    text: str = code("safe_answers")
    leave_message: str = code("safe_answers")
    write: str = code("safe_answers")

    def apply(self, person: PersonState) -> None:
        person.safe = {way: getattr(self, way) for way in WAYS}


@dataclass(frozen=True, kw_only=True)
class HazardNoted(PersonFact):
    """There is a risk to life, or a danger to those who visit."""

    hazard: str = code("hazards")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.hazard in person.hazards:
            raise Refused("hazard_already_noted", field="hazard")

    def apply(self, person: PersonState) -> None:
        person.hazards[self.hazard] = self.occurred


@dataclass(frozen=True, kw_only=True)
class HazardEnded(PersonFact):
    """A risk or danger is over."""

    hazard: str = code("hazards")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.hazard not in person.hazards:
            raise Refused("hazard_not_noted", field="hazard")

    def apply(self, person: PersonState) -> None:
        del person.hazards[self.hazard]


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(PersonFact):
    """What the person decided about sharing their record with others, or what was decided for them."""

    decision: str = code("consent_decisions")

    def apply(self, person: PersonState) -> None:
        person.consent = self.decision
