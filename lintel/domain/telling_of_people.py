"""Telling of people: what pages offer to write down about a person, and the rules that turn answers into facts."""

from collections.abc import Mapping
from typing import Any

from lintel.domain.fact import FACTS, Fact
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.person_relationships import OTHER_WAY, RelationshipEnded, RelationshipRecorded

# What may be told of any record, in the order of pages; then what is told of one thing that stands in it.
TOLD: Mapping[str, Move] = {
    move.name: move
    for move in (
        Move(name="note", title="Write a note", fact="NoteMade"),
        Move(name="promise", title="Write down a promise", fact="PromiseMade"),
        Move(name="own-words", title="Write down their own words", fact="OwnWordsRecorded"),
        Move(name="what-matters", title="Write down what matters", fact="MattersRecorded"),
        Move(name="safe-contact", title="Say how it is safe to be in touch", fact="SafeContactRecorded"),
        Move(name="hazard", title="Note a risk or danger", fact="HazardNoted"),
        Move(name="consent", title="Record consent to share", fact="ConsentRecorded"),
        Move(name="relationship", title="Record who matters to them", fact="RelationshipRecorded"),
        Move(name="describe", title="Change who they are", fact="PersonDescribed"),
    )
}
TOLD_OF_ONE: Mapping[str, Move] = {
    move.name: move
    for move in (
        Move(name="keep-promise", title="Record that it was kept", fact="PromiseKept"),
        Move(name="note-again", title="Put a note right", fact="NoteMade"),
        Move(name="end-hazard", title="Record that a risk is over", fact="HazardEnded"),
    )
}
END_RELATIONSHIP = Move(name="end-relationship", title="End a relationship", fact="RelationshipEnded")
# Said on the other's record by itself, as several things lead to it.
ACTS_FOR = "acts_for"


def tell(person: PersonState, when: When, *, fact: str, **answers: Any) -> list[Fact]:
    """Write one thing down about a person."""
    return [FACTS[fact](subject=person.id, **answers, **vars(when))]


def relate(person: PersonState, when: When, *, other: PersonState, relationship: str, may_speak: bool) -> list[Fact]:
    """Another is something to this person, and this person something to the other: each record says its own."""
    told: list[Fact] = [
        RelationshipRecorded(
            subject=person.id, other=other.id, relationship=relationship, may_speak=may_speak, **vars(when)
        )
    ]
    back = OTHER_WAY.get(relationship, relationship)
    if relationship == ACTS_FOR or other.id == person.id or (person.id, back) in other.relationships:
        return told
    return [*told, RelationshipRecorded(subject=other.id, other=person.id, relationship=back, occurred=when.occurred)]


def end_relationship(person: PersonState, when: When, *, other: PersonState, relationship: str) -> list[Fact]:
    """They are no longer this to each other. Whoever acts for somebody in two ways still does in the other."""
    ended: list[Fact] = [RelationshipEnded(subject=person.id, other=other.id, relationship=relationship, **vars(when))]
    back = OTHER_WAY.get(relationship, relationship)
    left = [each for whom, each in person.relationships if whom == other.id and each != relationship]
    if (person.id, back) not in other.relationships or back in [OTHER_WAY.get(each, each) for each in left]:
        return ended
    return [*ended, RelationshipEnded(subject=other.id, other=person.id, relationship=back, occurred=when.occurred)]
