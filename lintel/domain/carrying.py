"""Carrying: what is put right in one work reaches the works that it opened, which were told of it when they began.

A wait's length runs from first contact (work.md, rule 2), and that was copied when the work was opened, with where the
person lives and how the contact came in. What was opened by a decision falls with it, unless it has been worked on since
(rule 8), and comes back with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from lintel.domain.correcting import SETTLED_BY_THE_LEADER
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, effective
from lintel.domain.handoffs import as_opened
from lintel.domain.refusals import Refused
from lintel.domain.story import in_words, state_of
from lintel.domain.work import WorkOpened, WorkState

COPIED = ("occurred", "at", "since", "since_at", "due_on", "locality", "channel", "urgent_since")


def carried(
    before: Sequence[Recorded], after: Sequence[Recorded], opened: Sequence[Recorded], *, on: date, reason: str
) -> list[Fact]:
    """What is put right in a work that another opened, where that other's story went from `before` to `after`.

    What was put right in the opened work by itself since is left as it is, and so is work that was moved to another
    person's record. Where the decision no longer stands, the work is withdrawn with it. Raises Refused where that was
    worked on since, or moved.
    """
    beginning = next(entry.fact for entry in opened if isinstance(entry.fact, WorkOpened))
    falls = _stands(beginning.opened_by, before) and not _stands(beginning.opened_by, after)
    if _about(before) != _about(opened):
        if falls:
            raise Refused("about_another_person")
        return []
    if falls:
        return [_withdrawn(beginning, opened, on=on, reason=reason)]
    old, new = (_as_opened(story, beginning.opened_by) for story in (before, after))
    return [
        Corrected(subject=fact.subject, occurred=on, original=fact.id, changes=changes, reason=reason)
        for fact in _begun_with(beginning, opened)
        if (changes := _changes_by_kind(fact, old, new))
    ]


def brought_back(away: Withdrawn, along: Sequence[Recorded], *, on: date, reason: str) -> list[Withdrawn]:
    """The withdrawals of what was withdrawn along with `away`, by the other facts of the commit that recorded it."""
    others = [entry.fact for entry in along if entry.fact.subject != away.subject]
    return [
        Withdrawn(subject=fact.subject, occurred=on, original=fact.id, reason=reason)
        for fact in others
        if isinstance(fact, Withdrawn)
    ]


def _about(story: Sequence[Recorded]) -> str:
    state = state_of(story)
    return state.person if isinstance(state, WorkState) else ""


def _stands(fact: str | None, story: Sequence[Recorded]) -> bool:
    return any(entry.fact.id == fact for entry in effective(story))


def _withdrawn(beginning: WorkOpened, opened: Sequence[Recorded], *, on: date, reason: str) -> Withdrawn:
    standing = effective(opened)
    since = [entry.fact for entry in standing if beginning.id not in (entry.fact.id, entry.fact.follows)]
    if since:
        raise Refused("rests_on_it", facts=in_words(since, standing))
    return Withdrawn(subject=beginning.subject, occurred=on, original=beginning.id, reason=reason)


def _as_opened(story: Sequence[Recorded], by: str | None) -> dict[str, Fact]:
    """What this story would open the work with today, by kind of fact; nothing where the decision no longer stands."""
    leader = next((entry.fact for entry in effective(story) if entry.fact.id == by), None)
    state = state_of(story)
    if leader is None or not isinstance(state, WorkState) or state.kind is None:
        return {}
    return {type(fact).__name__: fact for fact in as_opened(state, leader)}


def _begun_with(beginning: WorkOpened, opened: Sequence[Recorded]) -> Iterable[Fact]:
    standing = [entry.fact for entry in effective(opened)]
    return [fact for fact in standing if beginning.id in (fact.id, fact.follows)]


def _changes_by_kind(fact: Fact, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> dict[str, str | None]:
    name = type(fact).__name__
    return _changes(fact, old[name], new[name]) if name in old and name in new else {}


def _changes(fact: Fact, old: Fact, new: Fact) -> dict[str, str | None]:
    changes = {}
    for name in COPIED:
        if fact.follows is not None and name in SETTLED_BY_THE_LEADER:
            continue
        was, now = getattr(old, name, None), getattr(new, name, None)
        if was != now and getattr(fact, name) == was:
            changes[name] = _as_text(now)
    return changes


def _as_text(value: date | time | str | None) -> str | None:
    return value.isoformat() if isinstance(value, date | time) else value
