"""The quick engine: one query over the spells for each question, and whole days counted as they come."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from lintel.domain.clock import Unit
from lintel.domain.flow import Target
from lintel.measures.judging import clock_in_time, in_time
from lintel.measures.language import (
    NOT_RECORDED,
    ON_THE_DAY,
    Family,
    Figures,
    Measure,
    Member,
    Question,
    figure_of,
    first_day,
    hours,
)
from lintel.measures.models import PersonLink, Spell
from lintel.measures.people import one_id_each
from lintel.measures.segments import ENDED, IN_TOUCH, LEFT, OFFERED, OPEN, STOPPED, WAITING

WHAT = {
    Family.WAITING_NOW: WAITING,
    Family.KEEP_IN_TOUCH: IN_TOUCH,
    Family.WAITS_ENDED: ENDED,
    Family.WAITS_LEFT: LEFT,
    Family.DAYS_TO_OFFER: OFFERED,
    Family.CLOCK: STOPPED,
}
SECONDS_AN_HOUR = 3600
GROUP = {"team": "team", "locality": "locality", "rating": "rating", "reason": "why"}
Judge = Callable[[int, int, int | None], bool | None]


def figures(council: str, question: Question) -> Figures:
    """The answer to one question."""
    return series(council, question, [question.as_at])[0]


def series(council: str, question: Question, days: Sequence[date]) -> list[Figures]:
    """The answers at the end of each of several days (in order), all as known at the question's position. One query."""
    rows = _asked(council, question.measure, question.position, days)
    by = GROUP[question.by] if question.by else "what"
    held = list(rows.values_list("from_day", "until", "since", "reached", "next_due", "seconds", "person", by))
    counts, one_id = question.measure.counts, one_ids(council, question.position)
    judge = judge_of(question.measure)
    tallies = {day.toordinal(): _Tally(question, one_id) for day in days}
    spread = _on_days if counts in ON_THE_DAY else _in_periods
    for day, length, row, judged in spread(held, days, question.measure, judge):
        tallies[day].add(length, row[6], judged, row[7] if question.by else None)
    return [tallies[day.toordinal()].figures() for day in days]


def members(council: str, question: Question) -> list[Member]:
    """What the figure counts, in order of work and wait."""
    rows = _asked(council, question.measure, question.position, [question.as_at])
    judge, day = judge_of(question.measure), question.as_at.toordinal()
    found = [_member(row, question, judge, day) for row in rows]
    return sorted(found, key=lambda member: (member.work, member.number))


def _asked(council: str, measure: Measure, position: int, days: Sequence[date]) -> QuerySet[Spell]:
    rows = Spell.objects.filter(
        council=council,
        what=WHAT[measure.counts],
        kind=measure.kind,
        stage=measure.stage,
        from_day__lte=max(days).toordinal(),
        position_from__lte=position,
        position_to__gt=position,
    )
    known = Case(When(until_known_from__lte=position, then=F("until_day")), default=Value(OPEN))
    if measure.counts in ON_THE_DAY:
        still = Q(until_day__gt=min(days).toordinal()) | Q(until_known_from__gt=position)
        return rows.filter(still).annotate(until=known)
    first = first_day(measure.counts, min(days)).toordinal()
    return rows.filter(from_day__gte=first).annotate(until=known)


def on_list(council: str, position: int, day: date) -> QuerySet[Spell]:
    """The spells of every wait on the list at the end of a day, whatever its kind and stage."""
    rows = Spell.objects.filter(council=council, what=WAITING, from_day__lte=day.toordinal())
    still = Q(until_day__gt=day.toordinal()) | Q(until_known_from__gt=position)
    return rows.filter(still, position_from__lte=position, position_to__gt=position)


def one_ids(council: str, position: int) -> dict[str, str]:
    """For everybody with several records, as known at a position, the one id that they are counted by."""
    held = PersonLink.objects.filter(council=council, position_from__lte=position, position_to__gt=position)
    return one_id_each(held.values_list("person", "other"))


Counted = Iterator[tuple[int, int, Sequence[Any], bool | None]]


def _on_days(held: Sequence[Any], days: Sequence[date], measure: Measure, judge: Judge) -> Counted:
    in_touch = measure.counts is Family.KEEP_IN_TOUCH
    asked = [day.toordinal() for day in days]
    for row in held:
        from_day, until, since, reached, next_due = row[:5]
        for day in asked:
            if from_day <= day < until:
                judged = next_due >= day if in_touch else judge(since, day, None)
                yield day, day - (reached if in_touch else since), row, judged


def _in_periods(held: Sequence[Any], days: Sequence[date], measure: Measure, judge: Judge) -> Counted:
    periods = [(first_day(measure.counts, day).toordinal(), day.toordinal()) for day in days]
    in_hours = measure.unit == "hours"
    for row in held:
        on, since, seconds = row[0], row[2], row[5]
        length, judged = seconds if in_hours else on - since, judge(since, on, seconds)
        for first, day in periods:
            if first <= on <= day:
                yield day, length, row, judged


def judge_of(measure: Measure) -> Judge:
    """Whether a length that began and stopped on these days (numbers), or ran so many seconds, met the target."""
    clock, target = measure.clock, measure.target
    if clock is not None:
        return lambda since, stop, seconds: clock_in_time(
            clock, date.fromordinal(since), date.fromordinal(stop), seconds or 0
        )
    if target is None:
        return lambda since, stop, seconds: None
    if target.unit is Unit.CALENDAR_DAYS:
        return lambda since, stop, seconds: stop - since <= target.amount
    return _judge_by_calendar(target)


def _judge_by_calendar(target: Target) -> Judge:
    @cache
    def judged(since: int, stop: int) -> bool:
        return in_time(target, date.fromordinal(since), date.fromordinal(stop))

    return lambda since, stop, seconds: judged(since, stop)


@dataclass(slots=True)
class _Group:
    lengths: Counter[int] = field(default_factory=Counter)
    people: set[str] = field(default_factory=set)
    judged: Counter[bool] = field(default_factory=Counter)


class _Tally:
    """The whole and its groups at one day, while rows come by."""

    def __init__(self, question: Question, one_id: dict[str, str]) -> None:
        self._question, self._one_id = question, one_id
        self._whole, self._parts = _Group(), dict[str, _Group]()

    def add(self, length: int, person: str, judged: bool | None, group: str | None) -> None:
        person = self._one_id.get(person, person)
        groups = [self._whole]
        if self._question.by:
            groups.append(self._parts.setdefault(group or NOT_RECORDED, _Group()))
        for each in groups:
            each.lengths[length] += 1
            each.people.add(person)
            if judged is not None:
                each.judged[judged] += 1

    def figures(self) -> Figures:
        measure = self._question.measure
        per = SECONDS_AN_HOUR if measure.unit == "hours" else 1
        told = {
            name: figure_of(
                group.lengths, people=len(group.people), judged=group.judged, target=measure.target, per=per
            )
            for name, group in [("", self._whole), *sorted(self._parts.items())]
        }
        return Figures(whole=told.pop(""), parts=told)


def _member(row: Spell, question: Question, judge: Judge, day: int) -> Member:
    counts, since = question.measure.counts, date.fromordinal(row.since)
    end = None if counts in ON_THE_DAY else date.fromordinal(row.from_day)
    stop = day if end is None else row.from_day
    if counts is Family.KEEP_IN_TOUCH:
        assert row.reached is not None
        assert row.next_due is not None
        days, judged = Fraction(day - row.reached), row.next_due >= day
    else:
        days, judged = Fraction(stop - row.since), judge(row.since, stop, row.seconds)
    if question.measure.unit == "hours":
        days = hours(row.seconds or 0)
    return Member(
        work=row.work, person=row.person, kind=row.kind, stage=row.stage, number=row.number, since=since,
        on_list_from=date.fromordinal(row.on_list_from), end=end, days=days, in_time=judged, team=row.team,
        locality=row.locality, rating=row.rating, why=row.why,
    )  # fmt: skip
