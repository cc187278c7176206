"""Offered and accepted: how a worker comes to have a work, with the slips of the pen that real records have."""

from datetime import date, timedelta

from lintel.domain import moves
from lintel.domain.calendar import add_working_days
from lintel.synthetic.days import working_days_before
from lintel.synthetic.journey import Journey
from lintel.synthetic.keeping import offer

TYPED_LATE, TYPED_WRONG = 0.04, 0.015


def allocate(journey: Journey, on: date, worker: str) -> None:
    """Offer the work and have it accepted on that day; offered the working day before, where that can be."""
    state, draw = journey.state, journey.draw
    offered = working_days_before(on, 1)
    blocked = state.offer.lapses_on if state.offer else date.min
    earliest = max(blocked + timedelta(days=1), journey.last_day, state.waits[-1].on_list_from)
    if offered < earliest or draw.chance(0.45):
        offered = on
    offer(journey, offered, worker)
    slip = draw.chance01()
    if slip < TYPED_WRONG and offered < on < journey.books.last:
        _typed_wrong(journey, offered, on, worker)
    else:
        _accept(journey, on, worker, late=slip > 1 - TYPED_LATE)


def _accept(journey: Journey, on: date, worker: str, *, late: bool) -> None:
    reason = "knows_person" if journey.draw.chance(0.1) else "has_capacity"
    facts = moves.accept(journey.state, journey.when(on), worker=worker, reason=reason)
    typed = add_working_days(on, journey.draw.number(1, 9)) if late else on
    journey.on(min(typed, journey.books.last), worker, facts)


def _typed_wrong(journey: Journey, wrong: date, right: date, worker: str) -> None:
    """The acceptance is written down under the wrong day, and put right some days later."""
    facts = moves.accept(journey.state, journey.when(wrong), worker=worker, reason="has_capacity")
    [accepted, *_] = journey.on(right, worker, facts)
    noticed = min(add_working_days(right, journey.draw.number(1, 12)), journey.books.last)
    changes = {"occurred": right.isoformat()}
    put_right = moves.correct(
        journey.id, journey.when(noticed), original=accepted.id, changes=changes, reason="wrong_date"
    )
    journey.on(noticed, journey.books.setting.managers[journey.state.team], put_right)
