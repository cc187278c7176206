"""What a record says of somebody: their own words, what matters, what was promised, what is safe, and what may be shared."""

from datetime import date, datetime, timedelta

from lintel.domain.access import SAFEGUARDING_KINDS
from lintel.domain.person_details import ConsentRecorded, HazardEnded, HazardNoted, SafeContactRecorded
from lintel.domain.person_story import MattersRecorded, OwnWordsRecorded, PromiseKept, PromiseMade
from lintel.synthetic.draw import Deck
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.whom import Someone

OWN_WORDS, MATTERS, SAFE, CONSENT, PROMISED, HAZARD, OVER = 0.9, 0.7, 0.75, 0.65, 0.55, 0.28, 0.15
KEPT, KEPT_LATE = 0.82, 0.2
# How many are not safe from somebody at home: of most, and of those about whom there is a concern.
NOT_SAFE = (0.015, 0.2)
RARE = {"risk_of_suicide": 0.5, "violence_to_staff": 0.3, "visit_in_pairs": 0.5}
# Ring, text, leave a message, write: how many said so.
SAFE_ANSWERS = {
    "yes yes yes yes": 46, "yes yes no yes": 18, "yes no no yes": 12, "no yes no yes": 5, "yes not_known not_known yes": 12,
    "no no no no": 2, "yes no yes no": 5,
}  # fmt: skip
CONSENTS = {"agreed": 70, "agreed_in_part": 18, "refused": 8, "taken_back": 4}


class Records:
    """What the records of many say, in believable shares."""

    def __init__(self, pen: Pen, asked_before: set[str]) -> None:
        self.pen, self.draw, self.asked_before = pen, pen.draw, asked_before
        self.safe, self.consents = Deck(pen.draw, SAFE_ANSWERS), Deck(pen.draw, CONSENTS)

    def tell(self, who: Someone) -> None:
        """Tell all that one record says."""
        self._own_words(who)
        self._promises(who)
        self._hazard(who)
        if who.likely(SAFE):
            self._safe(who)
        if who.likely(CONSENT):
            self._consent(who)

    def _own_words(self, who: Someone) -> None:
        books, start = self.pen.books, who.since(self.pen.books)
        moment = self.pen.moment_between(start, start + timedelta(days=2), after=who.person.known_at)
        by = who.writer(moment.date(), books)
        if who.likely(OWN_WORDS):
            self.pen.tell(OwnWordsRecorded, who.person.id, moment, by, who.phrases.say("own_words"))
        if who.likely(MATTERS):
            later = moment + timedelta(minutes=self.draw.number(2, 15))
            self.pen.tell(MattersRecorded, who.person.id, later, by, who.phrases.say("matters"))

    def _promises(self, who: Someone) -> None:
        """One from the beginning, and one of late: some kept, some still to come, and some late."""
        books, start, last = self.pen.books, who.since(self.pen.books), self.pen.books.last
        if who.likely(PROMISED):
            self._promise(who, start, start + timedelta(days=3), "promise_soon")
        if who.is_open and who.likely(PROMISED):
            of_late = max(start, last - timedelta(days=21))
            self._promise(who, of_late, books.last, "promise_worker" if who.has_worker else "promise_waiting")

    def _promise(self, who: Someone, first: date, until: date, what: str) -> None:
        pen = self.pen
        moment = pen.moment_between(first, until, after=who.person.known_at)
        by, due_on = who.writer(moment.date(), pen.books), moment.date() + timedelta(days=self.draw.number(3, 16))
        made = pen.tell(PromiseMade, who.person.id, moment, by, who.phrases.say(what), due_on=due_on)
        late = self.draw.number(1, 6) if self.draw.chance(KEPT_LATE) else -self.draw.number(0, 2)
        kept_on = max(moment.date() + timedelta(days=1), due_on + timedelta(days=late))
        if kept_on <= pen.books.last and self.draw.chance(KEPT):
            kept = pen.moment_between(kept_on, kept_on, after=moment)
            pen.tell(PromiseKept, who.person.id, kept, who.writer(kept_on, pen.books), promise=made.id)

    def _safe(self, who: Someone) -> None:
        if who.person.id in self.asked_before:
            return
        answers = dict(zip(("ring", "text", "leave_message", "write"), self.safe.next().split(), strict=True))
        danger = self.draw.chance(NOT_SAFE[who.work.state.declared.name in SAFEGUARDING_KINDS])
        moment = self._early(who)
        by = who.writer(moment.date(), self.pen.books)
        if danger:
            answers |= {"text": "no", "leave_message": "no", "write": "no"}
            said = who.phrases.say("hazard_words.danger_at_home")
            self.pen.tell(HazardNoted, who.person.id, moment, by, said, hazard="danger_at_home")
        self.pen.tell(SafeContactRecorded, who.person.id, moment + timedelta(minutes=2), by, **answers)

    def _hazard(self, who: Someone) -> None:
        possible = who.phrases.lists["hazards"]
        hazard = self.draw.pick(possible) if possible else ""
        if not hazard or not self.draw.chance(HAZARD if hazard in RARE else 2 * HAZARD):
            return
        moment = self._early(who)
        said = who.phrases.say(f"hazard_words.{hazard}")
        by = who.writer(moment.date(), self.pen.books)
        self.pen.tell(HazardNoted, who.person.id, moment, by, said, hazard=hazard)
        if hazard in RARE and self.draw.chance(OVER):
            later = self.pen.moment_between(moment.date(), self.pen.books.last, after=moment)
            over = who.phrases.say("hazard_over")
            self.pen.tell(
                HazardEnded, who.person.id, later, who.writer(later.date(), self.pen.books), over, hazard=hazard
            )

    def _consent(self, who: Someone) -> None:
        decision = "best_interests" if who.phrases.theme == "memory" and self.draw.chance(0.3) else self.consents.next()
        said = who.phrases.say("consent_in_part") if decision == "agreed_in_part" else ""
        moment = self._early(who)
        by = who.writer(moment.date(), self.pen.books)
        self.pen.tell(ConsentRecorded, who.person.id, moment, by, said, decision=decision)

    def _early(self, who: Someone) -> datetime:
        start = who.since(self.pen.books)
        return self.pen.moment_between(start, start + timedelta(days=6), after=who.person.known_at)
