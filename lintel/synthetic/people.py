"""The people of the county: an identity, a description and the fact that the council came to know them."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lintel.domain.document import Description, Identity, Line
from lintel.domain.moment import london_date
from lintel.domain.person import PersonFact, PersonRegistered
from lintel.synthetic.draw import Deck, Draw
from lintel.synthetic.journey import Books, Subject
from lintel.synthetic.names import DIFFICULT, FIRST_PARTS, GIVEN, HOUSES, LAST_PARTS, VILLAGES
from lintel.synthetic.setting import DISTRICTS

PHONES = (("01632 96", 4), ("07700 900", 3), ("020 7946 0", 3), ("0116 496 0", 3))
ETHNICITIES = {"white": 84, "asian": 9, "black": 2, "mixed": 2, "other": 1, "not_stated": 2}
NEEDS = {"": 84, "large_print": 6, "interpreter": 4, "easy_read": 4, "british_sign_language": 2}
ADULT, OLDEST = 18, 98
# Striding through a prime number of serials visits each of them once before any comes again.
SERIALS, STRIDE = 899_981, 104_729


@dataclass(frozen=True)
class Person:
    """One record of a person, as the rest of the county needs it."""

    id: str
    locality: str
    name: str
    nhs_number: str
    known_at: datetime

    def tray(self, team: str) -> Subject:
        """This person, with work that begins in a team's tray."""
        return Subject(self.id, team, self.locality)

    @property
    def known_on(self) -> date:
        return london_date(self.known_at)


class People:
    """Everybody, in the order in which they are made. Each has a name, a place and a number of their own."""

    def __init__(self, books: Books, draw: Draw) -> None:
        self.books, self.draw = books, draw
        self.all: list[Person] = []
        self.ethnicities, self.needs = Deck(draw, ETHNICITIES), Deck(draw, NEEDS)
        self.sexes = Deck(draw, {"female": 56, "male": 43.5, "not_stated": 0.5})
        self.serial = draw.number(0, SERIALS - 1)
        self.pool: list[Person] = []
        self.known_on: list[date] = []

    def new(self, moment: datetime, by: str, **given: str) -> Person:
        """Register a person at a moment; `given` sets a name, NHS number or locality."""
        draw = self.draw
        district = given.get("locality") or draw.pick(tuple(DISTRICTS))
        name = given.get("name") or self._name()
        number = given.get("nhs_number") or self._number()
        person = Person(draw.id(), DISTRICTS[district], name, number, moment)
        identity = self._identity(person, moment)
        description = self._description(person, moment)
        self.books.documents += [identity, description]
        self.tell(PersonRegistered, person, moment, by, identity=identity.id, description=description.id)
        self.all.append(person)
        return person

    def tell(self, kind: type[PersonFact], person: Person, moment: datetime, by: str, **answers: Any) -> None:
        """Write down one fact about a person."""
        fact = kind(subject=person.id, occurred=london_date(moment), id=self.draw.id(), **answers)
        self.books.lines.append(Line(fact, moment, by))

    def gather(self) -> None:
        """From now on those made so far may be met again."""
        self.pool = sorted(self.all, key=lambda person: person.known_at)
        self.known_on = [person.known_on for person in self.pool]

    def met_before(self, on: date, draw: Draw) -> Person | None:
        """Somebody whom the council knew before that day, or None if there was nobody."""
        known = bisect_left(self.known_on, on)
        return self.pool[draw.number(0, known - 1)] if known else None

    def _number(self) -> str:
        number = None
        while number is None:
            self.serial = (self.serial + STRIDE) % SERIALS
            number = nhs_number(self.serial)
        return number

    def _name(self) -> str:
        made = len(self.all)
        if made % 1500 == 7 and made // 1500 < len(DIFFICULT):
            return DIFFICULT[made // 1500]
        return invented_name(self.draw)

    def _identity(self, person: Person, moment: datetime) -> Identity:
        draw = self.draw
        return Identity(
            id=draw.id(),
            person=person.id,
            recorded=moment,
            name=person.name,
            address=f"{draw.pick(HOUSES)}, {draw.pick(VILLAGES)}, {person.locality.title()}",
            postcode=f"ZZ{draw.number(1, 9)} {draw.number(1, 9)}{draw.pick('ABDEFGH')}{draw.pick('JLNPQRS')}",
            phone=drama_phone(draw),
            nhs_number=person.nhs_number,
        )

    def _description(self, person: Person, moment: datetime) -> Description:
        return Description(
            id=self.draw.id(),
            person=person.id,
            recorded=moment,
            valid_from=person.known_on,
            birth_date=self._birth_date(person.known_on),
            sex=self.sexes.next(),
            ethnicity=self.ethnicities.next(),
            locality=person.locality,
            communication_need=self.needs.next(),
        )

    def _birth_date(self, known_on: date) -> date:
        age = self.draw.number(ADULT, 64) if self.draw.chance(0.38) else self.draw.number(65, OLDEST)
        return known_on - timedelta(days=age * 365 + self.draw.number(30, 364))


def invented_name(draw: Draw) -> str:
    """A name that nobody bears."""
    return f"{draw.pick(GIVEN)} {draw.pick(FIRST_PARTS)}{draw.pick(LAST_PARTS)}"


def drama_phone(draw: Draw) -> str:
    """A number from the ranges that Ofcom keeps for drama, so that nobody can be rung."""
    start, digits = draw.pick(PHONES)
    if start == "01632 96":
        return f"{start}0{draw.number(0, 999):03d}"
    return f"{start}{draw.number(0, 10**digits - 1):0{digits}d}"


def nhs_number(serial: int) -> str | None:
    """The NHS number 999 and six digits with its check digit; None where modulus 11 gives none."""
    digits = f"999{serial:06d}"
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    if check == 10:
        return None
    return f"{digits}{0 if check == 11 else check}"
