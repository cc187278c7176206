"""Contacts: somebody gets in touch, and triage decides, mostly within three working days."""

from dataclasses import dataclass
from datetime import date, datetime

from lintel.domain import moves
from lintel.domain.calendar import add_working_days
from lintel.domain.document import Words
from lintel.domain.fact import Fact
from lintel.synthetic.days import working_day_from
from lintel.synthetic.draw import Deck
from lintel.synthetic.journey import Books, Journey, at, time_of
from lintel.synthetic.names import WROTE
from lintel.synthetic.people import People, Person

CHANNELS = {"phone": 52, "portal": 22, "email": 20, "letter": 2, "in_person": 4}
ASKS = {"asks_for_care": 46, "carer_asks": 14, "asks_advice": 28, "hospital_discharge": 8, "worried_about_someone": 4}
WHO_IS_MY_WORKER = "asks_who_is_my_worker"
CALLS_WHO = 0.30
CONTACTS_A_DAY = 260
FROM_KNOWN_PERSON = 0.45
NOTED = 0.1
TRIAGE_DAYS = {"0": 34, "1": 30, "2": 18, "3": 9, "4": 4, "6": 3, "9": 1.5, "13": 0.5}


@dataclass
class Triaged:
    """A contact's journey, the fact of its triage and who decided."""

    journey: Journey
    leader: Fact
    by: str


def receive(
    books: Books, person: Person, on: date, by: str, moment: datetime | None = None, **received: str
) -> Journey:
    """A contact, written down as it came."""
    moment = max(moment or books.office_time(on), person.known_at)
    note = wrote(books, person, moment) if books.draw.chance(NOTED) else None
    journey = Journey(books)
    journey.begin("contact", person.tray("duty"), by, moment, at=time_of(moment), note=note, received=received)
    return journey


def wrote(books: Books, person: Person, moment: datetime) -> str:
    """A note of what was said; returns its id."""
    note = Words(
        id=books.draw.id(), about=person.id, recorded=moment, sort="note", body={"note": books.draw.pick(WROTE)}
    )
    books.documents.append(note)
    return note.id


def triage(journey: Journey, on: date, by: str, decision: str) -> Fact:
    """Duty decides what comes of it."""
    moment = journey.moment(on)
    facts = moves.reach(journey.state, at(moment, journey.draw), milestone="ContactTriaged", decision=decision)
    return journey.commit(facts, by, moment)[0]


def triaged_contact(books: Books, person: Person, on: date, decided: date, by: str) -> Triaged:
    """A contact that leads to a Care Act assessment."""
    draw = books.draw
    reason = draw.pick(("asks_for_care", "asks_for_care", "asks_for_care", "carer_asks", "hospital_discharge"))
    journey = receive(books, person, on, by, channel=draw.pick(("phone", "phone", "portal", "email")), reason=reason)
    duty = draw.pick(books.setting.duty)
    return Triaged(journey, triage(journey, decided, duty, "care_act_assessment"), duty)


class Contacts:
    """The short contacts of every working day, at one in ten or in full."""

    def __init__(self, books: Books, people: People) -> None:
        self.books, self.people, self.draw = books, people, books.draw
        self.channels, self.asks = Deck(self.draw, CHANNELS), Deck(self.draw, ASKS)
        self.waits = Deck(self.draw, TRIAGE_DAYS)
        self.calls_who = CALLS_WHO

    def tell(self, days: list[date], already: dict[date, int], a_day: float) -> None:
        """On each day as many as come to `a_day` with those that have been told already."""
        others = a_day - sum(already.values()) / len(days)
        self.calls_who = CALLS_WHO * a_day / others
        for on in days:
            for _ in range(round(self.draw.random.gauss(a_day, a_day / 10)) - already.get(on, 0)):
                self._one(on)

    def _one(self, on: date) -> None:
        draw = self.draw
        channel = self.channels.next()
        who = channel == "phone" and draw.chance(self.calls_who)
        by = draw.pick(self.books.setting.advisers)
        known = self.people.met_before(on, draw) if who or draw.chance(FROM_KNOWN_PERSON) else None
        person = known or self.people.new(self.books.office_time(on), by)
        reason = WHO_IS_MY_WORKER if who else self.asks.next()
        journey = receive(self.books, person, on, by, channel=channel, reason=reason)
        decided = on if who else add_working_days(working_day_from(on), int(self.waits.next()))
        if decided > self.books.last:
            return
        decision = "advice_given" if who or draw.chance(0.66) else "signposted"
        triage(journey, decided, by if who else draw.pick(self.books.setting.duty), decision)


def day_counts(places_since: list[date]) -> dict[date, int]:
    """How many contacts fell on each day."""
    counts: dict[date, int] = {}
    for on in places_since:
        counts[on] = counts.get(on, 0) + 1
    return counts
