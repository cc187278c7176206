"""People with more than one record: the one id that a figure counts them by (work.md, rule 12)."""

from collections.abc import Iterable


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
