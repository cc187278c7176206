"""Every promise in the papers: resolutions, undertakings and requests, each once, however often they are said."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lintel.oversight.papers.following.due import NONE_STATED, Due, due
from lintel.oversight.papers.following.linked import own_clause, repeated
from lintel.oversight.papers.following.meeting_days import meeting_days
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, bodies, body_key, of_one_body
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.references import numbered
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.following.unrecorded import unrecorded
from lintel.oversight.papers.reading.found import Action, Decision, Reading

NOT_NAMED = ("", "(not named)", "(not stated)", "none", "None")


def promises(meetings: Sequence[MeetingPapers], known: Mapping[str, str] | None = None) -> tuple[Promise, ...]:
    """The promises of all bodies, by body and day, each with its reference.

    `known` is key to reference, of promises that were numbered before: these keep their number, and new ones come after.
    """
    found = [each for body in bodies(meetings) for each in _of_body(of_one_body(meetings, body))]
    references = numbered([(each.body, each.made_on, each.key) for each in found], known or {})
    return tuple(replace(each, reference=references[each.key]) for each in found)


def _of_body(meetings: Sequence[MeetingPapers]) -> list[Promise]:
    days = meeting_days(meetings)
    said = [
        promise for meeting in meetings for reading in meeting.readings for promise in _said_in(meeting, reading, days)
    ]
    recorded = repeated(_each_once(said))
    found = sorted([*recorded, *unrecorded(meetings)], key=_order)
    return _keys_apart(found)


def _order(promise: Promise) -> tuple[str, int, int]:
    place = promise.said[0].place
    return promise.made_on, place.line_start, place.column


def _said_in(meeting: MeetingPapers, reading: Reading, days: Sequence[str]) -> Iterator[Promise]:
    covered = {line for each in reading.actions for line in (each.place.line_start, each.place.line_end)}
    for action in reading.actions:
        yield _of_action(action, meeting, reading, days)
    for clause in reading.decisions:
        places = [each.line_start for each in clause.parts] or [clause.place.line_start]
        if clause.creates_action and not covered & {clause.place.line_start, *places}:
            yield _of_action(_as_action(clause), meeting, reading, days)


def _as_action(clause: Decision) -> Action:
    """A clause that asks for something, and of which the reader made no promise of its own."""
    return Action(
        clause.place, clause.item_no, "resolution", clause.addressee, "Committee", None, clause.text,
        linked_clause=f"{clause.item_no or ''}{clause.clause}", meeting_date=clause.meeting_date,
    )  # fmt: skip


def _of_action(action: Action, meeting: MeetingPapers, reading: Reading, days: Sequence[str]) -> Promise:
    made_on = action.meeting_date or meeting.date
    said = Said(reading.paper.name, action.place, action.text, made_on, _sort(action), action.item_no)
    title = next((each.title for each in reading.items if action.place.begins_in(each.place)), None)
    return Promise(
        _key(meeting.body, said), "", meeting.body, made_on, action.kind, action.text, (said,),
        _due(action, made_on, days), action.item_no, title, _clause(action, reading), _named(action.addressee),
        _named(action.asked_by), _named(action.recipient), _named(action.due_as_stated),
    )  # fmt: skip


def _sort(action: Action) -> str:
    return "clause" if action.kind == "resolution" else "point"


def _clause(action: Action, reading: Reading) -> str | None:
    """The clause that it is, or the clauses that say the same."""
    return own_clause(action, reading.decisions) if action.kind == "resolution" else action.linked_clause


def _named(words: str | None) -> str | None:
    return None if words is None or words.strip() in NOT_NAMED else words


def _due(action: Action, made_on: str, days: Sequence[str]) -> Due:
    stated = _named(action.due_as_stated)
    found = due(stated, made_on, days) if stated else NONE_STATED
    return found if found.on or found.working != NONE_STATED.working else due(action.text, made_on, days)


def _key(body: str, said: Said) -> str:
    place = said.place
    return f"{body_key(body)}|{said.meeting_date}|{said.item_no or ''}|{place.line_start}:{place.column}"


def _each_once(found: Iterable[Promise]) -> list[Promise]:
    """The same words of the same meeting, read in two papers, are one promise with two passages."""
    first: dict[tuple[str, str, str], Promise] = {}
    for each in found:
        key = each.made_on, "".join(each.text.split()).lower(), each.clause or ""
        kept = first.get(key)
        first[key] = replace(kept, said=(*kept.said, *each.said)) if kept else each
    return list(first.values())


def _keys_apart(found: Iterable[Promise]) -> list[Promise]:
    """Where two promises begin at the same place, the second one's key says that it is the second."""
    seen, kept = Counter[str](), list[Promise]()
    for each in found:
        seen[each.key] += 1
        kept.append(replace(each, key=each.key if seen[each.key] == 1 else f"{each.key}|{seen[each.key]}"))
    return kept
