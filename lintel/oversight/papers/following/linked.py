"""One promise, said twice: what somebody undertook in discussion, and the clause that then asked for it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.rare_words import terms
from lintel.oversight.papers.reading.found import Action, Decision


def own_clause(action: Action, decisions: Iterable[Decision]) -> str | None:
    """The name of the clause that a formal action is, such as "24b", or "24c(1)" for a part of one."""
    if action.linked_clause and len(clauses_named(action.linked_clause)) == 1:
        return action.linked_clause.strip()
    line = action.place.line_start
    for each in decisions:
        if each.place.line_start <= line <= each.place.line_end and each.meeting_date == action.meeting_date:
            part = next((at for at, part in enumerate(each.parts, start=1) if part.line_start == line), None)
            return f"{each.item_no or ''}{each.clause}" + (f"({part})" if part else "")
    return None


def clauses_named(words: str) -> tuple[str, ...]:
    """The clauses named in a list such as "24c(2);24c(3)"."""
    return tuple(each for each in re.split(r"[;,\s]+", words) if each)


def repeated(found: Sequence[Promise]) -> list[Promise]:
    """Each promise once: one that a clause repeats is a passage of that clause's promise, and none of its own."""
    clauses = {(each.made_on, each.clause): each for each in found if each.kind == "resolution" and each.clause}
    kept = [each for each in found if each.kind == "resolution" or not _clauses(each, clauses)]
    by_clause = {
        key: [each for each in found if each.kind != "resolution" and key in _clauses(each, clauses)] for key in clauses
    }
    return [_with(each, by_clause.get((each.made_on, each.clause), [])) if each.clause else each for each in kept]


def _clauses(promise: Promise, known: Iterable[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    named = clauses_named(promise.clause or "")
    return [key for key in known if key[0] == promise.made_on and key[1] in named]


def _with(clause: Promise, others: Sequence[Promise]) -> Promise:
    """The clause's promise, with what only the others say: their passages, a recipient, and a day where the words are alike."""
    if clause.kind != "resolution" or not others:
        return clause
    said = (*clause.said, *(passage for each in others for passage in each.said))
    due = next((each.due for each in (clause, *others) if each.due.on and _alike(clause, each)), clause.due)
    recipient = next((each.recipient for each in (clause, *others) if each.recipient), None)
    return replace(clause, said=said, due=due, recipient=recipient)


def _alike(clause: Promise, other: Promise) -> bool:
    """Whether both have a compound or two telling words in common: else the day may be of something else."""
    one, two = terms(clause.text), terms(other.text)
    return bool(one.joined & two.joined) or len(one.single & two.single) > 1 or clause is other
