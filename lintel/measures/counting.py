"""Counting: whole days and people, as rows from the spells come by."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from lintel.domain.clock import Unit
from lintel.domain.targets import Target
from lintel.measures.judging import judged
from lintel.measures.language import NOT_RECORDED, Family, Figures, Question, first_day
from lintel.measures.spread import figure_of

SECONDS_AN_HOUR = 3600
Held = Sequence[tuple[Any, ...]]
Judge = Callable[[int, int, int | None], bool | None]


def on_days(held: Held, days: Sequence[date], question: Question, one_id: dict[str, str]) -> list[Figures]:
    in_touch = question.measure.counts is Family.KEEP_IN_TOUCH
    targets = [question.measure.target_on(day) for day in days]
    tallies = [_Tally(question, target, one_id) for target in targets]
    each_day = [
        (day.toordinal(), judge_of(target), tally) for day, target, tally in zip(days, targets, tallies, strict=True)
    ]
    for from_day, until, since, reached, next_due, _, person, group in held:
        for day, judge, tally in each_day:
            if from_day <= day < until:
                in_time = next_due >= day if in_touch else judge(since, day, None)
                tally.count(day - (reached if in_touch else since), person, in_time, group)
    return [tally.figures() for tally in tallies]


def in_periods(held: Held, days: Sequence[date], question: Question, one_id: dict[str, str]) -> list[Figures]:
    """The days under one target are told together, as what met it may not meet the next."""
    found: dict[date, Figures] = {}
    for target, under_it in groupby(sorted(days), key=question.measure.target_on):
        found |= _in_turn(held, list(under_it), question, target, one_id)
    return [found[day] for day in days]


def _in_turn(
    held: Held, days: Sequence[date], question: Question, target: Target | None, one_id: dict[str, str]
) -> dict[date, Figures]:
    """One tally for all periods: as each goes on to the next, what is new is counted in, and what is past, out."""
    tally, told = _Tally(question, target, one_id), _lengths(held, question, target)
    coming, going = iter(told), iter(told)
    enters, leaves = next(coming, None), next(going, None)
    found = {}
    for day in days:
        first, last = first_day(question.measure.counts, day).toordinal(), day.toordinal()
        while enters is not None and enters[0] <= last:
            tally.count(*enters[1:])
            enters = next(coming, None)
        while leaves is not None and leaves[0] < first:
            tally.count(*leaves[1:], many=-1)
            leaves = next(going, None)
        found[day] = tally.figures()
    return found


def _lengths(
    held: Held, question: Question, target: Target | None
) -> list[tuple[int, int, str, bool | None, str | None]]:
    """The day, length, person, judgement and group of each, in order of day."""
    judge, in_hours = judge_of(target), question.measure.unit == "hours"
    return sorted(
        ((on, seconds if in_hours else on - since, person, judge(since, on, seconds), group)
         for on, _, since, _, _, seconds, person, group in held),
        key=itemgetter(0),
    )  # fmt: skip


def judge_of(target: Target | None) -> Judge:
    """Whether a length that began and stopped on these days (numbers), or ran so many seconds, met the target."""
    if target is None or target.unit is Unit.ELAPSED_HOURS:
        return lambda since, stop, seconds: judged(target, date.fromordinal(since), date.fromordinal(stop), seconds)
    if target.unit is Unit.CALENDAR_DAYS:
        return lambda since, stop, seconds: stop - since <= target.amount
    return _judge_by_calendar(target)


def _judge_by_calendar(target: Target) -> Judge:
    @cache
    def met(since: int, stop: int) -> bool | None:
        return judged(target, date.fromordinal(since), date.fromordinal(stop))

    return lambda since, stop, seconds: met(since, stop)


class _Group:
    __slots__ = ("judged", "lengths", "people")

    def __init__(self) -> None:
        self.lengths, self.people, self.judged = dict[int, int](), dict[str, int](), dict[bool | None, int]()

    def count(self, length: int, person: str, judged: bool | None, many: int) -> None:
        for counts, what in ((self.lengths, length), (self.people, person), (self.judged, judged)):
            now = counts.get(what, 0) + many
            if now:
                counts[what] = now
            else:
                del counts[what]


class _Tally:
    """The whole and its groups, while rows come by (and go again)."""

    def __init__(self, question: Question, target: Target | None, one_id: dict[str, str]) -> None:
        self._question, self._target, self._one_id = question, target, one_id
        self._whole, self._parts = _Group(), dict[str, _Group]()

    def count(self, length: int, person: str, judged: bool | None, group: str | None, many: int = 1) -> None:
        person = self._one_id.get(person, person)
        self._whole.count(length, person, judged, many)
        if self._question.by:
            self._parts.setdefault(group or NOT_RECORDED, _Group()).count(length, person, judged, many)

    def figures(self) -> Figures:
        per = SECONDS_AN_HOUR if self._question.measure.unit == "hours" else 1
        told = {
            name: figure_of(group.lengths, people=len(group.people), judged=group.judged, target=self._target, per=per)
            for name, group in [("", self._whole), *sorted(self._parts.items())]
            if group.lengths or not name
        }
        return Figures(whole=told.pop(""), parts=told)
