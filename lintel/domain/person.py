"""The person: known to the council, restricted or not, and the same as another record or not."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lintel.domain.fact import Fact, code
from lintel.domain.forced_access import ForcedAccess
from lintel.domain.refusals import Refused
from lintel.domain.work import check_codes


@dataclass(frozen=True, slots=True)
class Promise:
    """What the council said it would do: when it was said, by when it is due, the words, and when it was kept."""

    made_on: date
    due_on: date
    note: str | None
    kept_on: date | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """That another is something to this person: whether they may speak, and the words that say how to reach them."""

    may_speak: bool
    note: str | None


@dataclass(slots=True)
class PersonState:
    """How one person's record stands after its facts so far.

    `safe` has an answer for each way of getting in touch. `relationships` go by (other, relationship); `promises` and
    `notes` by the fact that first told of them.
    """

    id: str = ""
    known_since: date | None = None
    identity: str | None = None
    description: str | None = None
    restriction: str | None = None
    consent: str | None = None
    own_words: str | None = None
    what_matters: str | None = None
    same_as: dict[str, str] = field(default_factory=dict)
    safe: dict[str, str] = field(default_factory=dict)
    hazards: dict[str, date] = field(default_factory=dict)
    relationships: dict[tuple[str, str], Tie] = field(default_factory=dict)
    promises: dict[str, Promise] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    forced: dict[str, ForcedAccess] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PersonFact(Fact):
    """A fact about one person; names and words stand in documents that it points to."""

    ABOUT: ClassVar[str] = "person"

    def check(self, person: PersonState) -> None:
        """Raise Refused unless this can follow what is known. Here: the person must be known."""
        if person.known_since is None:
            raise Refused("person_not_known")
        check_codes(self)

    def apply(self, person: PersonState) -> None:
        """Tell the person's record."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(PersonFact):
    """The council came to know a person. `identity` and `description` are ids of documents."""

    identity: str | None = None
    description: str | None = None

    def check(self, person: PersonState) -> None:
        if person.known_since is not None:
            raise Refused("person_already_known")

    def apply(self, person: PersonState) -> None:
        person.id, person.known_since = self.subject, self.occurred
        person.identity, person.description = self.identity, self.description


@dataclass(frozen=True, kw_only=True)
class RestrictionPlaced(PersonFact):
    """Only named roles and the allocated worker may see this person's record."""

    reason: str = code("restriction_reasons")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if person.restriction is not None:
            raise Refused("already_restricted")

    def apply(self, person: PersonState) -> None:
        person.restriction = self.reason


@dataclass(frozen=True, kw_only=True)
class RestrictionLifted(PersonFact):
    """The record is open again to those whose work it is."""

    reason: str = code("restriction_reasons")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if person.restriction is None:
            raise Refused("not_restricted")

    def apply(self, person: PersonState) -> None:
        person.restriction = None


@dataclass(frozen=True, kw_only=True)
class SamePerson(PersonFact):
    """Two records are of one person. Ids are never rewritten; the link can be withdrawn (work.md, rule 12)."""

    other: str
    reason: str = code("same_person_reasons")

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.other == self.subject:
            raise Refused("same_record", field="other")
        if self.other in person.same_as.values():
            raise Refused("already_linked", field="other")

    def apply(self, person: PersonState) -> None:
        person.same_as[self.id] = self.other


JOINERS = frozenset("\u200c\u200d")


# What stands for the name of somebody of whom nobody knows one.
NO_NAME = "Name not known"


def check_name(name: str) -> None:
    """Refuse a name that nobody could read on a page: with signs that steer or break the line, or without a letter.

    Joiners are let through, as some scripts are written with them.
    """
    steered = any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp") and sign not in JOINERS for sign in name)
    if steered or not any(unicodedata.category(sign)[0] in "LN" for sign in name):
        raise Refused("unreadable_name", field="name")
