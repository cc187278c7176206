"""One person's record, and all that its page shows, for one reader."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from lintel.casework.links import are_linked, is_seen, linked_records, others_of_one, own_entries, same_people
from lintel.casework.models import Person, Work
from lintel.casework.one_work import description_of
from lintel.casework.plans import plan_for
from lintel.casework.related import Related, ever_related, related_now, related_records
from lintel.casework.rows import ListRow, Names, Who, list_rows, names, who_they_are
from lintel.casework.timeline import Item, notes_of, timeline
from lintel.casework.visible import forced_until, people_visible_to, visible_to
from lintel.casework.why_seen import why_seen
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.fact import Recorded
from lintel.domain.forms import Answers
from lintel.domain.legal import Move
from lintel.domain.person import PersonState, Promise
from lintel.domain.records_of_people import legal_now
from lintel.domain.story import state_of
from lintel.ledger import read
from lintel.records.models import Description

__all__ = ["PersonPage", "RecordPage", "person_page", "record_page"]


class RecordPage:
    """A record by itself: who it is about, which others are of the same person, and its own story.

    The look is written down when it is made, so no page about the record is shown without.
    """

    page = "record"

    def __init__(self, person: Person, reader: Staff, today: date) -> None:
        self.person, self.reader, self.today = person, reader, today
        works = self.works = self._works()
        stories = read.facts_of({person.id, *(work.id for work in works)})
        self.stories = [stories[work.id] for work in works]
        self.sequence = len(stories[person.id])
        state = state_of(stories[person.id])
        assert isinstance(state, PersonState)
        self.state = state
        self._find_others(stories[person.id])
        self.entries = self._own_entries(stories)
        self.called: Names = names()
        matter = filter(None, self.seen.values())
        self.known = who_they_are([person, *self.linked.values(), *self.others.seen, *matter], reader=reader)
        self.forced_until = forced_until(reader, person.id)
        self.rows = self._shown(works)

    def _find_others(self, story: list[Recorded]) -> None:
        person, reader = self.person, self.reader
        ever = linked_records(reader, person, story)
        self.linked = {each.id: each for each in ever.values() if is_seen(each, beside=person)}
        next_to = {person.id: person} | {each.id: each for each in ever.values() if are_linked(person, each)}
        self.others = others_of_one(person.id, same_people([person.id], reader, known=next_to))
        self.seen = related_records(reader, ever_related(story))

    def _own_entries(self, stories: dict[str, list[Recorded]]) -> list[Recorded]:
        elsewhere = [each.id for each in self.linked.values() if self.person.id in (each.same_as or ())]
        return own_entries(self.person.id, stories | read.facts_of(elsewhere), self.linked, self.seen)

    def _shown(self, works: list[Work]) -> list[ListRow]:
        shown = [*self.same_as, *(each.who for each in self.related)]
        shown += [self.known[each.id] for each in self.others.seen]
        who = {self.person.id: self.who} | {each.person.id: each for each in shown if each.person}
        why = why_seen(self.reader, self._related(works), forced=self.forced_until is not None)
        return list_rows(
            works, reader=self.reader, page=self.page, today=self.today, called=self.called, who=who, why=why,
            about=self.person.id,
        )  # fmt: skip

    def _works(self) -> list[Work]:
        return []

    def _related(self, works: list[Work]) -> list[Work]:
        """The works by which it is known why the reader sees the record."""
        return works or list(visible_to(self.reader).filter(person=self.person.id))

    @property
    def who(self) -> Who:
        """Whom the record is about."""
        return self.known[self.person.id]

    @property
    def same_as(self) -> list[Who]:
        """The other records of the same person, as far as the reader may see them."""
        linked = sorted(self.linked.values(), key=lambda each: each.reference)
        return [self.known[each.id] for each in linked if are_linked(self.person, each)]

    @property
    def related(self) -> list[Related]:
        """Who else matters to the person, as far as the reader may be told."""
        return related_now(self.state, self.seen, self.known)

    @property
    def speakers(self) -> list[Who]:
        """Who may speak for the person, each once."""
        return list({each.other: each.who for each in self.related if each.may_speak}.values())

    @cached_property
    def notes(self) -> dict[str, str]:
        """What is written of the person and of the works shown, by the ids of its documents."""
        return notes_of(self._all_entries)

    @property
    def own_words(self) -> str:
        """What the person says, in their own words."""
        return self.notes.get(self.state.own_words or "", "")

    @property
    def what_matters(self) -> str:
        """What matters to the person."""
        return self.notes.get(self.state.what_matters or "", "")

    @cached_property
    def plan(self) -> tuple[Work, Answers] | None:
        """The care and support plan that was agreed last, with its work, on whichever record of the person."""
        return plan_for(self.reader, self.person.id, self.others, self.works, self.stories)

    @property
    def promises(self) -> list[tuple[str, Promise]]:
        """What was promised, by the facts that say so: those not kept first, by the day on which they are due."""
        return sorted(self.state.promises.items(), key=lambda pair: (pair[1].kept_on is not None, pair[1].due_on))

    @cached_property
    def description(self) -> Description | None:
        """What is known of the person."""
        return description_of(self.who)

    @property
    def told(self) -> int:
        """How far the record's story has come, as this reader is told it."""
        return len(self.entries)

    @cached_property
    def moves(self) -> list[Move]:
        """What the rules and the reader's role allow now."""
        return [each for each in legal_now(self.state, today=self.today) if may(self.reader.role, each.name)]

    @cached_property
    def items(self) -> list[Item]:
        """What was done with the record, newest first."""
        own = {entry.fact.id for entry in self.entries}
        return [item for item in self.everything if item.fact in own]

    @cached_property
    def everything(self) -> list[Item]:
        """What happened with the record and the works shown, newest first."""
        others = {each: f"{who.name}, {who.reference}" for each, who in self.known.items() if each in self.seen}
        return timeline(self._all_entries, self.called, self.rows, notes=self.notes, others=others)

    @property
    def _all_entries(self) -> list[Recorded]:
        return [*self.entries, *(entry for story in self.stories for entry in story)]

    def since(self, told: int) -> list[Item]:
        """What was recorded after the story had come so far."""
        later = {entry.fact.id for entry in self.entries[told:]}
        return [item for item in self.items if item.fact in later]


class PersonPage(RecordPage):
    """A record with all work for the person that the reader may see."""

    page = "person"

    def _works(self) -> list[Work]:
        return list(visible_to(self.reader).filter(person=self.person.id).order_by("-opened_on", "id"))

    @property
    def open_work(self) -> Sequence[ListRow]:
        """What is still to be done."""
        return [row for row in self.rows if row.work.closed_on is None]

    @property
    def closed_work(self) -> Sequence[ListRow]:
        """What is done."""
        return [row for row in self.rows if row.work.closed_on is not None]


def person_page(reader: Staff, reference: str, *, today: date) -> PersonPage | None:
    """The page of the person with this reference; None where the reader may not see it, or there is none."""
    person = _seen(reader, reference)
    return None if person is None else PersonPage(person, reader, today)


def record_page(reader: Staff, reference: str, *, today: date) -> RecordPage | None:
    """The same for the record alone."""
    person = _seen(reader, reference)
    return None if person is None else RecordPage(person, reader, today)


def _seen(reader: Staff, reference: str) -> Person | None:
    return people_visible_to(reader).filter(reference=reference).first()
