"""What the county tells of care: plans waiting, sent back and agreed; reviews and enquiries on their forms."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from lintel.domain.care_plan import limit_of
from lintel.domain.document import Line, Words
from lintel.domain.fact import Recorded
from lintel.domain.forms.care_act_assessment import unable_to_achieve
from lintel.domain.forms.every import FORMS
from lintel.domain.money import pence_of
from lintel.domain.story import state_of
from lintel.synthetic.county import County

TODAY = date(2026, 3, 4)
JUDGED = ("CarePlanReturned", "CarePlanAgreed")


def lines(made: County, *kinds: str) -> list[Line]:
    return [line for line in made.lines if type(line.fact).__name__ in kinds]


def words(made: County, sort: str) -> dict[str, Words]:
    return {each.id: each for each in made.documents if isinstance(each, Words) and each.sort == sort}


def stories(made: County) -> dict[str, list[Line]]:
    planned = {line.fact.subject for line in lines(made, "CarePlanProposed")}
    told = defaultdict(list)
    for line in made.lines:
        if line.fact.subject in planned:
            told[line.fact.subject].append(line)
    return told


def test_every_work_with_a_plan_is_told_by_the_rules_and_plans_stand_everywhere(made: County) -> None:
    stand = Counter()
    for told in stories(made).values():
        work = state_of([Recorded(line.fact, 0, place, line.recorded, line.by) for place, line in enumerate(told, 1)])
        stand[work.plan, work.is_open()] += 1
        order = [type(line.fact).__name__ for line in told]
        assert order.index("EligibilityDecided") < order.index("CarePlanProposed")
        assert work.is_open() or order.index("CarePlanAgreed") < order.index("ServiceStarted")
    assert stand.keys() == {("proposed", True), ("returned", True), ("agreed", True), ("agreed", False)}
    assert min(stand.values()) >= 8


def test_every_plan_is_judged_within_the_limit_and_by_another_than_its_writer(made: County) -> None:
    role = {each.id: each.role for each in made.council.staff}
    proposed = {line.fact.id: line for line in lines(made, "CarePlanProposed")}
    judges = Counter()
    for line in lines(made, *JUDGED):
        plan = proposed[vars(line.fact)["plan"]]
        limit = limit_of(role[line.by], line.fact.occurred)
        assert limit is not None
        assert line.by != plan.by
        assert plan.recorded < line.recorded
        for name in ("weekly_pence", "one_off_pence"):
            most = getattr(limit, name)
            assert most is None or vars(plan.fact)[name] <= most
        judges[role[line.by]] += 1
    assert judges["team_manager"] > judges["senior_manager"] > 20


def test_a_plan_follows_from_its_assessment_and_says_what_its_fact_says(made: County) -> None:
    plans, assessed = words(made, "care_plan"), words(made, "care_act_assessment")
    last = {
        line.fact.subject: vars(line.fact)["answers"]
        for line in lines(made, "AssessmentCompleted", "AssessmentResubmitted")
    }
    for line in lines(made, "CarePlanProposed"):
        told, body = vars(line.fact), plans[vars(line.fact)["answers"]].body
        assert body["plan_for"].split(",") == unable_to_achieve(assessed[last[line.fact.subject]].body)
        assert [told["weekly_pence"], told["person_pays_pence"]] == [
            pence_of(body[n]) for n in ("weekly", "person_pays")
        ]
        assert told["payment"] == body["payment"]


def test_recent_reviews_and_enquiries_are_on_their_forms(made: County) -> None:
    since = TODAY - timedelta(days=40)
    for kind, sort in (("ReviewHeld", "review"), ("EnquiryConcluded", "enquiry"), ("EnquiryPlanned", "enquiry_plan")):
        kept = words(made, sort)
        late = [line.fact for line in lines(made, kind) if line.fact.occurred > since]
        assert len(late) > 30
        for fact in late:
            body = kept[vars(fact)["answers"]].body
            coded = {"outcome", "risk", "lead", "outcomes_asked", "outcomes_met"} & vars(fact).keys()
            assert {name: vars(fact)[name] for name in coded} == {name: body[name] for name in coded}


@pytest.mark.parametrize("sort", ["care_plan", "review", "enquiry_plan", "enquiry"])
def test_what_is_required_is_answered_and_the_words_differ(made: County, sort: str) -> None:
    form, bodies = FORMS[sort], [each.body for each in words(made, sort).values()]
    assert [each for body in bodies for each in (form.unanswered(body), form.beside_the_point(body)) if each] == []
    whole = Counter(tuple(sorted(body.items())) for body in bodies)
    assert max(whole.values()) <= max(2, len(bodies) // 50)
