"""The section 42 enquiry: allocated, planned, concluded, and the referrer told; about two months from receipt."""

from datetime import date, timedelta

from lintel.domain import moves
from lintel.domain.fact import Fact
from lintel.synthetic.allocation import allocate
from lintel.synthetic.days import working_day_from
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Journey, following
from lintel.synthetic.keeping import keep_in_touch, manager, rate
from lintel.synthetic.setting import SPECIALISMS

BY_LOCALITY_TEAM = 0.45
LENGTH_MEDIAN, LENGTH_SPREAD, SHORTEST = 34, 0.45, 14


def enquire(before: Journey, leader: Fact, by: str) -> None:
    """The enquiry that opens because of a threshold decision."""
    draw = before.draw
    specialism = draw.pick(tuple(SPECIALISMS))
    team = f"{before.state.locality}_{specialism}" if draw.chance(BY_LOCALITY_TEAM) else "safeguarding"
    journey = following(before, leader, by, team=team)
    assert journey is not None
    rate(journey, leader.occurred, by, draw.pick(("amber", "green", "green")))
    _steps(journey, _days(draw, leader.occurred), draw.pick(journey.books.setting.workers[team]))


def _days(draw: Draw, decided: date) -> list[date]:
    whole = max(SHORTEST, draw.long_tail(LENGTH_MEDIAN, LENGTH_SPREAD))
    accepted = working_day_from(decided + timedelta(days=draw.number(0, 6)))
    planned = working_day_from(accepted + timedelta(days=draw.number(1, 5)))
    concluded = working_day_from(decided + timedelta(days=whole))
    return [accepted, planned, concluded, working_day_from(concluded + timedelta(days=draw.number(0, 9)))]


def _steps(journey: Journey, days: list[date], worker: str) -> None:
    last, answers = journey.books.last, _answers(journey.draw)
    keep_in_touch(journey, min(days[0], last + timedelta(days=1)), manager(journey))
    if days[0] > last:
        return
    allocate(journey, days[0], worker)
    for on, (milestone, given) in zip(days[1:], answers, strict=True):
        keep_in_touch(journey, min(on, last + timedelta(days=1)), worker)
        if on > last:
            return
        journey.on(on, worker, moves.reach(journey.state, journey.when(on), milestone=milestone, **given))


def _answers(draw: Draw) -> tuple[tuple[str, dict[str, str]], ...]:
    return (
        ("EnquiryPlanned", {"lead": draw.pick(("council", "council", "council", "health_service", "provider"))}),
        ("EnquiryConcluded", {"risk": draw.pick(("risk_removed", "risk_reduced", "risk_reduced", "risk_remains"))}),
        ("ReferrerTold", {"how": draw.pick(("phone", "email", "letter", "not_told"))}),
    )
