"""Restating: a published figure beside the same question answered now, and every wait that made the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from lintel.domain.fact import Recorded
from lintel.domain.story import state_of
from lintel.domain.work import NEVER_COUNTED, Wait, WorkState
from lintel.ledger import read
from lintel.measures import ask
from lintel.measures.ask import Answer
from lintel.measures.language import ON_THE_DAY, Figures, Measure, Member
from lintel.measures.models import Published
from lintel.measures.publish import frozen_figures, frozen_members
from lintel.measures.written import versions

DATES = ("since", "on_list_from", "end", "days")
CLASSES = ("team", "locality", "rating", "why", "person")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One wait that made a difference, and how.

    `sort` is joined_late, left, re_dated, re_classified, or judged_otherwise where no date changed: another target is in
    force by now. `why` says why it left, as a code; `fields` what changed.
    """

    sort: str
    work: str
    was: Member | None = None
    now: Member | None = None
    why: str | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Restatement:
    """The frozen figure, the figure now, and the changes between them in order of work.

    `definition_changed`: the definition, or a list of rules that it rests on, is another than when it was published.
    """

    published: Published
    frozen: Figures
    now: Answer
    changes: Sequence[Change]
    definition_changed: bool


def restate(published: Published, *, by: str | None = None, as_known_on: ask.Known = None) -> Restatement:
    """A published figure beside its restatement, whole or by one cut."""
    reading = ask.reading(published.as_at, as_known_on=as_known_on)
    now, members = reading.figures(published.measure, by=by), reading.members(published.measure)
    return Restatement(
        published=published,
        frozen=frozen_figures(published, by),
        now=now,
        changes=list(_changes(frozen_members(published), members, now)),
        definition_changed=versions(now.measure) != published.versions,
    )


def _changes(was: Sequence[Member], now: Sequence[Member], answer: Answer) -> Iterator[Change]:
    gone = []
    for before, after in _paired(was, now):
        if before is None:
            assert after is not None
            yield Change(sort="joined_late", work=after.work, now=after)
        elif after is None:
            gone.append(before)
        else:
            yield from _differences(before, after)
    stories = read.facts_of([member.work for member in gone], upto=answer.position)
    for member in gone:
        why = why_left(answer.measure, member, stories.get(member.work, []), answer.as_at)
        yield Change(sort="left", work=member.work, was=member, why=why)


def _paired(was: Sequence[Member], now: Sequence[Member]) -> Iterator[tuple[Member | None, Member | None]]:
    """Each wait then and now: those of the same place in the same work, then what is left over in order."""
    before, after = {(each.work, each.number): each for each in was}, {(each.work, each.number): each for each in now}
    for key in sorted(before.keys() & after.keys()):
        yield before.pop(key), after.pop(key)
    for work in sorted({work for work, _ in (*before, *after)}):
        yield from zip_longest(_of_work(before, work), _of_work(after, work))


def _of_work(members: dict[tuple[str, int], Member], work: str) -> list[Member]:
    return [members[key] for key in sorted(members) if key[0] == work]


def _differences(was: Member, now: Member) -> Iterator[Change]:
    dates, classes, judged = (_changed(was, now, names) for names in (DATES, CLASSES, ("in_time",)))
    if dates:
        yield Change(sort="re_dated", work=now.work, was=was, now=now, fields=dates + judged)
    elif judged:
        yield Change(sort="judged_otherwise", work=now.work, was=was, now=now, fields=judged)
    if classes:
        yield Change(sort="re_classified", work=now.work, was=was, now=now, fields=classes)


def _changed(was: Member, now: Member, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(was, name) != getattr(now, name))


def why_left(measure: Measure, was: Member, story: Sequence[Recorded], as_at: date) -> str:
    """Why a wait that was counted is not counted any more, as a code.

    withdrawn, duplicate, opened_in_error; joined_later, ended_earlier or another_stage for figures on a day; not_ended,
    other_reason, outside_period or not_first for figures of a period.
    """
    state = state_of(story)
    if not isinstance(state, WorkState) or state.kind is None:
        return "withdrawn"
    if never := {state.outcome, *(wait.why for wait in state.waits)} & NEVER_COUNTED:
        return min(never)
    waits = [wait for wait in state.waits if wait.stage == measure.stage]
    on_the_day = measure.counts in ON_THE_DAY
    return _why_not_on_the_day(waits, as_at) if on_the_day else _why_not_in_period(waits, was)


def _why_not_on_the_day(waits: Sequence[Wait], as_at: date) -> str:
    if not waits:
        return "another_stage"
    if all(wait.on_list_from > as_at for wait in waits):
        return "joined_later"
    left = [wait.why for wait in waits if wait.end is not None and wait.end <= as_at]
    return left[-1] if left and left[-1] in ("died", "moved", "declined") else "ended_earlier"


def _why_not_in_period(waits: Sequence[Wait], was: Member) -> str:
    wait = next((wait for wait in waits if wait.since == was.since), waits[-1] if waits else None)
    if wait is None:
        return "another_stage"
    if wait.end is None:
        return "not_ended"
    return "other_reason" if was.why is not None and wait.why != was.why else "outside_period"
