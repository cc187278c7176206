"""Who else matters to a person, and who may speak for them. Each is a person with a record of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from lintel.domain.fact import code
from lintel.domain.person import PersonFact, PersonState, Tie
from lintel.domain.refusals import Refused

CARER = "carer"
# What one is to the other, where the other is this to the one. What is not here is the same both ways.
OTHER_WAY: Mapping[str, str] = {
    CARER: "cared_for",
    "cared_for": CARER,
    "parent": "child",
    "child": "parent",
    "grandparent": "grandchild",
    "grandchild": "grandparent",
    "attorney_welfare": "acts_for",
    "attorney_money": "acts_for",
    "advocate": "acts_for",
}


@dataclass(frozen=True, kw_only=True)
class RelationshipRecorded(PersonFact):
    """Another person is something to this one, such as their carer, and may or may not speak for them.

    One may be several things, each recorded by itself. Recorded again, it changes whether that one may speak, and the
    words that say how to reach them.
    """

    other: str
    relationship: str = code("relationships")
    may_speak: bool = False

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.other == self.subject:
            raise Refused("related_to_self", field="other")
        tie = person.relationships.get((self.other, self.relationship))
        if tie is not None and tie.may_speak == self.may_speak and self.note is None:
            raise Refused("already_related", field="relationship")

    def apply(self, person: PersonState) -> None:
        person.relationships[self.other, self.relationship] = Tie(self.may_speak, self.note)


@dataclass(frozen=True, kw_only=True)
class RelationshipEnded(PersonFact):
    """Another person is no longer this to this one."""

    other: str
    relationship: str = code("relationships")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if (self.other, self.relationship) not in person.relationships:
            raise Refused("not_related", field="other")

    def apply(self, person: PersonState) -> None:
        del person.relationships[self.other, self.relationship]


def may_speak_for(person: PersonState) -> list[str]:
    """The ids of those who may speak for a person, in order."""
    return sorted({other for (other, _), tie in person.relationships.items() if tie.may_speak})
