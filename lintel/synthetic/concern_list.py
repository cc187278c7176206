"""Who raised a safeguarding concern, and how long it waited for a first look; one of them for 323 days."""

from collections.abc import Iterator
from datetime import date, timedelta

from lintel.domain.calendar import is_working_day
from lintel.synthetic.course import Course, Standing
from lintel.synthetic.draw import Deck, Draw
from lintel.synthetic.waiting_list import List, Place

A_DAY = 521 / 91
RATINGS = {"red": 12, "amber": 48, "green": 40}
FAST = 0.43
FROM_CONTACT = 0.04
OLD_CONCERN_DAYS = 323
WARM_UP_DAYS = 200

SHARES = (0.30, 0.46, 0.58, 0.68, 0.80, 0.88, 0.95, 0.99)
FIRST_LOOK = Course(
    standings=(
        Standing(-980, 70, SHARES),
        Standing(-480, 85, SHARES),
        Standing(-310, 140, SHARES),
        Standing(-120, 96, SHARES),
        Standing(0, 103, SHARES),
    ),
    joiners=A_DAY,
)


def concern_places(today: date, first: date, draw: Draw) -> list[Place]:
    """Every concern that waited for a first look on or after the first day, in the order received."""
    listed = List(FIRST_LOOK, today, draw)
    joining: list[Place] = []
    for on, places in _received(today, first - timedelta(days=WARM_UP_DAYS), draw):
        joining += places
        if is_working_day(on) or on == today - timedelta(days=1):
            listed.day(on, joining)
            joining = []
    found = [*listed.everybody, *joining]
    return [place for place in found if place.left is None or place.left >= first]


def _received(today: date, start: date, draw: Draw) -> Iterator[tuple[date, list[Place]]]:
    ratings, made = Deck(draw, RATINGS), 0
    for number in range((today - start).days):
        on = start + timedelta(days=number)
        expected = A_DAY * (number + 1) + draw.random.gauss(0, 1.6)
        places = [_place(on, ratings.next(), draw) for _ in range(max(0, round(expected) - made))]
        made += len(places)
        if (today - on).days == OLD_CONCERN_DAYS:
            places[:1] = [Place(on, on, "green", ready=date.max, pinned="old")]
        yield on, places


def _place(on: date, rating: str, draw: Draw) -> Place:
    place = Place(on, on, rating, from_contact=draw.chance(FROM_CONTACT))
    if draw.chance(FAST) or rating == "red":
        place.ready = on + timedelta(days=draw.number(0, 1 if rating == "red" else 3))
    return place
