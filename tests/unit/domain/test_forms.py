"""Declared forms: sound in themselves, and what their answers come to."""

import pytest

from lintel.domain.assessment import conditions_not_met, criteria_met
from lintel.domain.forms import SORTS, Answers, Form, Question, Section, changed
from lintel.domain.forms.care_act_assessment import (
    CARE_ACT_ASSESSMENT,
    OUTCOMES,
    answers_meet_criteria,
    points_elsewhere,
    unable_to_achieve,
)
from lintel.domain.forms.every import FORMS


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_a_form_is_sound(form: Form) -> None:
    questions = list(form.questions())
    names = [each.name for each in questions]
    assert len(names) == len(set(names))
    assert len(form.name) <= 20
    for each in questions:
        assert each.sort in SORTS
        assert "-" not in each.name
        assert bool(each.codes) == (each.sort in ("one", "many"))
        assert not each.codes or each.choices()
        if each.show_if:
            asked = next(one for one in questions[: names.index(each.name)] if one.name == each.show_if[0])
            left_open = set() if asked.required else {""}
            assert each.show_if[1] <= set(asked.choices()) | left_open


def test_the_ten_outcomes_each_ask_in_which_of_four_ways() -> None:
    asked = [each for each in CARE_ACT_ASSESSMENT.questions() if each.codes == "unable_to_achieve"]
    assert [each.name for each in asked] == list(OUTCOMES)
    assert len(asked) == 10
    assert {len(each.choices()) for each in asked} == {4}


MET = {"impairment": "yes", "nutrition": "danger", "clothing": "takes_longer,danger", "significant_impact": "yes"}
# What is answered otherwise; then which conditions are not met (SI 2015/313, regulation 2(1)).
CRITERIA: dict[str, tuple[Answers, list[str]]] = {
    "all three": ({}, []),
    "ten outcomes": (dict.fromkeys(OUTCOMES, "danger"), []),
    "no impairment": ({"impairment": "no"}, ["no_impairment"]),
    "not known whether there is one": ({"impairment": "not_known"}, ["no_impairment"]),
    "one outcome": ({"clothing": ""}, ["fewer_than_two_outcomes"]),
    "one outcome in two ways": ({"nutrition": ""}, ["fewer_than_two_outcomes"]),
    "no significant impact": ({"significant_impact": "no"}, ["no_significant_impact"]),
    "nothing said of the impact": ({"significant_impact": ""}, ["no_significant_impact"]),
    "none of them": (
        {"impairment": "no", "nutrition": "", "significant_impact": "no"},
        ["no_impairment", "fewer_than_two_outcomes", "no_significant_impact"],
    ),
}


@pytest.mark.parametrize("case", CRITERIA)
def test_the_national_criteria(case: str) -> None:
    otherwise, not_met = CRITERIA[case]
    answers, met = MET | dict(otherwise), not not_met
    impairment, impact = (answers[name] == "yes" for name in ("impairment", "significant_impact"))
    assert conditions_not_met(impairment=impairment, outcomes=unable_to_achieve(answers), wellbeing=impact) == not_met
    assert answers_meet_criteria(answers) is met
    assert points_elsewhere(answers | {"proposed": "eligible"}) is not met
    assert points_elsewhere(answers | {"proposed": "not_eligible"}) is met
    assert not points_elsewhere(answers | {"proposed": "not_eligible", "proposed_words": "Because"})


def test_outcomes_are_named_once() -> None:
    assert unable_to_achieve(MET) == ["nutrition", "clothing"]
    assert not criteria_met(impairment=True, outcomes=["nutrition", "nutrition"], wellbeing=True)


SMALL = Form(
    name="small", version="3", title="Small",
    sections=(Section(title="One", questions=(
        Question(name="plan", title="Plan", required=True, means="told"),
        Question(name="finding", title="Finding", sort="one", codes="capacity_findings"),
        Question(name="why", title="Why", required=True, show_if=("finding", frozenset({"lacks_capacity"})), means="told.why"),
    )),),
)  # fmt: skip


def test_what_does_not_apply_is_neither_asked_nor_kept() -> None:
    told = {"plan": " a ramp ", "finding": "has_capacity", "why": "left over"}
    assert SMALL.body(told) == {"plan": "a ramp", "finding": "has_capacity", "form_version": "3"}
    assert SMALL.unanswered(told) == []
    assert [each.name for each in SMALL.unanswered({"finding": "lacks_capacity"})] == ["plan", "why"]


def test_answers_in_words_and_what_changed() -> None:
    finding = list(SMALL.questions())[1]
    assert finding.in_words({"finding": "no_doubt"}) == "No reason to doubt it"
    assert [each.name for each in changed(SMALL, {"plan": "a"}, {"plan": "b"})] == ["plan"]


def test_what_answers_mean_is_told_of_those_that_apply() -> None:
    assert SMALL.meanings({"plan": " a ramp ", "finding": "has_capacity", "why": "left over"}) == {"told": "a ramp"}
    assert SMALL.meanings({"finding": "lacks_capacity", "why": "Because"}) == {"told.why": "Because"}
