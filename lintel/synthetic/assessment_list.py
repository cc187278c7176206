"""Who joined the list for a Care Act assessment, in two streams, and the few whose waits are told on purpose."""

from collections.abc import Iterator
from datetime import date, timedelta

from lintel.synthetic.course import ALLOCATION, PEAK_DAY
from lintel.synthetic.days import working_day_from, working_days_before
from lintel.synthetic.draw import Deck, Draw
from lintel.synthetic.waiting_list import List, Place, working_days

RATINGS = {"red": 10, "amber": 35, "green": 55}
FAST = {"red": 0.95, "amber": 0.65, "green": 0.43}
FAST_DAYS = {"red": (0, 2), "amber": (1, 6), "green": (1, 8)}
WINTER = (PEAK_DAY - 110, PEAK_DAY + 10)
WINTER_JOINERS, EARLIER_JOINERS = 1.12, 0.68
FROM_CONTACT = 0.22
WARM_UP_DAYS = 200

# Pinned waits: name, days ago that it was reached, true length in days.
COURT = ("court", 61, 427)
ERRORS = (("error1", 96, 133), ("error2", 41, 96), ("error3", 150, 82), ("error4", 203, 71))
ERROR_DAYS = 365

SHARES_OVER = ((28, 0.42), (21, 0.485), (20, 0.515))


def assessment_places(today: date, first: date, draw: Draw) -> list[Place]:
    """Everybody who was on the list on or after the first day, in the order in which they joined."""
    start = first - timedelta(days=WARM_UP_DAYS)
    listed = List(ALLOCATION, today, draw)
    pinned = sorted((_pinned(today, *row) for row in (COURT, *ERRORS)), key=lambda place: place.joined)
    ratings = Deck(draw, RATINGS)
    for on in working_days(start, today - timedelta(days=1)):
        many = ALLOCATION.joiners * _season((on - today).days)
        ours = [pinned.pop(0) for place in pinned[:] if place.joined <= on]
        listed.day(on, [*ours, *_joining(on, many, draw, ratings)])
    settle(listed.waiting, today, draw)
    return [place for place in listed.everybody if place.left is None or place.left >= first]


def _season(day: int) -> float:
    """How many join beside the usual number: fewer before the list grew, more in that winter."""
    if day < WINTER[0]:
        return EARLIER_JOINERS
    return WINTER_JOINERS if day <= WINTER[1] else 1


def _joining(on: date, many: float, draw: Draw, ratings: Deck) -> Iterator[Place]:
    for _ in range(max(4, round(draw.random.gauss(many, 2.5)))):
        rating = ratings.next()
        from_contact = draw.chance(FROM_CONTACT)
        since = working_days_before(on, draw.number(0, 3)) if from_contact else on
        place = Place(since, on, rating, from_contact=from_contact)
        if draw.chance(FAST[rating]):
            place.ready = working_day_from(on + timedelta(days=draw.number(*FAST_DAYS[rating])))
        yield place


def _pinned(today: date, name: str, ended: int, days: int) -> Place:
    left = working_day_from(today - timedelta(days=ended))
    since = left - timedelta(days=days)
    return Place(since, working_day_from(since), "amber", ready=left, pinned=name)


def settle(waiting: list[Place], today: date, draw: Draw) -> None:
    """Let those who are nearest to a published age have asked a few days sooner or later, so that the shares hold."""
    for age, share in SHARES_OVER:
        over = sorted(
            (place for place in waiting if _age(place, today) > age), key=lambda place: -place.since.toordinal()
        )
        short = sorted((place for place in waiting if _age(place, today) <= age), key=lambda place: place.since)
        missing = round(share * len(waiting)) - len(over)
        for place in short[: max(0, missing)]:
            _asked(place, today - timedelta(days=age + 1 + draw.number(0, age // 28 * 2)))
        for place in over[: max(0, -missing)]:
            _asked(place, today - timedelta(days=age - draw.number(0, age // 28 * 2)))


def _age(place: Place, today: date) -> int:
    return (today - place.since).days


def _asked(place: Place, since: date) -> None:
    place.since, place.joined = since, working_day_from(since)
