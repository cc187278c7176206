"""The quick engine: one query over the spells for each question, and whole days counted as they come."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from fractions import Fraction

from django.db.models import Case, F, Q, QuerySet, Value, When

from lintel.measures.counting import Judge, in_periods, judge_of, on_days
from lintel.measures.language import ON_THE_DAY, Family, Figure, Figures, Measure, Member, Question, first_day, hours
from lintel.measures.models import PersonLink, Spell
from lintel.measures.people import one_id_each
from lintel.measures.segments import ENDED, IN_TOUCH, LEFT, OFFERED, OPEN, STOPPED, WAITING
from lintel.measures.spread import tallied

WHAT = {
    Family.WAITING_NOW: WAITING,
    Family.KEEP_IN_TOUCH: IN_TOUCH,
    Family.WAITS_ENDED: ENDED,
    Family.WAITS_LEFT: LEFT,
    Family.DAYS_TO_OFFER: OFFERED,
    Family.CLOCK: STOPPED,
}
GROUP = {"team": "team", "locality": "locality", "rating": "rating", "reason": "why"}


def figures(council: str, question: Question) -> Figures:
    """The answer to one question."""
    return series(council, question, [question.as_at])[0]


def series(council: str, question: Question, days: Sequence[date]) -> list[Figures]:
    """The answers at the end of each of several days (in order), all as known at the question's position. One query."""
    rows = _asked(council, question.measure, question.position, days)
    by = GROUP[question.by] if question.by else "what"
    held = list(rows.values_list("from_day", "until", "since", "reached", "next_due", "seconds", "person", by))
    one_id = one_ids(council, question.position)
    told = on_days if question.measure.counts in ON_THE_DAY else in_periods
    return told(held, days, question, one_id)


def members(council: str, question: Question) -> list[Member]:
    """What the figure counts, in order of work and wait."""
    rows = _asked(council, question.measure, question.position, [question.as_at])
    judge, day = judge_of(question.target), question.as_at.toordinal()
    found = [_member(row, question, judge, day) for row in rows]
    return sorted(found, key=lambda member: (member.work, member.number))


def figure_within(council: str, question: Question, within: Callable[[Member], bool]) -> Figure:
    """The figure of those members alone that are within a group."""
    found = [member for member in members(council, question) if within(member)]
    return tallied(found, question.target, None, one_ids(council, question.position)).whole


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


def one_ids(council: str, position: int, *, but_for: Collection[str] = ()) -> dict[str, str]:
    """For everybody with several records, as known at a position, the one id that they are counted by.

    `but_for` are people through whom nobody is linked.
    """
    held = PersonLink.objects.filter(council=council, position_from__lte=position, position_to__gt=position)
    links = held.values_list("person", "other")
    return one_id_each(link for link in links if not set(link) & set(but_for))


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
