"""Assessments of late, on the form: sent in, sometimes sent back and sent in again, and signed off by the manager."""

from datetime import date, datetime

from lintel.domain.assessment import AssessmentCompleted, AssessmentResubmitted, AssessmentReturned, EligibilityDecided
from lintel.domain.calendar import add_working_days
from lintel.domain.fact import Recorded
from lintel.synthetic.journey import Journey
from lintel.synthetic.stories.answers import DECISIONS, LACKING, answers_of, first_version, reason_of
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.whom import Someone

FORM = "care_act_assessment"
SENT_BACK, IN_A_WORD = 0.35, 0.4
DAYS_TO_SEND_BACK, DAYS_TO_PUT_RIGHT = (1, 2), (1, 3)


class Assessed:
    """The assessments of late. Whoever signs one off runs the team, and did not write it."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.draw, self.managers = pen, pen.draw, pen.books.setting.managers
        self.signed: dict[tuple[str, datetime], str] = {}

    def tell(self, who: Someone, work: Journey) -> None:
        """Put an assessment of somebody's on the form."""
        written, decided = _last(work, AssessmentCompleted), _last(work, EligibilityDecided)
        assert written is not None
        decision = decided.fact.decision if decided else self.draw.pick(DECISIONS)  # type: ignore[attr-defined]
        answers = answers_of(who, decision, self.draw)
        sent_back = self.draw.chance(SENT_BACK) and self._send_back(who, work, written, answers)
        if not sent_back:
            self._attach(written, answers)
        if decided is not None:
            self._sign(who, work, decided, answers)

    def _attach(self, written: Recorded, answers: dict[str, str]) -> None:
        about = written.fact.subject
        vars(written.fact)["answers"] = self.pen.words(about, written.recorded, "", sort=FORM, body=answers)

    def _sign(self, who: Someone, work: Journey, decided: Recorded, answers: dict[str, str]) -> None:
        told = vars(decided.fact)
        told["reason"] = reason_of(answers, told["decision"])
        if self.draw.chance(IN_A_WORD):
            self.pen.note_on(decided.fact, decided.fact.subject, decided.recorded, who.phrases.say("signed_words"))
        self.signed[decided.fact.subject, decided.recorded] = self.managers[work.state.team or ""]

    def _send_back(self, who: Someone, work: Journey, written: Recorded, answers: dict[str, str]) -> bool:
        """Have it sent back and put right before it is decided, or with its writer still. False where there is no time."""
        back = add_working_days(written.fact.occurred, self.draw.number(*DAYS_TO_SEND_BACK))
        again = add_working_days(back, self.draw.number(*DAYS_TO_PUT_RIGHT))
        if back > self.pen.books.last or again >= _over(work):
            return False
        reason = self.draw.pick(tuple(LACKING))
        self._attach(written, first_version(answers, reason, who))
        said = who.phrases.say(f"returned_words.{reason}")
        managed = self.managers[work.state.team or ""]
        returned = self._on(back, written.recorded)
        self.pen.tell(AssessmentReturned, work.id, returned, managed, said, reason=reason)
        if again <= self.pen.books.last:
            moment = self._on(again, returned)
            kept = self.pen.words(work.id, moment, "", sort=FORM, body=answers)
            self.pen.tell(AssessmentResubmitted, work.id, moment, written.by, answers=kept)
        return True

    def _on(self, day: date, after: datetime) -> datetime:
        return self.pen.moment_between(day, day, after=after)

    def put_names_to_decisions(self) -> None:
        """Let what was decided be recorded by who signed it off."""
        books = self.pen.books
        books.lines = [
            line._replace(by=signed) if (signed := self.signed.get((line.fact.subject, line.recorded))) else line
            for line in books.lines
        ]


def _over(journey: Journey) -> date:
    """The day on which it was decided, or the work closed without that; a far day where it is still with the manager."""
    decided = _last(journey, EligibilityDecided)
    return decided.fact.occurred if decided else journey.state.closed_on or date.max


def _last(journey: Journey, kind: type) -> Recorded | None:
    found = [each for each in journey.entries if isinstance(each.fact, kind)]
    return found[-1] if found else None
