"""Telling: what is written down about a person. Each action is three steps: read, ask the rule, commit."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, TypeVar

from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.commit import Committed, commit
from lintel.casework.models import Person
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain import document
from lintel.domain import telling_of_people as rules
from lintel.domain.access import may
from lintel.domain.fact import new_id
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonState, check_name
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.ledger import read
from lintel.records.find import descriptions, identities

D = TypeVar("D", document.Identity, document.Description)


def tell(
    person: Person, move: Move, when: When, answers: Mapping[str, Any], *, by: Staff, expecting: int, note: str = ""
) -> Committed:
    """Write one thing down about a person. Raises Refused, or Overtaken where somebody acted first."""
    require_may_tell(by, person)
    written, words = written_down(note, about=person.id)
    facts = rules.tell(state_now(person.id), replace(when, note=written), fact=move.fact, **answers)
    return commit(*facts, by=by.id, words=words, expecting={person.id: expecting})


def describe(
    person: Person, move: Move, when: When, answers: Mapping[str, Any], *, by: Staff, expecting: int, note: str = ""
) -> Committed:
    """Put down anew who a person is: a new version of each document of which anything changes."""
    require_may_tell(by, person)
    check_name(answers["name"])
    identity = _version(
        identities([person.identity or ""]).get(person.identity or ""), _blank_identity(person), answers
    )
    described = _version(
        descriptions([person.description or ""]).get(person.description or ""),
        _blank_description(person, when),
        answers,
    )
    ids = {"identity": identity and identity.id, "description": described and described.id}
    written, words = written_down(note, about=person.id)
    facts = rules.tell(state_now(person.id), replace(when, note=written), fact=move.fact, **ids)
    documents = [*words, *(each for each in (identity, described) if each)]
    return commit(*facts, by=by.id, words=documents, expecting={person.id: expecting})


def require_may_tell(by: Staff, person: Person) -> None:
    """Refuse what is not for this reader's role, or not with this record."""
    if not may(by.role, "tell") or not people_visible_to(by).filter(pk=person.id).exists():
        raise Refused("not_yours_to_do")


def state_now(person: str) -> PersonState:
    """How a record stands after all its facts."""
    state = state_of(read.facts_of({person})[person])
    assert isinstance(state, PersonState)
    return state


def _blank_identity(person: Person) -> document.Identity:
    return document.Identity(id="", person=person.id, recorded=timezone.now(), name="")


def _blank_description(person: Person, when: When) -> document.Description:
    return document.Description(id="", person=person.id, recorded=timezone.now(), valid_from=when.occurred)


def _version(stored: Any, blank: D, answers: Mapping[str, Any]) -> D | None:
    """The next version of a document, which holds from today; None where nothing in it changes."""
    kept = {name for name in asdict(blank) if name not in ("id", "recorded", "valid_from")}
    was = {name: getattr(stored, name) for name in kept} if stored else {name: getattr(blank, name) for name in kept}
    now = was | {name: answers[name] for name in kept & answers.keys()}
    return None if now == was else replace(blank, id=new_id(), **now)
