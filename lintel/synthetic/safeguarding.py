"""Safeguarding: a concern is received, looked at, screened and decided; an enquiry or the welfare route may follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lintel.domain import moves
from lintel.domain.calendar import add_working_days, is_working_day
from lintel.domain.clock import london_date
from lintel.domain.fact import Fact
from lintel.synthetic.contacts import receive, triage
from lintel.synthetic.days import opening_time, working_day_from
from lintel.synthetic.draw import Deck
from lintel.synthetic.enquiries import enquire
from lintel.synthetic.journey import Books, Journey, at, following, time_of
from lintel.synthetic.keeping import keep_in_touch, rate
from lintel.synthetic.people import People, Person
from lintel.synthetic.waiting_list import Place

CHANNELS = {"phone": 30, "portal": 37, "email": 20, "out_of_hours": 13}
DECISIONS = {"section_42": 45.5, "other_enquiry": 4.5, "welfare": 14, "no_further_action": 36}
REASONS = {
    "section_42": ("three_parts_met",),
    "other_enquiry": ("can_protect_self",),
    "welfare": ("other_duty",),
    "no_further_action": ("no_care_needs", "no_abuse_or_neglect", "can_protect_self"),
}
DECIDED_DAYS = 5
KNOWN_BEFORE = 0.45

Event = tuple[datetime, Callable[[datetime], list[Fact]]]


@dataclass
class Timing:
    """When one concern was received, first looked at and decided; the last two None where that lies ahead."""

    received: datetime
    looked: datetime
    decided: datetime


class Concerns:
    """All safeguarding concerns of the county, told from their places on the list for a first look."""

    def __init__(self, books: Books, people: People) -> None:
        self.books, self.people, self.draw = books, people, books.draw
        self.channels, self.decisions = Deck(self.draw, CHANNELS), Deck(self.draw, DECISIONS)
        self.old = ""

    def tell(self, places: Sequence[Place]) -> None:
        """Tell them all, in order."""
        for place in places:
            journey = self._tell(place)
            if place.pinned:
                self.old = journey.id

    def _tell(self, place: Place) -> Journey:
        by = self.draw.pick(self.books.setting.safeguarding)
        timing = self._timing(place)
        journey = self._begin(place, timing.received)
        rate(journey, place.since, by, place.rating)
        last = self.books.last
        for moment, facts in self._events(journey, timing):
            if london_date(moment) > last:
                keep_in_touch(journey, last + timedelta(days=1), by)
                return journey
            keep_in_touch(journey, london_date(moment), by)
            told = journey.commit(facts(moment), by, journey.after_before(moment))
        self._what_follows(journey, told[0], by)
        return journey

    def _begin(self, place: Place, received: datetime) -> Journey:
        books, draw = self.books, self.draw
        by = draw.pick(books.setting.advisers)
        person = self.people.met_before(place.since, draw) if draw.chance(KNOWN_BEFORE) else None
        person = person or self.people.new(received, by)
        if place.from_contact:
            return self._from_contact(person, received, by)
        journey = Journey(books)
        tray, channel = person.tray("safeguarding"), self.channels.next()
        journey.begin("safeguarding_concern", tray, by, received, at=time_of(received), received={"channel": channel})
        return journey

    def _from_contact(self, person: Person, received: datetime, by: str) -> Journey:
        on = london_date(received)
        contact = receive(self.books, person, on, by, moment=received, channel="phone", reason="worried_about_someone")
        duty = self.draw.pick(self.books.setting.duty)
        leader = triage(contact, on, duty, "safeguarding_concern")
        journey = following(contact, leader, duty, team="safeguarding")
        assert journey is not None
        return journey

    def _timing(self, place: Place) -> Timing:
        draw, ahead = self.draw, self.books.last + timedelta(days=9)
        received = opening_time(place.since) + timedelta(minutes=draw.number(-400, 260))
        if place.left != place.since and not place.from_contact:
            received += timedelta(minutes=draw.number(0, 600))
        look_on = place.left or ahead
        looked = max(self.books.office_time(look_on), received + timedelta(minutes=draw.number(25, 120)))
        return Timing(received, looked, self._decided(place, look_on, looked))

    def _decided(self, place: Place, look_on: date, looked: datetime) -> datetime:
        draw, limit = self.draw, place.since + timedelta(days=DECIDED_DAYS)
        on = look_on + timedelta(days=draw.number(0, 9))
        if place.fast:
            on = look_on + timedelta(days=draw.number(0, max(0, (limit - look_on).days)))
        if not is_working_day(on):
            on = working_day_from(on) if working_day_from(on) <= limit or not place.fast else on
        return max(self.books.office_time(on), looked + timedelta(minutes=draw.number(40, 200)))

    def _events(self, journey: Journey, timing: Timing) -> list[Event]:
        events = [
            (timing.looked, self._milestone(journey, "ScreeningBegan", decision="screen")),
            (timing.decided, self._threshold(journey)),
            *self._marks(journey, timing),
        ]
        return sorted(events, key=lambda event: event[0])

    def _marks(self, journey: Journey, timing: Timing) -> list[Event]:
        draw, screening = self.draw, timing.decided - timing.looked
        hours = draw.number(1, 23) if draw.chance(0.78) else draw.number(24, 90)
        proceed = timing.received + timedelta(hours=hours, minutes=draw.number(0, 50))
        decision = draw.pick(("screen", "screen", "screen", "more_needed", "emergency"))
        result = draw.pick(("facts_gathered", "facts_gathered", "made_safe"))
        marks = [(proceed, self._mark(journey, "HowToProceedDecided", decision=decision))]
        if draw.chance(0.9):
            ended = timing.looked + _part(screening, draw.number(30, 95))
            marks.append((ended, self._mark(journey, "ScreeningEnded", result=result)))
        if draw.chance(0.12):
            marks += self._specialist(journey, timing.looked, screening)
        return [mark for mark in marks if mark[0] < timing.decided]

    def _specialist(self, journey: Journey, looked: datetime, screening: timedelta) -> list[Event]:
        draw = self.draw
        team = draw.pick(("learning_disability", "mental_health", "providers"))
        answer = draw.pick(("advice_given", "advice_given", "taken_on"))
        asked = (looked + _part(screening, 15), self._mark(journey, "SpecialistAsked", team=team))
        answered = (
            looked + _part(screening, draw.number(40, 120)),
            self._mark(journey, "SpecialistResponded", answer=answer),
        )
        return [asked, answered]

    def _milestone(self, journey: Journey, name: str, **answers: str) -> Callable[[datetime], list[Fact]]:
        return lambda moment: moves.reach(journey.state, at(moment, journey.draw), milestone=name, **answers)

    def _mark(self, journey: Journey, name: str, **answers: str) -> Callable[[datetime], list[Fact]]:
        return lambda moment: moves.note_mark(journey.state, at(moment, journey.draw), mark=name, **answers)

    def _threshold(self, journey: Journey) -> Callable[[datetime], list[Fact]]:
        decision = self.decisions.next()
        reason = self.draw.pick(REASONS[decision])
        return self._milestone(journey, "ThresholdDecided", decision=decision, reason=reason)

    def _what_follows(self, journey: Journey, leader: Fact, by: str) -> None:
        decision, draw = journey.state.told["ThresholdDecided"], self.draw
        if decision == "welfare":
            contact = following(journey, leader, by, team="duty")
            assert contact is not None
            on = add_working_days(leader.occurred, draw.number(0, 5))
            if on <= self.books.last:
                triage(contact, on, draw.pick(self.books.setting.duty), draw.pick(("advice_given", "signposted")))
        elif decision != "no_further_action":
            enquire(journey, leader, by)


def _part(whole: timedelta, per_cent: int) -> timedelta:
    return timedelta(seconds=int(whole.total_seconds()) * per_cent // 100)
