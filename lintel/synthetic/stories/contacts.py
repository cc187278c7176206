"""Contacts: who rang and why it should not have been needed, the calls in and out, what was said and what was advised."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lintel.domain.contact import CLOSES_WITH_ADVICE, CallMade, CallTaken, ContactReceived, ContactTriaged
from lintel.domain.document import Line
from lintel.domain.work import WorkOpened
from lintel.synthetic.draw import Deck
from lintel.synthetic.people import Person
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.phrases import Phrases
from lintel.synthetic.stories.whom import first_name

BEGUN_HERE = "welfare_concern"
OF_LATE, CALLED_BACK, ANSWERED = 60, 0.5, 0.8
CALLERS = {
    "self": 48, "son_or_daughter": 20, "partner": 9, "other_family": 6, "friend_or_neighbour": 5, "health_service": 7,
    "care_provider": 3, "housing": 2,
}  # fmt: skip
CALLER_OF = {
    "carer_asks": "carer",
    "hospital_discharge": "health_service",
    "worried_about_someone": "friend_or_neighbour",
}
FAILED = {"no": 66, "told_before": 9, "sent_round": 7, "no_call_back": 6, "letter_not_understood": 4, "not_known": 8}
CHASED = {"chasing_worker": 68, "no_call_back": 24, "not_as_arranged": 4, "not_known": 4}
TOPICS = {
    "asks_for_care": ("care_and_support", "equipment_and_home", "health_services", "safety"),
    "carer_asks": ("carers", "carers", "money_and_benefits"),
    "asks_advice": ("paying_for_care", "company", "equipment_and_home", "money_and_benefits", "housing"),
    "hospital_discharge": ("care_and_support", "health_services"),
    "worried_about_someone": ("safety", "health_services"),
    "asks_who_is_my_worker": ("care_and_support",),
    "welfare_concern": ("safety", "health_services", "company"),
}


@dataclass
class Contact:
    """One contact's lines: opened, received and, where it was decided on, triaged."""

    opened: Line
    received: Line
    triaged: Line | None = None


class ContactsTold:
    """What all contacts say in codes, and those of late in words."""

    def __init__(self, pen: Pen, people: dict[str, Person]) -> None:
        self.pen, self.draw, self.people = pen, pen.draw, people
        self.callers = Deck(pen.draw, CALLERS)
        self.failed, self.chased = Deck(pen.draw, FAILED), Deck(pen.draw, CHASED)
        self.since = pen.books.last - timedelta(days=OF_LATE)

    def tell(self) -> None:
        """Tell more of every contact in the books."""
        for contact in _contacts(self.pen.books.lines):
            self._decided(contact)
            # What a colleague began, nobody rang about.
            if vars(contact.received.fact)["reason"] != BEGUN_HERE:
                self._received(contact)
                if contact.received.fact.occurred >= self.since:
                    self._words(contact)

    def _received(self, contact: Contact) -> None:
        received = vars(contact.received.fact)
        reason = received["reason"]
        received["caller"] = CALLER_OF.get(reason) or self.callers.next()
        received["failure_demand"] = (self.chased if reason == "asks_who_is_my_worker" else self.failed).next()

    def _decided(self, contact: Contact) -> None:
        if contact.triaged is None:
            return
        triaged, reason = vars(contact.triaged.fact), vars(contact.received.fact)["reason"]
        advised = triaged["decision"] in CLOSES_WITH_ADVICE
        triaged["conversation"] = "connect" if advised else self.draw.pick(("longer_support", "short_intensive_help"))
        triaged["advice"] = self.draw.pick(TOPICS[reason]) if advised else None

    def _words(self, contact: Contact) -> None:
        fact, person = contact.opened.fact, vars(contact.opened.fact)["person"]
        phrases = Phrases(self.draw, "falls", first=first_name(self.people[person]))
        if fact.note is None:
            said = phrases.say(f"contact.{vars(contact.received.fact)['reason']}")
            self.pen.note_on(fact, person, contact.opened.recorded, said)
        if contact.triaged is not None and (topic := vars(contact.triaged.fact)["advice"]):
            said = phrases.say(f"advice.{topic}")
            self.pen.note_on(contact.triaged.fact, contact.triaged.fact.subject, contact.triaged.recorded, said)
        self._calls(contact, phrases)

    def _calls(self, contact: Contact, phrases: Phrases) -> None:
        """In the hours or days between, some rang again and some were rung."""
        after = contact.received.recorded + timedelta(minutes=30)
        until = contact.triaged.recorded if contact.triaged else self.pen.moment_between(
            self.pen.books.last, self.pen.books.last, after=after
        )  # fmt: skip
        for taken in (True, False):
            if until - after > timedelta(hours=2) and self.draw.chance(CALLED_BACK):
                self._call(contact, phrases, self._between(after, until), taken=taken)

    def _call(self, contact: Contact, phrases: Phrases, moment: datetime, *, taken: bool) -> None:
        with_whom = vars(contact.received.fact)["caller"]
        whom = "other_family" if with_whom == "self" else with_whom
        about, by = contact.received.fact.subject, contact.received.by
        if taken:
            self.pen.tell(CallTaken, about, moment, by, phrases.say("call.in"), how="phone", with_whom=whom)
        else:
            reached = self.draw.chance(ANSWERED)
            said = phrases.say("call.out" if reached else "not_reached")
            self.pen.tell(CallMade, about, moment, by, said, how="phone", reached=reached, with_whom=whom)

    def _between(self, after: datetime, until: datetime) -> datetime:
        """A moment of office hours between two others."""
        moment = self.pen.moment_between(after.date(), until.date(), after=after)
        return moment if moment < until else after + (until - after) * self.draw.chance01() * 0.9


def _contacts(lines: list[Line]) -> list[Contact]:
    opened = {line.fact.subject: line for line in lines if isinstance(line.fact, WorkOpened)}
    found: dict[str, Contact] = {}
    for line in lines:
        if isinstance(line.fact, ContactReceived):
            found[line.fact.subject] = Contact(opened[line.fact.subject], line)
        elif isinstance(line.fact, ContactTriaged):
            found[line.fact.subject].triaged = line
    return list(found.values())
