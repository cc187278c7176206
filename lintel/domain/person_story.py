"""A person's story: their own words, what matters to them, what was promised, and notes. The words are documents."""

from dataclasses import dataclass, replace
from datetime import date

from lintel.domain.fact import code
from lintel.domain.person import PersonFact, PersonState, Promise
from lintel.domain.refusals import Refused


@dataclass(frozen=True, kw_only=True)
class WrittenFact(PersonFact):
    """A fact that is nothing without its words, which are in the document `note`."""

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.note is None:
            raise Refused("nothing_written", field="note")


@dataclass(frozen=True, kw_only=True)
class OwnWordsRecorded(WrittenFact):
    """What the person says about their life and what they ask for, in their own words."""

    def apply(self, person: PersonState) -> None:
        person.own_words = self.note


@dataclass(frozen=True, kw_only=True)
class MattersRecorded(WrittenFact):
    """What matters to the person, and how best to support them."""

    def apply(self, person: PersonState) -> None:
        person.what_matters = self.note


@dataclass(frozen=True, kw_only=True)
class PromiseMade(WrittenFact):
    """The council said that it would do something, by a day."""

    due_on: date

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.due_on < self.occurred:
            raise Refused("due_before_promised", field="due_on")

    def apply(self, person: PersonState) -> None:
        person.promises[self.id] = Promise(self.occurred, self.due_on, self.note)


@dataclass(frozen=True, kw_only=True)
class PromiseKept(PersonFact):
    """The council did what it had promised. `promise` is the fact by which it was made."""

    promise: str

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.promise not in person.promises:
            raise Refused("unknown_promise")
        if person.promises[self.promise].kept_on is not None:
            raise Refused("promise_kept_already")

    def apply(self, person: PersonState) -> None:
        person.promises[self.promise] = replace(person.promises[self.promise], kept_on=self.occurred)


@dataclass(frozen=True, kw_only=True)
class NoteMade(WrittenFact):
    """A note of a call, a visit or anything else about the person. `third_person` where somebody else is named in it.

    A note is never changed: a new version points by `version_of` at the first, and both are kept.
    """

    sort: str = code("note_sorts")
    third_person: bool = False
    version_of: str | None = None

    def check(self, person: PersonState) -> None:
        super().check(person)
        if self.version_of is not None and self.version_of not in person.notes:
            raise Refused("unknown_note")

    def apply(self, person: PersonState) -> None:
        person.notes[self.version_of or self.id] = self.id
