"""Naming: whether those whom a file names are known, asked of what is read once. A commit asks the same in known.py."""

from collections.abc import Iterator

from lintel.casework.known import Named, named_by, unknown
from lintel.casework.models import Person
from lintel.council.models import Locality, Staff, Team
from lintel.domain.fact import Corrected, Fact
from lintel.domain.person import PersonRegistered

BY_FIELD = {"team": "team", "locality": "locality", "worker": "worker", "to": "worker", "to_person": "person"}


class Known:
    """The teams, localities, staff and people of a council, and the people whom the file has registered so far."""

    def __init__(self) -> None:
        self._there: dict[str, set[str]] = {
            "team": set(Team.objects.values_list("code", flat=True)),
            "locality": set(Locality.objects.values_list("code", flat=True)),
            "worker": set(Staff.objects.values_list("pk", flat=True)),
            "person": set(Person.objects.values_list("pk", flat=True).iterator()),
        }

    def check(self, fact: Fact) -> None:
        """Refuse a fact that names somebody unknown. A council that has set up none of a sort is not asked for them."""
        if isinstance(fact, PersonRegistered):
            self._there["person"].add(fact.subject)
            return
        for sort, name in _named(fact):
            there = self._there[sort]
            if name not in there and (there or sort == "person"):
                raise unknown(sort, name)


def _named(fact: Fact) -> Iterator[Named]:
    if not isinstance(fact, Corrected):
        yield from named_by(fact)
        return
    for field, text in fact.changes.items():
        if field in BY_FIELD and text:
            yield BY_FIELD[field], text
