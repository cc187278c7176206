"""Links: which records are of the same person, told on both, and never to a reader who may not see the other."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from lintel.casework.models import Person
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain.fact import Fact, Recorded
from lintel.domain.person import SamePerson
from lintel.domain.person_relationships import RelationshipEnded, RelationshipRecorded
from lintel.domain.safe_answers import strictest

NameAnother = SamePerson | RelationshipRecorded | RelationshipEnded
Entries = Sequence[Recorded]


class Others(NamedTuple):
    """The other records of one person: those that a reader may see, and those that are kept back. Of these nothing is
    told, and of what they say only a no is obeyed."""

    seen: Sequence[Person] = ()
    kept_back: Sequence[Person] = ()


# Up to so many are looked for in the rows of the linked by the database; for more, these few rows are read.
MOST_BY_NAME = 10


def linked_records(reader: Staff, person: Person, told: Entries) -> dict[str, Person]:
    """The records that were ever linked with this one, each with whether the reader may see it as `seen`. One query.

    `told` is the story of this record. A link that was said on the other record is found by that one's row.
    """
    ever = {entry.fact.other for entry in told if isinstance(entry.fact, SamePerson)}
    return {each.id: each for each in _with_those_that_name(ever, {person.id}, reader)}


def same_people(
    people: Collection[str], reader: Staff | None = None, *, known: Mapping[str, Person] | None = None
) -> dict[str, Person]:
    """The rows of these people, and all rows that standing links lead to from there, by id.

    Each has `seen` where a reader is given: whether that one may see it. One query; one more where a link stands, and for
    each step further away. Where the rows of the people and of all next to them are `known`, the first is not asked.
    """
    found, asked = dict(known or {}), set(people) if known else set()
    ask = _further(found, asked) if known else set(people)
    while ask:
        found |= {each.id: each for each in _with_those_that_name(ask, ask, reader)}
        asked |= ask
        ask = _further(found, asked)
    return found


def _further(found: Mapping[str, Person], asked: set[str]) -> set[str]:
    return ({*found} | {other for each in found.values() for other in each.same_as or ()}) - asked


def group_of(person: str, found: Mapping[str, Person]) -> list[Person]:
    """Of rows at hand, those of one person, that one's own first."""
    group = [found[person]] if person in found else []
    for each in group:
        group += [other for other in found.values() if other not in group and are_linked(each, other)]
    return group


def others_of_one(person: str, found: Mapping[str, Person], *, obey_all: bool = False) -> Others:
    """Of rows at hand, the other records of one person. What lies behind a record that is kept back is no more known to a
    reader than that one; what is sent obeys it all the same (`obey_all`)."""
    seen, kept_back = group_of(person, found)[:1], list[Person]()
    for each in seen:
        for other in found.values():
            if are_linked(each, other) and other not in (*seen, *kept_back):
                (seen if is_seen(other, beside=seen[0]) else kept_back).append(other)
    if obey_all:
        kept_back = [each for each in group_of(person, found) if each not in seen]
    return Others(sorted(seen[1:], key=lambda each: each.reference), kept_back)


def is_seen(row: Person, *, beside: Person) -> bool:
    """Whether the reader for whom a row was asked may see it; for nobody in particular, whoever sees another one."""
    return bool(vars(row).get("seen", row.restriction is None or beside.restriction is not None))


def safe_to(way: str, person: Person, others: Others) -> str | None:
    """The answer that holds for a person, of whatever records: whether to ring, text, leave a message or write is safe."""
    answers = [
        [getattr(each, f"safe_to_{way}") for each in rows] for rows in ((person, *others.seen), others.kept_back)
    ]
    return strictest(*answers)


def _with_those_that_name(people: set[str], named: set[str], reader: Staff | None) -> list[Person]:
    asked = Person.objects.all()
    if reader is not None:
        asked = asked.annotate(seen=Exists(people_visible_to(reader).filter(pk=OuterRef("pk"))))
    rows = asked.filter(pk__in=people).union(_that_name(named, asked), all=True)
    return [each for each in rows if each.id in people or not named.isdisjoint(each.same_as or ())]


def _that_name(people: Collection[str], asked: QuerySet[Person]) -> QuerySet[Person]:
    """Those linked records that name one of these people; all linked records where it is asked for many."""
    linked = asked.filter(same_as__isnull=False)
    if len(people) > MOST_BY_NAME:
        return linked
    names_one = reduce(or_, (Q(links__contains=each) for each in people))
    return linked.alias(links=Cast("same_as", TextField())).filter(names_one)


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
