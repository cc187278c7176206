"""Assessed again: a few who have had care for about a year or longer, and whose needs have changed since."""

from datetime import date, timedelta

from lintel.domain import moves
from lintel.synthetic.allocation import allocate
from lintel.synthetic.days import working_day_from
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books, Journey, Subject
from lintel.synthetic.keeping import keep_in_touch, manager, rate
from lintel.synthetic.setting import HERE

MANY, LONG_AGO = 3, 330
# How many days ago it was opened, accepted and started, and how many days apart; the first is finished as well.
DAYS_AGO, APART = (40, 29, 17, 5), 9


def assess_again(books: Books, seed: int) -> dict[str, Journey]:
    """Open an assessment for each, and have it begun. Returns by person the one before."""
    draw, books.draw = books.draw, Draw(seed, "assessed again")
    before = [work for work in books.journeys if _had_care_long_ago(work, books)]
    chosen = before[:: max(1, len(before) // MANY)][:MANY]
    for number, work in enumerate(chosen):
        _again(work, books, number)
    books.draw = draw
    return {work.state.person or "": work for work in chosen}


def _had_care_long_ago(work: Journey, books: Books) -> bool:
    started = work.state.marks.get("ServiceStarted")
    return started is not None and work.state.team == HERE and started.on < books.last - timedelta(days=LONG_AGO)


def _again(work: Journey, books: Books, number: int) -> None:
    journey, worker = Journey(books), books.setting.workers[HERE][0]
    about = Subject(work.state.person or "", HERE, work.state.locality or "")
    opened, accepted, started, done = (
        working_day_from(books.last - timedelta(days=ago + APART * number)) for ago in DAYS_AGO
    )
    journey.begin("care_act_assessment", about, books.setting.managers[HERE], books.office_time(opened))
    rate(journey, opened, manager(journey), journey.draw.pick(("amber", "green")))
    keep_in_touch(journey, accepted, manager(journey))
    allocate(journey, accepted, worker)
    _reach(journey, started, worker, "AssessmentStarted")
    if number == 0:
        _reach(journey, done, worker, "AssessmentCompleted")
    else:
        keep_in_touch(journey, books.last + timedelta(days=1), worker)


def _reach(journey: Journey, on: date, worker: str, milestone: str) -> None:
    keep_in_touch(journey, on, worker)
    facts = moves.reach(journey.state, journey.when(on), milestone=milestone, method="face_to_face")
    journey.on(on, worker, facts)
