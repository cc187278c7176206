"""Reviews: first eight weeks after care began, then yearly; most in time, some long overdue."""

from datetime import date, timedelta

from lintel.domain import moves
from lintel.domain.fact import Fact
from lintel.synthetic.allocation import allocate
from lintel.synthetic.days import working_day_from, working_day_up_to
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books, Journey, following
from lintel.synthetic.keeping import keep_in_touch, manager, rate
from lintel.synthetic.people import People
from lintel.synthetic.setting import SPECIALISMS

IN_TIME = 0.76
OVERDUE_MEDIAN, OVERDUE_SPREAD, OVERDUE_LONGEST = 36, 0.75, 190
LONG_TERM_PEOPLE = 800


def review(before: Journey, leader: Fact, worker: str) -> None:
    """The review that opens because of this fact, and those that follow it in turn."""
    after = following(before, leader, worker, team=before.state.team)
    while after is not None:
        after = _hold(after)


def _hold(journey: Journey) -> Journey | None:
    due, draw, last = journey.state.due_on, journey.draw, journey.books.last
    assert due is not None
    held, accepted = _days(draw, due, journey.state.opened_on or due)
    worker = draw.pick(journey.books.setting.workers[journey.state.team])
    if due < last and held > due:
        _overdue(journey, working_day_from(due + timedelta(days=1)), min(accepted, last + timedelta(days=1)))
    if accepted > last:
        return None
    allocate(journey, accepted, worker)
    keep_in_touch(journey, min(held, last + timedelta(days=1)), worker)
    return _held(journey, held, worker) if held <= last else None


def _held(journey: Journey, on: date, worker: str) -> Journey | None:
    outcome = journey.draw.pick(("no_change",) * 6 + ("plan_changed",) * 3 + ("care_ended",))
    facts = moves.reach(journey.state, journey.when(on), milestone="ReviewHeld", outcome=outcome)
    leader = journey.on(on, worker, facts)[0]
    return following(journey, leader, worker, team=journey.state.team)


def _days(draw: Draw, due: date, opened: date) -> tuple[date, date]:
    """When it is held, and when a worker accepts it."""
    if draw.chance(IN_TIME):
        held = max(working_day_up_to(due - timedelta(days=draw.number(0, 9))), opened)
        return held, max(working_day_up_to(held - timedelta(days=draw.number(6, 20))), opened)
    over = min(1 + draw.long_tail(OVERDUE_MEDIAN, OVERDUE_SPREAD), OVERDUE_LONGEST + draw.number(0, 20))
    held = working_day_from(due + timedelta(days=over))
    return held, max(working_day_up_to(held - timedelta(days=draw.number(3, 20))), opened)


def _overdue(journey: Journey, on: date, until: date) -> None:
    if on < until:
        rate(journey, on, manager(journey), "green" if journey.draw.chance(0.8) else "amber")
        keep_in_touch(journey, until, manager(journey))


def long_term(books: Books, people: People) -> None:
    """The people who had care before the county's records begin, each with a yearly review ahead."""
    begin = working_day_from(books.first)
    for number in range(LONG_TERM_PEOPLE):
        by = books.setting.advisers[0]
        person = people.new(books.office_time(begin), by)
        journey = Journey(books)
        due = begin + timedelta(days=2 + number * 363 // LONG_TERM_PEOPLE)
        moment = max(books.office_time(begin), person.known_at)
        tray = person.tray(f"{person.locality}_{books.draw.pick(tuple(SPECIALISMS))}")
        journey.begin("review", tray, by, moment, received={"basis": "yearly"}, due_on=due)
        after: Journey | None = journey
        while after is not None:
            after = _hold(after)
