"""Actions: read the facts, ask the rule, commit. An action with an `if` about care in it would be hiding a rule."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from lintel.casework.carrying import carried_along
from lintel.casework.commit import Committed, commit
from lintel.casework.models import Work
from lintel.casework.owing import about_work, messages_owed
from lintel.casework.senders import require_unconfirmed, said_first
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.council.people import senior_manager_of, team_that_takes
from lintel.domain import moves
from lintel.domain.access import may, may_put_right
from lintel.domain.assessment import require_reason_fits
from lintel.domain.clock import london_date
from lintel.domain.document import Document, Words
from lintel.domain.fact import Fact, Recorded, new_id
from lintel.domain.handoffs import what_opens
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.service import require_plan_agreed
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.domain.written import require_may_sign_off
from lintel.ledger import read


def make_move(
    work: Work,
    move: Move,
    when: When,
    answers: Mapping[str, Any],
    *,
    by: Staff,
    expecting: int,
    note: str = "",
    known: tuple[list[Recorded], WorkState] | None = None,
) -> Committed:
    """Make a move with a work, and open what it opens. Raises Refused, or Overtaken where somebody acted first.

    `known` is the work's story, and how it stands, on a page that `by` may see; without it, they are looked up.
    """
    require_may(by, work, move.name, seen=known is not None)
    story, state = known or story_now(work.id)
    _require_may_put_right(by, story, answers)
    written, words = written_down(note, about=work.id)
    facts = RULES[move.name](state, _with_note(when, written), move, answers, by)
    require_may_sign_off({move.fact}, story, by=by.id, role=by.role, today=london_date(timezone.now()))
    require_plan_agreed(state, facts)
    require_reason_fits(facts)
    return commit_with_what_follows(
        work, (story, state), facts, by=by, expecting=expecting, words=words, to_team=answers.get("to_team")
    )


def commit_with_what_follows(
    work: Work,
    known: tuple[list[Recorded], WorkState],
    facts: list[Fact],
    *,
    by: Staff,
    expecting: int,
    words: Sequence[Document],
    to_team: str | None = None,
) -> Committed:
    """Commit the facts of a work, with the work that they open, what comes along with them, and what must be told."""
    story, state = known
    opened = what_opens(state, facts[0], team=to_team, takes=team_that_takes)
    along = list(carried_along(story, facts, by=by))
    facts = [*facts, *opened, *(fact for each in along for fact in each.facts)]
    read_already = {work.id: story} | {each.facts[0].subject: each.story for each in along}
    owed = messages_owed(facts, {work.id: about_work(work)})
    return commit(*facts, by=by.id, words=words, expecting={work.id: expecting}, known=read_already, messages=owed)


def require_may(by: Staff, work: Work, move: str, *, seen: bool) -> None:
    """Refuse a move that is not for this reader's role, or not with this work. `seen` where the page asked the second."""
    if not may(by.role, move) or not (seen or visible_to(by).filter(pk=work.id).exists()):
        raise Refused("not_yours_to_do")


def _require_may_put_right(by: Staff, story: list[Recorded], answers: Mapping[str, Any]) -> None:
    """Ask of a correction, the one move that has `changes`, whether this reader may settle what it changes."""
    kinds = {entry.fact.id: type(entry.fact).__name__ for entry in story}
    kind = kinds.get(answers.get("original", ""), "")
    if not all(may_put_right(by.role, kind, field) for field in answers.get("changes", ())):
        raise Refused("not_yours_to_do")


def story_now(work: str) -> tuple[list[Recorded], WorkState]:
    """All facts of a work, and how it stands after them."""
    story = read.facts_of({work})[work]
    state = state_of(story)
    assert isinstance(state, WorkState)
    return story, state


def written_down(note: str, *, about: str) -> tuple[str | None, list[Document]]:
    """A note as a document about a work, and its id; neither where nothing was written."""
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


def _call(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    return moves.log_call(state, when, call=move.fact, **answers)


def _confirm_sender(state: WorkState, when: When, move: Move, answers: Mapping[str, Any], by: Staff) -> list[Fact]:
    require_unconfirmed(state, said_first(state))
    return moves.confirm_sender(state, when, **answers)


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
    "read_more": _plain(moves.read_more),
    "confirm_sender": _confirm_sender,
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
    "call": _call,
    "correct": _by_id(moves.correct),
    "withdraw": _by_id(moves.withdraw),
}
