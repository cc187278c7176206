"""The Care Act assessment from the first contact to the start of care, one journey for each place on the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lintel.domain import moves
from lintel.synthetic.allocation import allocate
from lintel.synthetic.assessment_list import ERROR_DAYS
from lintel.synthetic.contacts import triaged_contact
from lintel.synthetic.days import working_day_from, working_days_before
from lintel.synthetic.draw import Deck
from lintel.synthetic.journey import Books, Journey, following
from lintel.synthetic.keeping import follow, keep_in_touch, manager, offer, plan_for, rate
from lintel.synthetic.people import People, Person
from lintel.synthetic.reviews import review
from lintel.synthetic.setting import HERE
from lintel.synthetic.waiting_list import Place

LEAVES = {"reached": 91, "declined": 3, "advice_given": 2.5, "died": 1.5, "moved": 0.5, "closed": 1.5}
TEAMS = {"physical": 62, "learning_disability": 14, "mental_health": 24}
ELIGIBILITY = {"eligible": 44, "not_eligible": 38, "no_needs": 18}
METHODS = {"face_to_face": 66, "by_phone_or_video": 28, "supported_self_assessment": 6}
SETTINGS = {"home_care": 58, "direct_payment": 24, "residential": 12, "day_opportunities": 6}
LEAVER_CASES = 22
UNASSIGNED = 0.03
NO_MORE = 0.012


@dataclass
class Told:
    """A place on the list and the journey that was told of it."""

    place: Place
    person: Person
    journey: Journey


class Assessments:
    """All assessments of the county, told from their places on the list."""

    def __init__(self, books: Books, people: People) -> None:
        self.books, self.people, self.draw = books, people, books.draw
        self.leaves, self.teams = Deck(self.draw, LEAVES), Deck(self.draw, TEAMS)
        self.eligibility, self.methods = Deck(self.draw, ELIGIBILITY), Deck(self.draw, METHODS)
        self.settings = Deck(self.draw, SETTINGS)
        self.told: list[Told] = []
        self.leaver_works: list[str] = []

    def tell(self, places: Sequence[Place]) -> None:
        """Tell them all, in order."""
        for place in places:
            self.told.append(self._tell(place))

    def _tell(self, place: Place) -> Told:
        person, journey = self._begin(place)
        if not self.draw.chance(UNASSIGNED):
            rate(journey, place.joined, self.draw.pick(self.books.setting.duty), place.rating)
        why = "reached" if place.pinned or place.left is None else self.leaves.next()
        end = place.left or self.books.last + timedelta(days=1)
        plan = plan_for(journey, place.joined, end, reached=place.left is not None and why == "reached")
        follow(journey, plan, end, manager(journey))
        if place.left is None:
            self._maybe_offered(journey)
        elif why == "reached":
            self._go_on(journey, place.left)
        else:
            journey.on(end, manager(journey), moves.end(journey.state, journey.when(end), why=why))
        return Told(place, person, journey)

    def _begin(self, place: Place) -> tuple[Person, Journey]:
        books = self.books
        by = self.draw.pick(books.setting.advisers)
        person = self.people.new(books.office_time(place.since), by)
        team = f"{person.locality}_{self.teams.next()}"
        if place.from_contact and place.since >= books.first:
            return person, self._from_contact(place, person, team, by)
        journey = Journey(books)
        typed = ERROR_DAYS if place.pinned.startswith("error") else 0
        since = place.since - timedelta(days=typed)
        journey.begin("care_act_assessment", person.tray(team), by, books.office_time(place.joined), since=since)
        return person, journey

    def _from_contact(self, place: Place, person: Person, team: str, by: str) -> Journey:
        contact = triaged_contact(self.books, person, place.since, place.joined, by)
        journey = following(contact.journey, contact.leader, contact.by, team=team)
        assert journey is not None
        return journey

    def _maybe_offered(self, journey: Journey) -> None:
        offered = working_days_before(self.books.last + timedelta(days=1), 1)
        draw = self.draw
        if draw.chance(0.05) and journey.last_day <= offered and not journey.state.offer:
            offer(journey, offered, draw.pick(self.books.setting.workers[journey.state.team]))

    def _go_on(self, journey: Journey, accepted: date) -> None:
        draw, end = self.draw, accepted
        days = []
        for low, high in ((2, 12), (8, 42), (1, 9), (2, 24)):
            end = working_day_from(end + timedelta(days=draw.number(low, high)))
            days.append(end)
        eligibility = self.eligibility.next()
        closes = days[3] if eligibility == "eligible" else days[2]
        worker = self._worker(journey, stays_open=closes > self.books.last)
        allocate(journey, accepted, worker)
        self._milestones(journey, worker, days, eligibility)

    def _worker(self, journey: Journey, *, stays_open: bool) -> str:
        leaver = self.books.setting.leaver
        if journey.state.team == HERE and stays_open and len(self.leaver_works) < LEAVER_CASES:
            self.leaver_works.append(journey.id)
            return leaver
        workers = self.books.setting.workers[journey.state.team]
        if journey.state.team == HERE and not stays_open:
            workers = (*workers, leaver)
        return self.draw.pick(workers)

    def _answers(self, eligibility: str) -> tuple[tuple[str, dict[str, str]], ...]:
        method = self.methods.next()
        return (
            ("AssessmentStarted", {"method": method}),
            ("AssessmentCompleted", {"method": method}),
            ("EligibilityDecided", {"decision": eligibility}),
            ("ServiceStarted", {"setting": self.settings.next()}),
        )

    def _ends_here(self, journey: Journey, on: date, worker: str) -> bool:
        """Whether the story goes no further: that day is still to come, all is done, or the person leaves."""
        if on > self.books.last or not journey.state.is_open():
            return True
        leaves = worker != self.books.setting.leaver and self.draw.chance(NO_MORE)
        if leaves:
            why = self.draw.pick(("died", "declined", "moved"))
            journey.on(on, worker, moves.end(journey.state, journey.when(on), why=why))
        return leaves

    def _milestones(self, journey: Journey, worker: str, days: list[date], eligibility: str) -> None:
        for on, (milestone, given) in zip(days, self._answers(eligibility), strict=True):
            keep_in_touch(journey, min(on, self.books.last + timedelta(days=1)), worker)
            if self._ends_here(journey, on, worker):
                return
            told = journey.on(on, worker, moves.reach(journey.state, journey.when(on), milestone=milestone, **given))
            if milestone == "AssessmentStarted" and journey.state.rating == "red":
                rate(journey, on, worker, "amber", "support_in_place")
        review(journey, told[0], worker)
