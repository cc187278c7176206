"""Relationships: who else matters to a person, told on both records; and an assessment of a carer's own.

The other is somebody known, whose record the one who writes may see; or somebody new, for whom a record begins.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from lintel.casework.actions import written_down
from lintel.casework.commit import Committed, commit
from lintel.casework.models import Person
from lintel.casework.telling import require_may_tell, state_now
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.council.people import team_that_takes
from lintel.domain import telling_of_people as rules
from lintel.domain.document import Document, Identity
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered, PersonState, check_name
from lintel.domain.refusals import Refused
from lintel.records.find import descriptions

ASKED_FOR = {"channel": "from_colleague", "reason": "carer_asks"}


def relate(
    person: Person, move: Move, when: When, answers: Mapping[str, Any], *, by: Staff, expecting: int, note: str = ""
) -> Committed:
    """Record that somebody matters to a person, and open a contact for a carer who asks for an assessment of their own.

    Raises Refused, or Overtaken where somebody acted first.
    """
    require_may_tell(by, person)
    other, begun, documents = _known(by, answers["other"]) if answers["other"] else _new(answers, when)
    written, words = written_down(note, about=person.id)
    tie = {"relationship": answers["relationship"], "may_speak": answers["may_speak"]}
    facts = rules.relate(state_now(person.id), replace(when, note=written), other=other, **tie)
    contact = _contact(other, when) if answers["own_assessment"] else []
    told = [*begun, *facts, *contact]
    return commit(*told, by=by.id, words=[*documents, *words], expecting={person.id: expecting})


def end_relationship(
    person: Person, move: Move, when: When, answers: Mapping[str, Any], *, by: Staff, expecting: int, note: str = ""
) -> Committed:
    """They are no longer this to each other. Raises Refused, or Overtaken where somebody acted first."""
    require_may_tell(by, person)
    other, _, _ = _known(by, answers["other"])
    written, words = written_down(note, about=person.id)
    when = replace(when, note=written)
    facts = rules.end_relationship(state_now(person.id), when, other=other, relationship=answers["relationship"])
    return commit(*facts, by=by.id, words=words, expecting={person.id: expecting})


def _known(by: Staff, reference: str) -> tuple[PersonState, list[Fact], list[Document]]:
    found = people_visible_to(by).filter(reference=reference).first()
    if found is None:
        raise Refused("record_not_found", field="other")
    return state_now(found.id), [], []


def _new(answers: Mapping[str, Any], when: When) -> tuple[PersonState, list[Fact], list[Document]]:
    check_name(answers["name"])
    state = PersonState(id=new_id(), known_since=when.occurred)
    named = Identity(
        id=new_id(), person=state.id, recorded=timezone.now(), name=answers["name"], phone=answers["phone"]
    )
    return state, [PersonRegistered(subject=state.id, occurred=when.occurred, identity=named.id)], [named]


def _contact(other: PersonState, when: When) -> list[Fact]:
    """A contact for the carer, in the tray of the team that takes contacts in."""
    team = team_that_takes("contact")
    if team is None:
        raise Refused("no_team_takes_it")
    described = descriptions([other.description or ""]).get(other.description or "")
    locality = (described.locality or None) if described else None
    opening = Opening(
        kind="contact", person=other.id, team=team, locality=locality, since=when.occurred, occurred=when.occurred
    )
    return open_work(opening, received=dict(ASKED_FOR))
