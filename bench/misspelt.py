"""Misspelt: a made-up population, and what callers say of some of them, wrong by rules. The same for the same seed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lintel.domain.codes import rows
from lintel.domain.finding.asked import Asked
from lintel.domain.reference import person_reference
from lintel.synthetic.draw import Draw
from lintel.synthetic.names import DIFFICULT, FIRST_PARTS, GIVEN, LAST_PARTS
from lintel.synthetic.people import nhs_number

CASES = 200
SYLLABLES = ("ba", "den", "fi", "gor", "ha", "lin", "mar", "nes", "or", "pel", "ro", "sel", "tam", "ul", "ves", "wyn")
MOBILES = 10**7


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
    """So many people with names that nobody bears. As in life, some names are very common: one in 40 has the commonest."""
    draw = Draw(seed, "population")
    given, family = _given(draw), _family(draw)
    serial = 0
    for place in range(many):
        number = None
        while number is None:
            serial += 1
            number = nhs_number(serial)
        name = (
            DIFFICULT[place // 1500]
            if place % 1500 == 7 and place // 1500 < len(DIFFICULT)
            else _name(draw, given, family)
        )
        yield Somebody(
            draw.id(), name, _born(draw), _postcode(draw), f"07700 {draw.number(0, MOBILES):08d}"[:12], number
        )


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


@dataclass(frozen=True)
class Case:
    """What was asked, by which rules it is wrong, and the reference of the one who was meant."""

    rule: str
    asked: Asked
    meant: str


def cases(people: Sequence[Somebody], seed: int, many: int = CASES) -> list[Case]:
    """So many questions, each rule as often as the others, each about somebody drawn from all."""
    draw = Draw(seed, "misspelt")
    usual = [each for each in people if each.name not in DIFFICULT and len(each.name.split()[0]) > 3]
    made = []
    for place in range(many):
        rule = list(RULES)[place % len(RULES)]
        somebody = draw.pick(usual)
        made.append(Case(rule, RULES[rule](somebody, draw), person_reference(somebody.id)))
    return made


def letter_left_out(word: str, draw: Draw) -> str:
    """Thimblewick, Thimlewick."""
    place = draw.number(1, len(word) - 1)
    return word[:place] + word[place + 1 :]


def letter_doubled(word: str, draw: Draw) -> str:
    """Thimblewick, Thimmblewick."""
    place = draw.number(1, len(word) - 1)
    return word[:place] + word[place] + word[place:]


def letters_turned(word: str, draw: Draw) -> str:
    """Thimblewick, Thibmlewick."""
    place = draw.number(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def other_vowel(word: str, draw: Draw) -> str:
    """Thimblewick, Themblewick."""
    places = [place for place, letter in enumerate(word) if place and letter in "aeiou"]
    if not places:
        return letter_doubled(word, draw)
    place = draw.pick(places)
    return word[:place] + draw.pick("aeiou".replace(word[place], "")) + word[place + 1 :]


def as_heard(word: str, draw: Draw) -> str:
    """Phillips, Fillips; Clarke, Klarke: one sound in another spelling, or a vowel where there is none."""
    for sound, other in (
        ("ph", "f"),
        ("ck", "k"),
        ("th", "f"),
        ("w", "wh"),
        ("c", "k"),
        ("ll", "l"),
        ("y", "ie"),
        ("s", "z"),
    ):
        if sound in word[1:]:
            return word[0] + word[1:].replace(sound, other, 1)
    return other_vowel(word, draw)


WRONG: Sequence[Callable[[str, Draw], str]] = (letter_left_out, letter_doubled, letters_turned, other_vowel, as_heard)


def _misspelt(name: str, draw: Draw, words: int = 1) -> str:
    """A name with one or two of its longer words wrong."""
    parts = name.split()
    at = sorted(range(len(parts)), key=lambda place: -len(parts[place]))[:words]
    return " ".join(draw.pick(WRONG)(part, draw) if place in at else part for place, part in enumerate(parts))


def _swapped(day: date) -> date:
    try:
        return date(day.year, day.day, day.month)
    except ValueError:
        return day + timedelta(days=1)


def _ends(name: str) -> str:
    """The first and the last of the names."""
    parts = name.split()
    return f"{parts[0]} {parts[-1]}"


def _ask(**given: Any) -> Asked:
    return Asked(**given)


RULES: Mapping[str, Callable[[Somebody, Draw], Asked]] = {
    "one word wrong, born then": lambda who, draw: _ask(name=_misspelt(who.name, draw), birth_date=who.born),
    "two words wrong, born then": lambda who, draw: _ask(name=_misspelt(who.name, draw, 2), birth_date=who.born),
    "one word wrong, day and month swapped": lambda who, draw: _ask(
        name=_misspelt(who.name, draw), birth_date=_swapped(who.born)
    ),
    "one word wrong, a day off": lambda who, draw: _ask(
        name=_misspelt(who.name, draw), birth_date=who.born + timedelta(days=1)
    ),
    "one word wrong, born that year": lambda who, draw: _ask(name=_misspelt(who.name, draw), birth_year=who.born.year),
    "names swapped, born ten years off": lambda who, draw: _ask(
        name=" ".join(reversed(who.name.split())), birth_date=_decade(who.born)
    ),
    "middle name left out and one wrong, born then": lambda who, draw: _ask(
        name=_misspelt(_ends(who.name), draw), birth_date=who.born
    ),
    "one word wrong, with a postcode": lambda who, draw: _ask(
        name=_misspelt(who.name, draw), postcode=who.postcode.lower()
    ),
    "two words wrong, last digits of the phone": lambda who, draw: _ask(
        name=_misspelt(who.name, draw, 2), phone=who.phone[-6:]
    ),
    "family name wrong, born then": lambda who, draw: _ask(
        name=_misspelt(who.name.split()[-1], draw), birth_date=who.born
    ),
}


def _decade(day: date) -> date:
    year = day.year + (10 if day.year < 1990 else -10)
    return replace_year(day, year)


def replace_year(day: date, year: int) -> date:
    """The same day in another year."""
    return day.replace(year=year, day=min(day.day, 28))
