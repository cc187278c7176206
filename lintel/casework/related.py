"""Related: who else matters to a person, and who may speak for them, as far as a reader may be told.

Whoever is restricted leaves no trace for a reader who may not see them. Anybody else whose record the reader may not
open is told of, and not named.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from lintel.casework.links import Others, others_of_one, same_people
from lintel.casework.models import Person
from lintel.casework.rows import Who, who_they_are
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain.codes import titles
from lintel.domain.fact import Recorded
from lintel.domain.person import PersonState
from lintel.domain.person_relationships import CARER, RelationshipEnded, RelationshipRecorded
from lintel.domain.story import state_of
from lintel.ledger import read

Seen = Mapping[str, Person | None]
NOT_NAMED = "Somebody whose record you may not open"


@dataclass(frozen=True)
class Related:
    """Somebody who matters to a person: who, as what, and whether they may speak. `named` where the reader may see whom.

    `note` is the document in which this person's own record says how to reach them.
    """

    who: Who
    other: str
    relationship: str
    may_speak: bool
    note: str | None

    @property
    def named(self) -> bool:
        """Whether the reader may see the other's record."""
        return self.who.person is not None

    @property
    def name(self) -> str:
        """The name, or the words that stand where there is none to tell."""
        return self.who.name if self.named else NOT_NAMED

    @property
    def as_what(self) -> str:
        """What they are to the person, in words."""
        return titles("relationships").get(self.relationship, self.relationship)


def related_records(reader: Staff, people: Collection[str]) -> Seen:
    """Those of these people whom the reader may be told of; with their row where the reader may see it.

    One query, and none where nobody is asked for.
    """
    if not people or not reader.allowed.names:
        return {}
    seen = people_visible_to(reader).filter(pk=OuterRef("pk"))
    told = Person.objects.filter(pk__in=people).annotate(seen=Exists(seen)).filter(Q(seen=True) | Q(restriction=None))
    return {each.id: each if each.seen else None for each in told}


def ever_related(told: Sequence[Recorded]) -> set[str]:
    """Everybody of whom a record's story ever said that they are something to this person."""
    facts = (entry.fact for entry in told)
    return {fact.other for fact in facts if isinstance(fact, RelationshipRecorded | RelationshipEnded)}


def related_now(state: PersonState, seen: Seen, known: Mapping[str, Who]) -> list[Related]:
    """The relationships that stand, those who may speak first."""
    order = list(titles("relationships"))
    found = [
        Related(known.get(other, Who(None, None)), other, relationship, tie.may_speak, tie.note)
        for (other, relationship), tie in state.relationships.items()
        if other in seen
    ]
    return sorted(found, key=lambda each: (not each.may_speak, order.index(each.relationship), each.other))


def carers_of(reader: Staff, person: str) -> list[Related]:
    """Who cares for a person unpaid, as far as the reader may be told. At most four queries."""
    story = read.facts_of({person})[person]
    state = state_of(story)
    if not isinstance(state, PersonState):
        return []
    seen = related_records(reader, ever_related(story))
    known = who_they_are([each for each in seen.values() if each], reader=reader)
    return [each for each in related_now(state, seen, known) if each.relationship == CARER]


class WhoItIsAbout(NamedTuple):
    """Who a person is, by id, with all whom their bar names; who may speak for them; and their other records."""

    who: dict[str, Who]
    speakers: list[Who]
    others: Others


def with_speakers(reader: Staff, person: str) -> WhoItIsAbout:
    """Who a person is, with those who may speak for them and their other records, as far as the reader may be told.

    Two queries; a third where somebody may speak, and another where records are linked.
    """
    named = reader.allowed.names
    found = same_people([person], reader) if named else Person.objects.in_bulk([person])
    row, others = found.get(person), others_of_one(person, found)
    seen = related_records(reader, row.may_speak if row else ())
    shown = [*([row] if row else []), *others.seen, *(each for each in seen.values() if each)]
    known = who_they_are(shown, reader=reader)
    who = {person: known.get(person, Who(None, None)), **known}
    return WhoItIsAbout(who, [known.get(each, Who(None, None)) for each in seen], others)
