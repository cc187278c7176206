"""Works whose opening was withdrawn: they have no row any more, but figures of the past still count them."""

from collections.abc import Iterable
from typing import Protocol

from lintel.casework.looking import write_look
from lintel.casework.models import Person, Work
from lintel.casework.visible import teams_now
from lintel.council.models import Staff
from lintel.domain.reference import work_reference


class Counted(Protocol):
    """A work as a figure counted it: whose it was, and with which team."""

    @property
    def work(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def team(self) -> str: ...
    @property
    def person(self) -> str: ...


def withdrawn_visible_to(reader: Staff, counted: Iterable[Counted]) -> set[str]:
    """Those without a row that the reader would be shown if they had one: the rule of `visible_to`, asked of the work
    as it was counted. One query where all have rows, at most three otherwise."""
    asked = {each.work: each for each in counted}
    asked = {work: asked[work] for work in asked.keys() - set(_with_rows(asked))}
    if not asked or not reader.allowed.records:
        return set()
    kept_back = set() if reader.allowed.restricted else _restricted({each.person for each in asked.values()})
    return {each.work for each in asked.values() if each.person not in kept_back and _is_related(reader, each)}


def references_of_withdrawn(reader: Staff, counted: Iterable[Counted], *, page: str) -> dict[str, str]:
    """The references of those without a row that the reader would be shown; the look is written down."""
    seen = withdrawn_visible_to(reader, counted)
    if seen:
        write_look(by=reader.id, page=page, shown=sorted(seen), why="list")
    return {work: work_reference(work) for work in seen}


def _with_rows(works: Iterable[str]) -> Iterable[str]:
    return Work.objects.filter(pk__in=list(works)).values_list("pk", flat=True)


def _restricted(people: set[str]) -> set[str]:
    """Those who are restricted, or have no record: they may be anybody."""
    return people.difference(Person.objects.filter(pk__in=people, restriction=None).values_list("pk", flat=True))


def _is_related(reader: Staff, each: Counted) -> bool:
    role = reader.allowed
    return role.sees_everybody or each.kind in role.kinds_of_all_teams or each.team in teams_now(reader)
