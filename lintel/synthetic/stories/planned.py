"""Care and support plans of late: written once eligibility was decided, sent back or agreed before care starts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from lintel.domain.assessment import AssessmentCompleted, EligibilityDecided
from lintel.domain.care_plan import CarePlanAgreed, CarePlanProposed, CarePlanReturned, limit_of
from lintel.domain.fact import Recorded
from lintel.domain.service import ServiceStarted
from lintel.synthetic.assessments import SETTINGS
from lintel.synthetic.draw import Deck
from lintel.synthetic.journey import Journey
from lintel.synthetic.stories.budgets import Budget, budget_of
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.plan_answers import LACKING, first_plan, plan_answers
from lintel.synthetic.stories.whom import Someone

# How far plans have come: (p)roposed, (r)eturned, (a)greed. One not written yet is waited for as well.
WAITING = {"": 14, "p": 32, "pr": 15, "prp": 8, "pa": 23, "prpa": 8}
BEFORE_CARE = {"pa": 76, "prpa": 24}
IN_A_WORD = 0.4


class Planned:
    """The plans of late. Whoever judges one runs the team, or is its senior manager where it costs more."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.draw, self.setting = pen, pen.draw, pen.books.setting
        self.waiting, self.before_care = Deck(pen.draw, WAITING), Deck(pen.draw, BEFORE_CARE)
        self.settings = Deck(pen.draw, SETTINGS)

    def tell(self, who: Someone, work: Journey, written: Mapping[str, Mapping[str, str]]) -> None:
        """Tell the plan of one assessment, from its answers as they were at last."""
        found = {type(each.fact): each for each in work.entries}
        decided, started = found.get(EligibilityDecided), found.get(ServiceStarted)
        waits = work.state.stage is not None and work.state.stage.name == "service_start"
        if decided is None or not (started or waits):
            return
        setting = vars(started.fact)["setting"] if started else self.settings.next()
        budget = budget_of(setting, self.draw)
        answers = plan_answers(who, written[work.id], budget, setting, self.draw)
        until = started.fact.occurred - timedelta(days=1) if started else self.pen.books.last
        steps = (self.before_care if started else self.waiting).next()
        self._steps(who, work, steps, self._moments(decided, until, len(steps)), budget, answers,
                    found[AssessmentCompleted].by)  # fmt: skip

    def _moments(self, decided: Recorded, until: date, many: int) -> list[datetime]:
        return self.pen.moments_between(decided.fact.occurred, until, many, after=decided.recorded)

    def _steps(
        self, who: Someone, work: Journey, steps: str, moments: list[datetime], budget: Budget,
        answers: dict[str, str], writer: str,
    ) -> None:  # fmt: skip
        reason, judge, plan = self.draw.pick(tuple(LACKING)), self._judge(work, budget), ""
        for place, (step, moment) in enumerate(zip(steps, moments, strict=True)):
            if step == "p":
                back = "r" in steps and place == 0
                told = first_plan(answers, reason, who) if back else answers
                plan = self._propose(work, moment, writer, budget, told)
            elif step == "r":
                said = who.phrases.say(f"plan_back.{reason}")
                self.pen.tell(CarePlanReturned, work.id, moment, judge, said, plan=plan, reason=reason)
            else:
                said = who.phrases.say("plan_agreed_words") if self.draw.chance(IN_A_WORD) else ""
                self.pen.tell(CarePlanAgreed, work.id, moment, judge, said, plan=plan)

    def _propose(self, work: Journey, moment: datetime, by: str, budget: Budget, answers: dict[str, str]) -> str:
        money: dict[str, Any] = {
            "payment": budget.payment,
            "weekly_pence": budget.weekly,
            "person_pays_pence": budget.person_pays,
            "one_off_pence": budget.one_off,
        }
        kept = self.pen.words(work.id, moment, "", sort="care_plan", body=answers)
        proposed: CarePlanProposed = self.pen.tell(CarePlanProposed, work.id, moment, by, answers=kept, **money)
        return proposed.id

    def _judge(self, work: Journey, budget: Budget) -> str:
        team, limit = work.state.team or "", limit_of("team_manager", self.pen.books.last)
        assert limit is not None
        within = budget.weekly <= (limit.weekly_pence or 0) and budget.one_off <= (limit.one_off_pence or 0)
        return self.setting.managers[team] if within else self.setting.seniors[team]
