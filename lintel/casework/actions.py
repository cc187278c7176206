"""Actions: read the facts, ask the rule, commit. An action with an `if` about care in it would be hiding a rule."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from lintel.casework.commit import Committed, commit
from lintel.casework.models import Work
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Membership, Staff
from lintel.council.people import senior_manager_of
from lintel.domain import moves
from lintel.domain.access import may
from lintel.domain.document import Description, Document, Identity, Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.handoffs import Opening, open_work, what_opens
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.person import PersonRegistered
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction


def make_move(
    work: Work,
    move: Move,
    when: When,
    answers: Mapping[str, Any],
    *,
    by: Staff,
    expecting: int,
    note: str = "",
    known: WorkState | None = None,
) -> Committed:
    """Make a move with a work, and open what it opens. Raises Refused, or Overtaken where somebody acted first.

    `known` is how the work stood at `expecting` on a page that `by` may see; without it, it is looked up.
    """
    _require_may(by, work, move.name, seen=known is not None)
    state = known or _state(work.id)
    written, words = _written(note, about=work.id)
    facts = RULES[move.name](state, _with_note(when, written), move, answers, by)
    opened = what_opens(state, facts[0], team=answers.get("to_team"))
    return commit(*facts, *opened, by=by.id, words=words, expecting={work.id: expecting})


def _require_may(by: Staff, work: Work, move: str, *, seen: bool) -> None:
    if not may(by.role, move) or not (seen or visible_to(by).filter(pk=work.id).exists()):
        raise Refused("not_yours_to_do")


def _state(work: str) -> WorkState:
    state = state_of(read.facts_of({work})[work])
    assert isinstance(state, WorkState)
    return state


def _written(note: str, *, about: str) -> tuple[str | None, list[Document]]:
    if not note:
        return None, []
    words = Words(id=new_id(), about=about, recorded=timezone.now(), sort="note", body={"note": note})
    return words.id, [words]


def _with_note(when: When, note: str | None) -> When:
    return When(occurred=when.occurred, at=when.at, note=note)


def _rate(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    return moves.rate(state, when, senior_manager=senior_manager_of(state.team), **answers)


def _accept(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    return moves.accept(state, when, worker=by.id, **answers)


def _reach(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    told = {name: value for name, value in answers.items() if name != "to_team"}
    return moves.reach(state, when, milestone=move.fact, **told)


def _mark(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    return moves.note_mark(state, when, mark=move.fact, **answers)


def _plain(rule: Any) -> Any:
    def ask(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
        return rule(state, when, **answers)

    return ask


def _by_id(rule: Any) -> Any:
    def ask(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
        return rule(state.id, when, **answers)

    return ask


RULES: Mapping[str, Any] = {
    "rate": _rate,
    "keep_in_touch": _plain(moves.keep_in_touch),
    "pause": _plain(moves.pause),
    "resume": _plain(moves.resume),
    "offer": _plain(moves.offer),
    "accept": _accept,
    "return_offer": _plain(moves.return_offer),
    "hand_over": _plain(moves.hand_over),
    "escalate": _plain(moves.escalate),
    "end": _plain(moves.end),
    "reach": _reach,
    "mark": _mark,
    "correct": _by_id(moves.correct),
    "withdraw": _by_id(moves.withdraw),
}


def receive(
    kind: str,
    *,
    person: str | None,
    identity: Mapping[str, str],
    birth_date: date | None,
    team: str,
    locality: str | None,
    received: Mapping[str, str],
    when: When,
    note: str,
    by: Staff,
) -> str:
    """Take a contact or a safeguarding concern in, for somebody known or new. Returns the id of the work.

    `person` is the reference of somebody known and visible; without it `identity` (name, phone …) makes a new record.
    """
    if not may(by.role, "receive"):
        raise Refused("not_yours_to_do")
    work, moment = new_id(), timezone.now()
    who, begun, documents = _person(by, person, identity, birth_date, locality, when, moment)
    written, words = _written(note, about=work)
    opening = Opening(
        kind=kind,
        person=who,
        team=team,
        locality=locality,
        since=when.occurred,
        occurred=when.occurred,
        at=when.at,
        note=written,
        work=work,
    )
    commit(*begun, *open_work(opening, received=dict(received)), by=by.id, words=[*documents, *words])
    return work


def _person(
    by: Staff,
    reference: str | None,
    identity: Mapping[str, str],
    birth_date: date | None,
    locality: str | None,
    when: When,
    moment: datetime,
) -> tuple[str, list[Fact], list[Document]]:
    if reference:
        known = people_visible_to(by).filter(reference=reference).first()
        if known is None:
            raise Refused("person_not_found", field="person")
        return known.id, [], []
    person = new_id()
    named = Identity(id=new_id(), person=person, recorded=moment, **identity)
    described = Description(
        id=new_id(),
        person=person,
        recorded=moment,
        valid_from=when.occurred,
        birth_date=birth_date,
        locality=locality or "",
    )
    registered = PersonRegistered(subject=person, occurred=when.occurred, identity=named.id, description=described.id)
    return person, [registered], [named, described]


def record_leaver(leaver: Staff, *, on: date, by: Staff) -> int:
    """A worker leaves: every allocation ends that day and the work is back in its team's tray. Returns how many."""
    if not by.allowed.runs_staff:
        raise Refused("not_yours_to_do")
    with one_transaction():
        held = Work.objects.filter(worker=leaver.id, closed_on=None).values_list("id", flat=True)
        offered = Work.objects.filter(offered_to=leaver.id, closed_on=None, offer_lapses_on__gte=on)
        when = When(occurred=on)
        facts = [fact for work in held for fact in _back_to_tray(_state(work), when)]
        for work in offered.values_list("id", flat=True):
            facts += moves.return_offer(_state(work), when, reason="worker_left")
        Staff.objects.filter(pk=leaver.pk).update(left_on=on)
        Membership.objects.filter(staff=leaver, valid_to=None).update(valid_to=on)
        if facts:
            commit(*facts, by=by.id)
    return len(held)


def _back_to_tray(state: WorkState, when: When) -> list[Fact]:
    return moves.hand_over(state, when, team=state.team, reason="worker_left")
