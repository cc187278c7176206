"""Counting: who is behind every measure of the library, before a step and after it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.utils import timezone

from lintel.casework.models import Work
from lintel.domain.clock import london_date
from lintel.ledger import read
from lintel.measures import ask, library

Members = dict[str, Counter[str]]


def members() -> Members:
    """The works behind every measure today, each as often as it is counted."""
    return _members(read.head(settings.LINTEL_COUNCIL).hash, london_date(timezone.now()))


@lru_cache(maxsize=2)
def _members(_head: str, today: date) -> Members:
    """Where the ledger has not moved on, nothing is counted again."""
    found = {}
    for measure in library.measures():
        counted = ask.members(measure.name, today)
        found[measure.name] = Counter(member.work for member in counted)
    return found


def id_of(reference: str) -> str:
    """The id of the work with this reference."""
    return str(Work.objects.values_list("id", flat=True).get(reference=reference))


def opened_from(reference: str) -> str:
    """The reference of the work that began because of this one; whoever decided may not be allowed to see it."""
    found = Work.objects.filter(because_of=id_of(reference)).values_list("reference", flat=True)
    (opened,) = found
    return str(opened)


def difference(before: Members, after: Members) -> dict[str, set[str]]:
    """What each measure gained and lost, in words such as "+ 1a2b"; measures that did not change are left out."""
    changed = {}
    for name in before:
        gained, lost = after[name] - before[name], before[name] - after[name]
        said = {f"+{work}" * many for work, many in gained.items()} | {f"-{work}" * many for work, many in lost.items()}
        if said:
            changed[name] = said
    return changed


class Expected(dict[str, str]):
    """What a step should change: a measure, and + or - with the reference of a work (or several, with spaces)."""

    def by_id(self) -> dict[str, set[str]]:
        """The same with the ids of works, as `difference` says it."""
        return {name: {f"{each[0]}{id_of(each[1:])}" for each in said.split()} for name, said in self.items()}


@contextmanager
def changes(expected: Mapping[str, str]) -> Iterator[Expected]:
    """The step inside changes the members of these measures by exactly these works, and no other measure at all.

    What is only known after the step (the reference of a new work) may be added to what this hands out.
    """
    told, before = Expected(expected), members()
    yield told
    assert difference(before, members()) == told.by_id()
