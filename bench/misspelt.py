"""Misspelt: what callers say of some of a made-up population, wrong by rules. The same for the same seed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bench.population import Somebody
from bench.spelling import WRONG
from lintel.domain.finding.asked import Asked
from lintel.domain.reference import person_reference
from lintel.synthetic.draw import Draw
from lintel.synthetic.names import DIFFICULT

CASES = 200


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
