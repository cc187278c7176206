"""Emergency: opening a record that is not one's own, and reviewing that. Read, ask the rule, commit."""

from dataclasses import dataclass

from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.commit import Committed, commit
from lintel.casework.looking import write_look
from lintel.casework.models import ForcedAccess, Person, Work
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain import forcing as rules
from lintel.domain.access import may_watch
from lintel.domain.fact import Recorded
from lintel.domain.moment import Moment
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.ledger import read

PAGE, NO_SUCH_RECORD = "emergency", "no_such_record"


@dataclass(frozen=True)
class Opened:
    """The record of a work or a person, by its reference, and whether the reader could see it already."""

    reference: str
    seen_already: bool


def open_record(reference: str, *, reason: str, words: str, by: Staff) -> Opened:
    """Open a record to a reader for four hours. Whoever asks has said why and who they are before.

    Raises Refused, with one sentence for every reference that leads nowhere; that too is written down as a look.
    """
    if not rules.may_force(by.role):
        raise Refused("not_yours_to_do")
    person, seen = _found(reference, by)
    if person is None:
        write_look(by=by.id, page=PAGE, shown=(), why=NO_SUCH_RECORD)
        raise Refused("record_not_found", field="reference")
    if not seen:
        _force(person, reason, words, by)
    return Opened(reference, seen)


def _found(reference: str, by: Staff) -> tuple[str | None, bool]:
    """Whose record it is, by anybody's reference, and whether the reader sees it without this."""
    work = Work.objects.filter(reference=reference).first()
    if work is not None:
        return work.person, visible_to(by).filter(pk=work.pk).exists()
    person = Person.objects.filter(reference=reference).values_list("pk", flat=True).first()
    return person, person is not None and people_visible_to(by).filter(pk=person).exists()


def _force(person: str, reason: str, words: str, by: Staff) -> Committed:
    story, state = _story(person)
    note, documents = written_down(words, about=person)
    facts = rules.force(state, _now(note), reader=by.id, reason=reason)
    return commit(*facts, by=by.id, words=documents, known={person: story})


def close_record(reference: str, *, by: Staff) -> Committed:
    """Shut a record that the reader opened, before it ends by itself. Raises Refused where nothing is open, or Overtaken."""
    person = people_visible_to(by).filter(reference=reference).values_list("pk", flat=True).first()
    if person is None:
        raise Refused("record_not_found", field="reference")
    story, state = _story(person)
    facts = rules.close(state, _now(None), reader=by.id)
    return commit(*facts, by=by.id, known={person: story})


def review_access(access: ForcedAccess, *, outcome: str, words: str, by: Staff) -> Committed:
    """Say whether it was needed. `access` is one that the reader was shown to review. Raises Refused, or Overtaken."""
    if not may_watch(by.role, rules.REVIEW):
        raise Refused("not_yours_to_do")
    story, state = _story(access.person)
    note, documents = written_down(words, about=access.person)
    facts = rules.review(state, _now(note), access=access.id, reviewer=by.id, outcome=outcome)
    return commit(*facts, by=by.id, words=documents, known={access.person: story})


def _story(person: str) -> tuple[list[Recorded], PersonState]:
    story = read.facts_of({person})[person]
    state = state_of(story)
    assert isinstance(state, PersonState)
    return story, state


def _now(note: str | None) -> When:
    now = Moment.of(timezone.now().replace(microsecond=0))
    return When(occurred=now.on, at=now.at, note=note)
