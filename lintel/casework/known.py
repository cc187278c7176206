"""Known: whether the teams, the localities, the colleagues and the people whom facts name are there.

At most one question of each sort, and none where nobody is named who was not named before in the same stories.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
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
    "RelationshipRecorded": {"other": "person"},
    "RelationshipEnded": {"other": "person"},
    "AccessForced": {"reader": "worker"},
    "AccessReviewed": {"reviewer": "worker"},
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
    for sort, name in sorted(missing(named)):
        raise unknown(sort, name)


def unknown(sort: str, name: str) -> Refused:
    """The refusal of what nobody knows, such as ("team", its code)."""
    return REFUSALS[sort](name)


REFUSALS: Mapping[str, Callable[[str], Refused]] = {
    "team": lambda name: Refused("unknown_team", team=name),
    "locality": lambda name: Refused("unknown_locality", field="locality", locality=name),
    "worker": lambda name: Refused("unknown_worker", worker=name),
    "person": lambda name: Refused("unknown_person", person=name),
}


def missing(named: Iterable[Named]) -> set[Named]:
    """What nobody knows of all that is named. One question of each sort; one for each 500 colleagues or people."""
    names: dict[str, set[str]] = {}
    for sort, name in named:
        names.setdefault(sort, set()).add(name)
    return {(sort, name) for sort, some in names.items() for name in MISSING[sort](some)}


def _of_set_up(table: type[Team | Locality], codes: set[str]) -> set[str]:
    """The codes that the council does not have. A council that has not set any up yet is not asked."""
    there = set(table.objects.values_list("pk", flat=True))
    return codes - there if there else set()


def _workers(ids: set[str]) -> set[str]:
    """The colleagues whom the council never had; one who has left is known. Without any staff, nobody is asked for."""
    absent = _absent(Staff, ids)
    return absent if absent and Staff.objects.exists() else set()


def _absent(table: type[Staff | Person], ids: set[str]) -> set[str]:
    found: set[str] = set()
    asked = sorted(ids)
    for start in range(0, len(asked), 500):
        found.update(table.objects.filter(pk__in=asked[start : start + 500]).values_list("pk", flat=True))
    return ids - found


MISSING: Mapping[str, Callable[[set[str]], set[str]]] = {
    "team": partial(_of_set_up, Team),
    "locality": partial(_of_set_up, Locality),
    "worker": _workers,
    "person": partial(_absent, Person),
}


def _named_anew(fact: Fact, original: Mapping[str, str]) -> Iterable[Named]:
    return named_instead(fact, original) if isinstance(fact, Corrected) else named_by(fact)


def named_instead(fact: Corrected, kinds: Mapping[str, str]) -> list[Named]:
    """What a correction puts in the place of what another named. `kinds` are the kinds of facts by their ids."""
    sorts = NAMES.get(kinds.get(fact.original, ""), {})
    return [(sorts[field], text) for field, text in fact.changes.items() if field in sorts and text]
