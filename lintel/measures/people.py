"""People with more than one record: the one id that a figure counts them by (work.md, rule 12)."""

from collections.abc import Iterable, Iterator, Sequence

from lintel.domain.fact import Recorded, effective
from lintel.domain.person import SamePerson


def links_said(known: Sequence[Recorded]) -> Iterator[tuple[str, str]]:
    """The links to other records that one person's facts say."""
    for entry in effective(known):
        if isinstance(entry.fact, SamePerson):
            yield entry.fact.subject, entry.fact.other


def one_id_each(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For everybody linked to another, the smallest id among all records of that person."""
    leader: dict[str, str] = {}
    for one, other in links:
        first, second = sorted((_lead(leader, one), _lead(leader, other)))
        leader[second] = first
    return {person: _lead(leader, person) for person in leader if _lead(leader, person) != person}


def _lead(leader: dict[str, str], person: str) -> str:
    while leader.get(person, person) != person:
        person = leader[person]
    return person
