"""What a row brings, as the one door takes it: facts, documents and council set-up; and what is known beforehand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from lintel.casework.models import Person
from lintel.casework.suitable import EverSuitable
from lintel.council.models import District, Locality, Staff, Team
from lintel.domain import council as plain
from lintel.domain.document import Document
from lintel.domain.fact import Fact
from lintel.domain.nhs_number import as_compared, looks_right
from lintel.imports.models import OldReference
from lintel.records import find
from lintel.records.models import Identity


@dataclass
class Brought:
    """What one row brings. Empty where all of it is here already. `shown` is a person of whom its notes tell."""

    facts: list[Fact] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    set_up: list[plain.Locality | plain.District | plain.Team | plain.StaffMember] = field(default_factory=list)
    told_of_red: list[tuple[str, str]] = field(default_factory=list)
    reference: tuple[str, str, str] | None = None
    notes: list[str] = field(default_factory=list)
    shown: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether anything would be stored."""
        return bool(self.facts or self.set_up or self.told_of_red or self.reference)


Values = Mapping[str, Any]


class Known:
    """What is here before a file is brought in, each asked once. `now` and `by` are those of the load."""

    def __init__(self, *, by: str, now: datetime) -> None:
        self.by, self.now = by, now
        self.records: dict[str, dict[str, Any]] = {}

    def look_up(self, people: Collection[str]) -> None:
        """Read what is known of some people, for the rows that come next: three questions, however many they are."""
        rows = Person.objects.filter(pk__in=people).values_list("pk", "identity", "description")
        there = {person: (identity or "", description or "") for person, identity, description in rows}
        identities = find.identities([identity for identity, _ in there.values()])
        descriptions = find.descriptions([description for _, description in there.values()])
        self.records = {
            person: _columns(descriptions.get(description)) | _columns(identities.get(identity))
            for person, (identity, description) in there.items()
        }

    @cached_property
    def localities(self) -> dict[str, Locality]:
        return {each.code: each for each in Locality.objects.all()}

    @cached_property
    def districts(self) -> dict[str, District]:
        return {each.code: each for each in District.objects.all()}

    @cached_property
    def teams(self) -> dict[str, Team]:
        return {each.code: each for each in Team.objects.all()}

    @cached_property
    def staff(self) -> dict[str, Staff]:
        found = Staff.objects.prefetch_related("memberships")
        return {each.username: each for each in found}

    @cached_property
    def suitable(self) -> EverSuitable:
        return EverSuitable()

    @cached_property
    def old(self) -> dict[tuple[str, str], str]:
        """Whom and what the council knew under a reference of its own."""
        rows = OldReference.objects.values_list("sort", "reference", "subject")
        return {(sort, reference): subject for sort, reference, subject in rows}

    @cached_property
    def by_nhs_number(self) -> dict[str, list[str]]:
        """The people who have an NHS number now."""
        now = dict(Person.objects.exclude(identity=None).values_list("identity", "pk"))
        found: dict[str, list[str]] = {}
        for document, number in Identity.objects.exclude(nhs_number="").values_list("pk", "nhs_number").iterator():
            if document in now and looks_right(number):
                found.setdefault(as_compared(number), []).append(now[document])
        return found

    @cached_property
    def by_reference(self) -> dict[str, str]:
        """Everybody by the reference that Lintel gives."""
        return dict(Person.objects.values_list("reference", "pk"))

    @cached_property
    def codes(self) -> Mapping[str, Any]:
        """The codes that cells may name, by sort; whom a wait is for is asked of its own."""
        return {"localities": self.localities, "teams": self.teams, "staff": self.staff, "anybody": _Anybody()}


def _columns(document: Any) -> dict[str, Any]:
    return dict(vars(document)) if document else {}


class _Anybody:
    def __contains__(self, item: object) -> bool:
        return True
