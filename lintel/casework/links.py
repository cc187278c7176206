"""Links: which records are of the same person, told on both, and never to a reader who may not see the other."""

from collections.abc import Callable, Collection, Mapping, Sequence

from django.db.models import TextField
from django.db.models.functions import Cast

from lintel.casework.models import Person
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain.fact import Fact, Recorded
from lintel.domain.person import SamePerson
from lintel.domain.person_relationships import RelationshipEnded, RelationshipRecorded

NameAnother = SamePerson | RelationshipRecorded | RelationshipEnded
Entries = Sequence[Recorded]


def linked_records(reader: Staff, person: Person, told: Entries) -> dict[str, Person]:
    """The records that were ever linked with this one, as far as the reader may see them. One query.

    `told` is the story of this record. A link that was said on the other record is found by that one's row.
    """
    seen = people_visible_to(reader)
    here = seen.filter(pk__in={entry.fact.other for entry in told if isinstance(entry.fact, SamePerson)})
    names_this = {"links__contains": person.id}
    there = seen.filter(same_as__isnull=False).alias(links=Cast("same_as", TextField())).filter(**names_this)
    return {each.id: each for each in here.union(there, all=True)}


def are_linked(one: Person, other: Person) -> bool:
    """Whether a link between two records stands, whichever of them says so."""
    return other.id in (one.same_as or ()) or one.id in (other.same_as or ())


def own_entries(
    person: str, stories: Mapping[str, Entries], seen: Collection[str], related: Collection[str]
) -> list[Recorded]:
    """A record's own story as a reader who may see the records `seen` is told it, in the order of recording.

    Links with others are left out, with all that points at them: whether there are any, nobody can tell. So are
    relationships with others than those `related` of whom the reader may be told.
    """
    kept_back = _about(
        stories[person], lambda fact: fact.other not in (seen if isinstance(fact, SamePerson) else related)
    )
    own = [entry for entry in stories[person] if entry.fact.id not in kept_back]
    for other in seen:
        said_there = _about(stories.get(other, ()), lambda fact: isinstance(fact, SamePerson) and fact.other == person)
        own += [entry for entry in stories.get(other, ()) if entry.fact.id in said_there]
    return sorted(own, key=lambda entry: entry.position)


def _about(entries: Entries, chosen: Callable[[NameAnother], bool]) -> set[str]:
    """The ids of the links and relationships that are chosen, and of what puts them right; these only ever point back."""
    found: set[str] = set()
    for entry in entries:
        if isinstance(entry.fact, NameAnother):
            found |= {entry.fact.id} if chosen(entry.fact) else set()
        elif _points_at(entry.fact) in found:
            found.add(entry.fact.id)
    return found


def _points_at(fact: Fact) -> str | None:
    return getattr(fact, "original", None)
