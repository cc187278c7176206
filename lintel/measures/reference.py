"""The plain engine: figures straight from facts, one work at a time, written to be seen to be right. Slow on purpose."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from lintel.domain.fact import Recorded
from lintel.domain.flow import REALLOCATION
from lintel.domain.person import PersonFact
from lintel.domain.story import state_of
from lintel.domain.work import NEVER_COUNTED, REACHED, RETURNED, Wait, WorkFact, WorkState
from lintel.measures.judging import judged, seconds_run
from lintel.measures.language import Family, Figure, Figures, Member, Question, hours
from lintel.measures.people import links_said, one_id_each
from lintel.measures.spread import tallied

Ledger = Iterable[Recorded]
Stories = Iterable[list[Recorded]]


def figures(question: Question, ledger: Ledger) -> Figures:
    """The answer, from the facts recorded up to the question's position, in any order of subjects."""
    return series_of_stories([question], _stories(ledger))[0]


def series_of_stories(questions: Sequence[Question], stories: Stories) -> list[Figures]:
    """The answers to questions asked of one position, from one reading of the stories: one subject in memory at a time."""
    counted, one_id = _read(questions, stories)
    told = zip(questions, counted, strict=True)
    return [tallied(members, question.target, question.by, one_id) for question, members in told]


def members(question: Question, ledger: Ledger) -> list[Member]:
    """What the figure counts, in order of work and wait."""
    return members_of_stories(question, _stories(ledger))


def members_of_stories(question: Question, stories: Stories) -> list[Member]:
    """The same, from each subject's facts in sequence."""
    counted, _ = _read([question], stories)
    return sorted(counted[0], key=lambda member: (member.work, member.number))


def figure_within(question: Question, stories: Stories, within: Callable[[Member], bool]) -> Figure:
    """The figure of those members alone that are within a group."""
    counted, one_id = _read([question], stories)
    return tallied([member for member in counted[0] if within(member)], question.target, None, one_id).whole


def _stories(ledger: Ledger) -> Iterator[list[Recorded]]:
    subjects: dict[str, list[Recorded]] = {}
    for entry in ledger:
        subjects.setdefault(entry.fact.subject, []).append(entry)
    yield from subjects.values()


def _read(questions: Sequence[Question], stories: Stories) -> tuple[list[list[Member]], dict[str, str]]:
    counted: list[list[Member]] = [[] for _ in questions]
    links: list[tuple[str, str]] = []
    for story in stories:
        known = [entry for entry in story if entry.position <= questions[0].position]
        if known and isinstance(known[0].fact, PersonFact):
            links.extend(links_said(known))
        if known and isinstance(known[0].fact, WorkFact):
            for members, more in zip(counted, _counted(questions, known), strict=False):
                members.extend(more)
    return counted, one_id_each(links)


def _counted(questions: Sequence[Question], known: list[Recorded]) -> list[list[Member]]:
    """What each question counts of one work; nothing at all where none counts any of it."""
    try:
        now = _stood(known)
        if now is None or now.kind is None or now.declared.name != questions[0].measure.kind or _never_counts(now):
            return []
        return [list(_members_of(question, known, now.person)) for question in questions]
    except LookupError:
        # Known only up to the middle of a commit, the work makes no sense yet; it counts with the whole.
        return []


def _members_of(question: Question, entries: list[Recorded], person: str) -> Iterator[Member]:
    then = _stood(entries, question.as_at)
    if then is not None and then.kind is not None:
        yield from FINDERS[question.measure.counts](_Work(question, entries, person), then)


def _stood(entries: list[Recorded], as_at: date | None = None) -> WorkState | None:
    state = state_of(entries, as_at=as_at)
    return state if isinstance(state, WorkState) else None


def _never_counts(work: WorkState) -> bool:
    return work.outcome in NEVER_COUNTED or any(wait.why in NEVER_COUNTED for wait in work.waits)


class _Work:
    """One work and the question asked of it."""

    def __init__(self, question: Question, entries: list[Recorded], person: str) -> None:
        self.question, self.measure, self.entries, self.person = question, question.measure, entries, person

    def in_period(self, on: date | None) -> bool:
        return on is not None and self.question.first_day <= on <= self.question.as_at

    def member(
        self, wait: Wait, number: int, *, cuts_on: date, days: Fraction, end: date | None, why: str | None,
        in_time: bool | None,
    ) -> Member:  # fmt: skip
        held = _stood(self.entries, cuts_on)
        assert held is not None
        return Member(
            work=self.entries[0].fact.subject, person=self.person, kind=self.measure.kind, stage=self.measure.stage,
            number=number, since=wait.since, on_list_from=wait.on_list_from, end=end, days=days, in_time=in_time,
            team=held.team, locality=held.locality, rating=held.rating, why=why,
        )  # fmt: skip

    def judged(self, since: date, stop: date, seconds: int | None = None) -> bool | None:
        return judged(self.question.target, since, stop, seconds)


def _waiting_now(work: _Work, then: WorkState) -> Iterator[Member]:
    as_at, wait = work.question.as_at, then.wait
    if wait is not None and wait.stage == work.measure.stage and wait.on_list_from <= as_at:
        judged = work.judged(wait.since, as_at)
        days = Fraction((as_at - wait.since).days)
        yield work.member(wait, len(then.waits), cuts_on=as_at, days=days, end=None, why=None, in_time=judged)


def _keep_in_touch(work: _Work, then: WorkState) -> Iterator[Member]:
    as_at, wait = work.question.as_at, then.wait
    if wait is None or then.next_contact_due is None:
        return
    if wait.stage == work.measure.stage and wait.on_list_from <= as_at:
        days = Fraction((as_at - then.in_touch_from).days)
        on_time = then.next_contact_due >= as_at
        yield work.member(wait, len(then.waits), cuts_on=as_at, days=days, end=None, why=None, in_time=on_time)


def _ended(work: _Work, then: WorkState, *, left: bool) -> Iterator[Member]:
    for number, wait in enumerate(then.waits, start=1):
        if wait.stage != work.measure.stage or wait.end is None or not work.in_period(wait.end):
            continue
        reached = wait.why == REACHED
        if wait.why == RETURNED or reached is left or wait.end < wait.on_list_from:
            continue
        if reached and _reached_before(then, number):
            continue
        days = Fraction((wait.end - wait.since).days)
        judged = work.judged(wait.since, wait.end)
        yield work.member(wait, number, cuts_on=wait.end, days=days, end=wait.end, why=wait.why, in_time=judged)


def _reached_before(work: WorkState, number: int) -> bool:
    """Only the first allocation counts; each wait for a new worker counts."""
    wait = work.waits[number - 1]
    earlier = (each for each in work.waits[: number - 1] if each.stage == wait.stage and each.why == REACHED)
    return wait.stage != REALLOCATION.name and any(earlier)


def _waits_ended(work: _Work, then: WorkState) -> Iterator[Member]:
    yield from _ended(work, then, left=False)


def _waits_left(work: _Work, then: WorkState) -> Iterator[Member]:
    yield from _ended(work, then, left=True)


def _days_to_offer(work: _Work, then: WorkState) -> Iterator[Member]:
    for number, wait in enumerate(then.waits, start=1):
        offered = wait.first_offered
        if wait.stage != work.measure.stage or offered is None or not work.in_period(offered):
            continue
        if offered >= wait.on_list_from:
            days = Fraction((offered - wait.since).days)
            yield work.member(wait, number, cuts_on=offered, days=days, end=offered, why=None, in_time=None)


def _clock_stopped(work: _Work, then: WorkState) -> Iterator[Member]:
    clock = work.measure.clock
    assert clock is not None
    start, stop = then.marks.get(clock.starts), then.marks.get(clock.stops)
    if start is None or stop is None or not work.in_period(stop.on):
        return
    seconds = seconds_run(start, stop)
    judged = work.judged(start.on, stop.on, seconds)
    days = hours(seconds) if work.measure.unit == "hours" else Fraction((stop.on - start.on).days)
    run = Wait(clock.name, start.on, start.on, "")
    yield work.member(run, 1, cuts_on=stop.on, days=days, end=stop.on, why=None, in_time=judged)


FINDERS = {
    Family.WAITING_NOW: _waiting_now,
    Family.KEEP_IN_TOUCH: _keep_in_touch,
    Family.WAITS_ENDED: _waits_ended,
    Family.WAITS_LEFT: _waits_left,
    Family.DAYS_TO_OFFER: _days_to_offer,
    Family.CLOCK: _clock_stopped,
}
