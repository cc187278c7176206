"""Records of people: restricting one, linking two of one person, and moving work to the right one.

Each action is three steps: read, ask the rule, commit. A reference that may not be seen is answered like one that is not.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lintel.casework.actions import require_may, written_down
from lintel.casework.commit import Committed, commit
from lintel.casework.links import group_of, same_people
from lintel.casework.models import Person, Work
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.domain import records_of_people as rules
from lintel.domain.access import may
from lintel.domain.fact import Recorded
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonState
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.find import identities

RULES: Mapping[str, Any] = {
    "restrict": rules.restrict,
    "lift": rules.lift,
    "link": rules.link,
    "unlink": rules.unlink,
}


def change_record(
    person: Person, move: Move, when: When, answers: Mapping[str, Any], *, by: Staff, note: str = ""
) -> Committed:
    """Restrict a record, lift that, link it to another or take the link away. Raises Refused, or Overtaken.

    The other record is given as `other`, by its reference. All records of one person are restricted together, whether the
    reader may see each of them or not.
    """
    if not may(by.role, move.name) or not people_visible_to(by).filter(pk=person.id).exists():
        raise Refused("not_yours_to_do")
    # Alone, so that no link is made between the question which records are linked and the commit.
    with one_transaction(alone=move == rules.RESTRICT):
        return _change(person, move, when, answers, by, note)


def _change(person: Person, move: Move, when: When, answers: Mapping[str, Any], by: Staff, note: str) -> Committed:
    others = {name: _found(by, answers[name], field=name).id for name in ("other",) if name in answers}
    linked = _linked(person) if move == rules.RESTRICT else set[str]()
    states, expecting = _as_they_stand(person.id, *others.values(), *linked)
    told = dict(answers) | {name: states[other] for name, other in others.items()}
    told |= {"linked": [states[each] for each in sorted(linked)]} if linked else {}
    told |= {"nhs_numbers": _nhs_numbers(states)} if move == rules.LINK else {}
    written, words = written_down(note, about=person.id)
    facts = RULES[move.name](states[person.id], replace(when, note=written), **told)
    return commit(*facts, by=by.id, words=words, expecting=expecting)


def reattribute(
    work: Work,
    move: Move,
    when: When,
    answers: Mapping[str, Any],
    *,
    by: Staff,
    expecting: int,
    note: str = "",
    known: tuple[list[Recorded], WorkState],
) -> Committed:
    """Move a work to the record of the person whom it is about, given by reference. Raises Refused, or Overtaken."""
    require_may(by, work, move.name, seen=False)
    to = _found(by, answers["to_person"], field="to_person")
    written, words = written_down(note, about=work.id)
    story, state = known
    facts = rules.reattribute(state, replace(when, note=written), to_person=to.id, reason=answers["reason"])
    return commit(*facts, by=by.id, words=words, expecting={work.id: expecting}, known={work.id: story})


def _linked(person: Person) -> set[str]:
    return {each.id for each in group_of(person.id, same_people([person.id]))} - {person.id}


def _nhs_numbers(states: Mapping[str, PersonState]) -> dict[str, str]:
    """The NHS numbers of records, as given, by their ids."""
    known = identities([each.identity or "" for each in states.values()])
    return {each.id: known[each.identity].nhs_number for each in states.values() if each.identity in known}


def _found(by: Staff, reference: str, *, field: str) -> Person:
    found = people_visible_to(by).filter(reference=reference).first()
    if found is None:
        raise Refused("record_not_found", field=field)
    return found


def _as_they_stand(*people: str) -> tuple[dict[str, PersonState], dict[str, int]]:
    """How each record stands, and how far its story has come."""
    stories = read.facts_of(set(people))
    states = {person: state_of(facts) for person, facts in stories.items()}
    known = {person: state for person, state in states.items() if isinstance(state, PersonState)}
    return known, {person: len(facts) for person, facts in stories.items()}
