"""Known: whether the teams, the localities, the colleagues and the people whom facts name are there.

At most one question of each sort, and none where nobody is named who was not named before in the same stories.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from lintel.casework.models import Person
from lintel.council.models import Locality, Staff, Team
from lintel.domain.fact import Corrected, Fact, Recorded
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import Refused

# Which fields of which facts name somebody or a team. What is not here is a code or a document.
NAMES: Mapping[str, Mapping[str, str]] = {
    "WorkOpened": {"team": "team", "locality": "locality", "person": "person"},
    "WorkOffered": {"team": "team", "worker": "worker"},
    "OfferAccepted": {"worker": "worker"},
    "HandedOver": {"team": "team", "locality": "locality"},
    "Escalated": {"to": "worker"},
    "Reattributed": {"to_person": "person"},
    "SamePerson": {"other": "person"},
}
Named = tuple[str, str]


def named_by(fact: Fact) -> Iterator[Named]:
    """What a fact names, as ("team" or "locality", its code), ("worker", an id) or ("person", an id)."""
    for field, sort in NAMES.get(type(fact).__name__, {}).items():
        if (name := getattr(fact, field)) is not None:
            yield sort, name


def refuse_unknown(facts: Sequence[Fact], stories: Collection[Sequence[Recorded]] = ()) -> None:
    """Refuse facts that name a team, a locality, a colleague or a person whom nobody knows.

    `stories` are what came before them.
    """
    before = [entry.fact for story in stories for entry in story]
    original = {fact.id: type(fact).__name__ for fact in chain(before, facts)}
    known = set(chain.from_iterable(map(named_by, before)))
    known |= {("person", fact.subject) for fact in facts if isinstance(fact, PersonRegistered)}
    named = set(chain.from_iterable(_named_anew(fact, original) for fact in facts)) - known
    refuse_unknown_teams(_of_sort("team", named))
    refuse_unknown_localities(_of_sort("locality", named))
    refuse_unknown_workers(_of_sort("worker", named))
    refuse_unknown_people(_of_sort("person", named))


def refuse_unknown_teams(codes: Collection[str]) -> None:
    """Refuse a team that the council does not have. A council that has not set any up yet is not asked."""
    teams = set(Team.objects.values_list("code", flat=True)) if codes else set()
    for team in sorted(set(codes) - teams) if teams else ():
        raise Refused("unknown_team", team=team)


def refuse_unknown_localities(codes: Collection[str]) -> None:
    """Refuse a locality that the council does not have. A council that has not set any up yet is not asked."""
    there = set(Locality.objects.values_list("code", flat=True)) if codes else set()
    for locality in sorted(set(codes) - there) if there else ():
        raise Refused("unknown_locality", field="locality", locality=locality)


def refuse_unknown_workers(ids: Collection[str]) -> None:
    """Refuse a colleague whom the council never had; one who has left is known. Without any staff, nobody is asked for."""
    there = set(Staff.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    missing = sorted(set(ids) - there)
    if missing and Staff.objects.exists():
        raise Refused("unknown_worker", worker=missing[0])


def refuse_unknown_people(ids: Collection[str]) -> None:
    """Refuse a person who was never registered."""
    there = set(Person.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for person in sorted(set(ids) - there):
        raise Refused("unknown_person", person=person)


def _named_anew(fact: Fact, original: Mapping[str, str]) -> Iterable[Named]:
    """What a fact names, or what a correction puts in the place of what another named."""
    if not isinstance(fact, Corrected):
        return named_by(fact)
    sorts = NAMES.get(original.get(fact.original, ""), {})
    return [(sorts[field], text) for field, text in fact.changes.items() if field in sorts and text]


def _of_sort(sort: str, named: Iterable[Named]) -> set[str]:
    return {name for each, name in named if each == sort}
