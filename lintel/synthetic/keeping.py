"""What happens to somebody who waits: rated, kept in touch with, paused, offered in vain, escalated."""

from collections.abc import Callable
from datetime import date, timedelta

from lintel.domain import moves
from lintel.domain.calendar import add_working_days
from lintel.synthetic.days import working_day_from, working_days_before
from lintel.synthetic.journey import Journey

Step = Callable[[Journey, date], None]
Plan = list[tuple[date, Step]]

IN_TIME, REACHED, TAKEN_BACK = 0.87, 0.92, 0.012
RED_TOLD = 0.88
HOW = ("phone", "phone", "phone", "phone", "text", "email", "visit", "letter")
RATED_AGAIN = {
    "red": (("amber", "support_in_place"), ("red", "reviewed_no_change")),
    "amber": (("red", "needs_increased"), ("green", "needs_eased"), ("amber", "reviewed_no_change")),
    "green": (("amber", "needs_increased"), ("amber", "carer_strain"), ("green", "reviewed_no_change")),
}
PAUSES = (
    ("hospital", "health_service", "discharged"),
    ("persons_choice", "person", "ready"),
    ("court", "court", "ready"),
    ("health", "health_service", "ready"),
)


def manager(journey: Journey) -> str:
    """Who runs the team in whose tray the work is."""
    return journey.books.setting.managers[journey.state.team]


def rate(journey: Journey, on: date, by: str, rating: str, reason: str = "first_rating") -> None:
    """Rate; a red is told to the team's senior manager, save for the few that were forgotten."""
    told = journey.books.setting.seniors[journey.state.team] if journey.draw.chance(RED_TOLD) else None
    facts = moves.rate(journey.state, journey.when(on), rating=rating, reason=reason, senior_manager=told)
    journey.on(on, by, facts)


def keep_in_touch(journey: Journey, until: date, by: str) -> None:
    """Try to reach the person whenever it falls due before `until`: mostly in time, mostly reached."""
    draw = journey.draw
    while (due := journey.state.next_contact_due) is not None and due < until:
        late = 0 if draw.chance(IN_TIME) else draw.number(1, 5)
        on = add_working_days(working_day_from(due), late)
        if on >= until:
            return
        _try(journey, on, until, by)


def _try(journey: Journey, on: date, until: date, by: str) -> None:
    draw = journey.draw
    reached = draw.chance(REACHED)
    facts = moves.keep_in_touch(journey.state, journey.when(on), how=draw.pick(HOW), reached=reached)
    [tried] = journey.on(on, by, facts)
    found_out = add_working_days(on, 2)
    if draw.chance(TAKEN_BACK) and found_out < until:
        journey.on(
            found_out,
            by,
            moves.withdraw(journey.id, journey.when(found_out), original=tried.id, reason="recorded_twice"),
        )


def follow(journey: Journey, plan: Plan, until: date, by: str) -> None:
    """Go through what was planned in order of days, keeping in touch in between."""
    for on, step in sorted(plan, key=lambda planned: planned[0]):
        if on >= until:
            break
        keep_in_touch(journey, on, by)
        step(journey, on)
    keep_in_touch(journey, until, by)


def plan_for(journey: Journey, joined: date, end: date, *, reached: bool) -> Plan:
    """What else happens between joining the list and the end of the wait."""
    draw, days = journey.draw, (end - joined).days
    plan: Plan = []
    if days > 20 and draw.chance(0.13):
        plan += _pause(journey, joined, days)
    if days > 25 and draw.chance(0.22):
        plan.append((working_day_from(joined + timedelta(days=draw.number(10, days - 5))), rate_again))
    if days > 60 and draw.chance(0.45):
        plan.append((working_day_from(joined + timedelta(days=draw.number(56, days))), too_long))
    if reached and days > 12 and draw.chance(0.2):
        plan += _offer_in_vain(journey, end)
    return plan


def _pause(journey: Journey, joined: date, days: int) -> Plan:
    draw = journey.draw
    reason, for_whom, resumed = draw.pick(PAUSES)
    start = working_day_from(joined + timedelta(days=draw.number(3, days - 12)))
    stop = working_day_from(start + timedelta(days=draw.number(5, 45)))

    def paused(journey: Journey, on: date) -> None:
        facts = moves.pause(journey.state, journey.when(on), reason=reason, for_whom=for_whom)
        journey.on(on, manager(journey), facts)

    def resume(journey: Journey, on: date) -> None:
        journey.on(on, manager(journey), moves.resume(journey.state, journey.when(on), reason=resumed))

    return [(start, paused), (stop, resume)]


def rate_again(journey: Journey, on: date) -> None:
    """Look at the risk again."""
    rating, reason = journey.draw.pick(RATED_AGAIN[journey.state.rating or "green"])
    rate(journey, on, manager(journey), rating, reason)


def too_long(journey: Journey, on: date) -> None:
    """Tell the senior manager of a wait that is too long."""
    senior = journey.books.setting.seniors[journey.state.team]
    facts = moves.escalate(journey.state, journey.when(on), to=senior, reason="waited_too_long")
    journey.on(on, manager(journey), facts)


def _offer_in_vain(journey: Journey, end: date) -> Plan:
    """An earlier offer that was returned, or lapsed, or an acceptance taken back as never having happened."""
    draw = journey.draw
    offered = working_days_before(end, draw.number(4, 6))
    answer = draw.pick((returned, returned, lapsed, lapsed, accepted_in_error))

    def in_vain(journey: Journey, on: date) -> None:
        offer(journey, on, draw.pick(journey.books.setting.workers[journey.state.team]))
        answer(journey, on)

    return [(offered, in_vain)]


def returned(journey: Journey, on: date) -> None:
    """The worker gives the offer back the next working day."""
    assert journey.state.offer is not None
    answered = add_working_days(on, journey.draw.number(0, 1))
    reason = journey.draw.pick(("no_capacity", "no_capacity", "wrong_skills", "conflict_of_interest"))
    journey.on(
        answered, journey.state.offer.worker, moves.return_offer(journey.state, journey.when(answered), reason=reason)
    )


def lapsed(journey: Journey, on: date) -> None:
    """Nobody answers."""


def accepted_in_error(journey: Journey, on: date) -> None:
    """An acceptance is recorded on the wrong work, and withdrawn two working days later."""
    assert journey.state.offer is not None
    worker = journey.state.offer.worker
    [accepted, *_] = journey.on(
        on, worker, moves.accept(journey.state, journey.when(on), worker=worker, reason="has_capacity")
    )
    found_out = add_working_days(on, 2)
    taken_back = moves.withdraw(journey.id, journey.when(found_out), original=accepted.id, reason="did_not_happen")
    journey.on(found_out, worker, taken_back)


def offer(journey: Journey, on: date, worker: str) -> None:
    """The team's manager offers the work to a worker."""
    reason = journey.draw.pick(
        ("next_in_order", "next_in_order", "next_in_order", "risk", "knows_person", "skills_needed")
    )
    facts = moves.offer(journey.state, journey.when(on), team=journey.state.team, worker=worker, reason=reason)
    journey.on(on, manager(journey), facts)
