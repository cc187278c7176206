"""In this room: every clock against a slow, plain one that walks one day, or one minute of UTC, at a time."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lintel.domain import clock
from lintel.domain.calendar import BANK_HOLIDAYS
from lintel.domain.clock import LONDON, Moment, Pause, Unit

ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)
CHANGES = [date(2026, 10, 25), date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26)]

days = st.dates(date(2016, 1, 1), date(2034, 6, 30))
gaps = st.integers(0, 500)
few = st.integers(0, 120)
hours = st.integers(0, 100)
day_units = st.sampled_from([Unit.CALENDAR_DAYS, Unit.WORKING_DAYS])
units = st.sampled_from(list(Unit))
near_a_change = st.builds(lambda on, days: on + timedelta(days=days), st.sampled_from(CHANGES), st.integers(-2, 1))
instants = st.builds(
    lambda on, minute: datetime.combine(on, time(0), UTC) + minute * ONE_MINUTE,
    st.one_of(near_a_change, days),
    st.integers(0, 24 * 60 - 1),
)
moments = instants.map(Moment.of)


def walk(start: date, stop: date) -> list[date]:
    """Each day after start, up to and including stop."""
    walked = []
    while start < stop:
        start += ONE_DAY
        walked.append(start)
    return walked


def worked(on: date) -> bool:
    return on.strftime("%a") not in {"Sat", "Sun"} and on not in BANK_HOLIDAYS


def walk_working(on: date, n: int) -> date:
    while n > 0:
        on += ONE_DAY
        n -= worked(on)
    return on


def minutes_lived(start: Moment, stop: Moment) -> int:
    """Walked in UTC until London's clock shows the stop, in the passing that is meant."""
    now, lived = start.instant(), 0
    while not shows(now, stop):
        now, lived = now + ONE_MINUTE, lived + 1
    return lived


def shows(now: datetime, moment: Moment) -> bool:
    local = now.astimezone(LONDON)
    return (local.date(), local.time(), local.fold) == (moment.on, moment.at, moment.fold)


@given(days, gaps)
def test_days_are_the_days_walked(start: date, gap: int) -> None:
    stop = start + gap * ONE_DAY
    assert clock.days_between(start, stop) == len(walk(start, stop))


@given(days)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(on: date) -> None:
    assert clock.is_working_day(on) == worked(on)


@given(days, few)
def test_a_working_day_due_date_is_where_the_walk_ends(start: date, n: int) -> None:
    assert clock.add_working_days(start, n) == walk_working(start, n)


@given(instants, st.integers(0, 30 * 60))
def test_hours_are_the_minutes_lived(begun: datetime, minutes: int) -> None:
    start, stop = Moment.of(begun), Moment.of(begun + minutes * ONE_MINUTE)
    assert clock.elapsed_hours(start, stop) == minutes_lived(start, stop) * ONE_MINUTE == minutes * ONE_MINUTE


@given(days, st.integers(0, 600))
def test_months_are_the_months_walked(start: date, gap: int) -> None:
    stop = start + gap * ONE_DAY
    months = 0
    while clock.add_calendar_months(start, months + 1) <= stop:
        months += 1
    assert clock.months_between(start, stop) == months


@given(days, few)
def test_a_month_later_is_the_same_day_or_the_last_there_is(start: date, n: int) -> None:
    later = clock.add_calendar_months(start, n)
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == n
    assert later.day == start.day or (later.day < start.day and (later + ONE_DAY).day == 1)


@st.composite
def paused_waits(draw: st.DrawFn) -> tuple[date, date, list[Pause]]:
    """A wait with pauses that do not overlap, some outside the wait, the last perhaps open, told in any order."""
    start = draw(days)
    stop = start + draw(st.integers(0, 60)) * ONE_DAY
    edges = sorted(draw(st.lists(st.integers(-20, 90), max_size=8)))
    ends = [start + edge * ONE_DAY for edge in edges]
    pauses = [Pause(first, last) for first, last in zip(ends[::2], ends[1::2], strict=False)]
    if len(ends) % 2:
        pauses.append(Pause(ends[-1]))
    return start, stop, draw(st.permutations(pauses))


@given(paused_waits())
def test_the_second_figure_is_the_set_of_days_not_paused(wait: tuple[date, date, list[Pause]]) -> None:
    start, stop, pauses = wait
    waited = {start + n * ONE_DAY for n in range((stop - start).days)}
    paused = {day for day in waited for pause in pauses if pause.start <= day < (pause.stop or date.max)}
    assert clock.days_without_pauses(start, stop, pauses) == len(waited - paused)


@given(paused_waits(), st.data())
def test_a_pause_laid_over_another_is_refused(wait: tuple[date, date, list[Pause]], data: st.DataObject) -> None:
    start, stop, pauses = wait
    real = [pause for pause in pauses if pause.stop is None or pause.stop > pause.start]
    assume(real)
    under = data.draw(st.sampled_from(real))
    over = Pause(under.start - data.draw(few) * ONE_DAY, under.start + ONE_DAY)
    with pytest.raises(clock.PausesOverlap, match="begins before the pause"):
        clock.days_without_pauses(start, stop, [*pauses, over])


@given(moments, few, few, units)
def test_more_time_is_never_due_sooner(start: Moment, amount: int, more: int, unit: Unit) -> None:
    assert clock.due(start, amount, unit).instant() <= clock.due(start, amount + more, unit).instant()


@given(moments, hours, hours, few, units)
def test_a_later_stop_is_never_in_time_where_a_sooner_one_was_late(
    start: Moment, first: int, more: int, amount: int, unit: Unit
) -> None:
    sooner = Moment.of(start.instant() + timedelta(hours=first))
    later = Moment.of(start.instant() + timedelta(hours=first + more))
    assert clock.in_time(start, sooner, amount, unit) >= clock.in_time(start, later, amount, unit)


@given(moments, few, units)
def test_in_time_on_the_due_date_and_late_just_after(start: Moment, amount: int, unit: Unit) -> None:
    due = clock.due(start, amount, unit)
    step = ONE_MINUTE if unit is Unit.ELAPSED_HOURS else ONE_DAY
    last = due if unit is Unit.ELAPSED_HOURS else Moment(due.on, time(23, 59))
    assert clock.in_time(start, last, amount, unit)
    assert not clock.in_time(start, Moment.of(last.instant() + step), amount, unit)


@given(moments, hours, few)
def test_within_a_number_of_days_is_no_more_than_that_number(start: Moment, passed: int, amount: int) -> None:
    stop = Moment.of(start.instant() + timedelta(hours=passed))
    days = clock.days_between(start.on, stop.on)
    assert clock.in_time(start, stop, amount, Unit.CALENDAR_DAYS) == (days <= amount)


@given(st.dates(date(1900, 1, 1), date(2060, 1, 1)), st.integers(-3, 60_000), few, units)
def test_whether_it_is_in_time_can_be_asked_of_any_two_days(start: date, gap: int, amount: int, unit: Unit) -> None:
    stop = start + gap * ONE_DAY
    known = clock.in_time(Moment(start), Moment(stop), amount, unit)
    assert known or stop > start


@given(instants)
def test_a_moment_keeps_its_instant_and_its_date(instant: datetime) -> None:
    moment = Moment.of(instant)
    assert moment.instant() == instant
    assert moment.on == clock.london_date(instant)
    assert clock.end_of_day(moment.on - ONE_DAY) < instant <= clock.end_of_day(moment.on)


@given(days, st.integers(0, 40))
def test_month_ends_are_those_met_walking_back(last: date, count: int) -> None:
    met: list[date] = []
    on = last
    while len(met) < count:
        met += [on] * ((on + ONE_DAY).day == 1)
        on -= ONE_DAY
    assert clock.month_ends(last, count) == met[::-1]


@given(days, gaps)
def test_a_review_is_overdue_from_the_first_day_past_the_day_due(due_on: date, gap: int) -> None:
    as_at = due_on + (gap - 100) * ONE_DAY
    assert (clock.overdue_from(due_on) <= as_at) == bool(walk(due_on, as_at))
