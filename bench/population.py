"""A made-up population: people with names that nobody bears, some very common as in life. The same for the same seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from lintel.domain.codes import rows
from lintel.synthetic.draw import Draw
from lintel.synthetic.names import DIFFICULT, FIRST_PARTS, GIVEN, LAST_PARTS
from lintel.synthetic.people import drama_phone, nhs_number

SYLLABLES = ("ba", "den", "fi", "gor", "ha", "lin", "mar", "nes", "or", "pel", "ro", "sel", "tam", "ul", "ves", "wyn")


@dataclass(frozen=True)
class Somebody:
    """One made-up person."""

    id: str
    name: str
    born: date
    postcode: str
    phone: str
    nhs_number: str


def population(many: int, seed: int) -> Iterator[Somebody]:
    """So many people with names that nobody bears. As in life, some names are very common: one in 40 has the commonest.

    There are few telephone numbers that nobody has, so that some forty people share each.
    """
    draw = Draw(seed, "population")
    given, family = _given(draw), _family(draw)
    numbers = filter(None, map(nhs_number, count(1)))
    for place in range(many):
        difficult = place % 1500 == 7 and place // 1500 < len(DIFFICULT)
        name = DIFFICULT[place // 1500] if difficult else _name(draw, given, family)
        yield Somebody(draw.id(), name, _born(draw), _postcode(draw), drama_phone(draw), next(numbers))


def _name(draw: Draw, given: Sequence[str], family: Sequence[str]) -> str:
    middle = f"{_often(draw, given)} " if draw.chance(0.15) else ""
    second = f"-{_often(draw, family)}" if draw.chance(0.04) else ""
    return f"{_often(draw, given)} {middle}{_often(draw, family)}{second}"


def _often(draw: Draw, names: Sequence[str]) -> str:
    """One of them, the first ones far more often than the last."""
    share = draw.number(0, 10**6) / 10**6
    return names[min(len(names) - 1, int(len(names) * share**3))]


def _given(draw: Draw) -> list[str]:
    longs = sorted({row["name"].title() for row in rows("short_names")})
    made = {
        f"{draw.pick(SYLLABLES)}{draw.pick(SYLLABLES)}{draw.pick(('a', 'en', 'is', 'o', 'y'))}".title()
        for _ in range(900)
    }
    return _shuffled(draw, [*longs, *GIVEN, *made])


def _family(draw: Draw) -> list[str]:
    pairs = [first + last for first in FIRST_PARTS for last in LAST_PARTS]
    ends = ("son", "er", "ley", "ham", "ton", "man", "field", "ell")
    made = {
        f"{draw.pick(SYLLABLES)}{draw.pick(SYLLABLES)}{draw.pick(SYLLABLES)}{draw.pick(ends)}".title()
        for _ in range(16000)
    }
    marked = [f"O'{name}" for name in pairs[::40]] + [f"Mc{name}" for name in pairs[7::40]]
    return _shuffled(draw, [*pairs, *made, *marked])


def _shuffled(draw: Draw, names: Sequence[str]) -> list[str]:
    return sorted(sorted(set(names)), key=lambda _: draw.number(0, 10**9))


def _born(draw: Draw) -> date:
    return date(2008, 1, 1) - timedelta(days=draw.number(0, 33000))


def _postcode(draw: Draw) -> str:
    return f"ZZ{draw.number(1, 60)} {draw.number(1, 9)}{draw.pick('ABDEFGHJ')}{draw.pick('JLNPQRSTUW')}"
