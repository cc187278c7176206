"""The reasons in a decision letter: the person's own, in plain words, with nothing left out and no code in sight."""

import pytest

from lintel.casework.reasons import advice, reasons
from lintel.domain.codes import titles
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT, OUTCOMES
from lintel.gateways import words
from lintel.gateways.letter import Section
from tests.reading_age import reading_age

ANSWERS = {
    "own_words": "I want my bath back.\nAnd my garden.",
    "needs": "Help to wash each day",
    "impairment": "yes",
    "hygiene": "without_assistance,takes_longer",
    "hygiene_words": "Two hours for a wash, and Wren fell once",
    "community": "danger",
    "significant_impact": "yes",
    "wellbeing": "dignity,control",
    "wellbeing_words": "Stays in bed on bad days",
}


def text_of(parts: list[Section]) -> str:
    return "\n".join(line for part in parts for line in (part.heading, *part.paragraphs))


def test_an_eligible_person_reads_which_outcomes_why_and_what_that_means() -> None:
    parts = {part.heading: part.paragraphs for part in reasons("eligible", "criteria_met", ANSWERS)}
    assert parts == {
        "What you told us": ["I want my bath back.", "And my garden."],
        "What you need": ["Help to wash each day"],
        "What you cannot do, or not safely or in good time": [
            "To keep yourself clean: you cannot do it without help, and it takes you much longer than it should.",
            "What we saw and heard: Two hours for a wash, and Wren fell once",
            "To get to shops, buses and places near you: it puts you or others at risk.",
        ],
        "What this means for how you live": [
            "It makes a big change to these parts of your life: how others treat you; having a say in your own day.",
            "Stays in bed on bad days",
        ],
    }


NOT_MET = [
    ({"impairment": "no"}, None, ["no_impairment"]),
    ({"significant_impact": "no"}, None, ["no_significant_impact"]),
    ({"community": ""}, None, ["fewer_than_two_outcomes"]),
    ({"impairment": "not_known"}, "no_significant_impact", ["no_significant_impact", "no_impairment"]),
    ({"significant_impact": ""}, "criteria_met", ["no_significant_impact"]),
    ({"community": "", "impairment": "no"}, "no_impairment", ["no_impairment", "fewer_than_two_outcomes"]),
]


@pytest.mark.parametrize(("other", "reason", "found"), NOT_MET)
def test_somebody_not_eligible_reads_which_condition_is_not_met(
    other: dict[str, str], reason: str | None, found: list[str]
) -> None:
    parts = {part.heading: part.paragraphs for part in reasons("not_eligible", reason, ANSWERS | other)}
    assert parts["What we found"] == [words.reason_for("findings", code) for code in found]


# What the manager decided and gave as the reason, what is answered otherwise, and what the letter then must not say.
CONTRADICTS = [
    ("not_eligible", "criteria_met", {"significant_impact": "no"}, "The answer to all three is yes."),
    ("not_eligible", "no_significant_impact", {}, "It makes a big change"),
    ("not_eligible", "fewer_than_two_outcomes", {}, "To keep yourself clean"),
    ("eligible", "criteria_met", {"community": ""}, "To keep yourself clean"),
]


@pytest.mark.parametrize(("decision", "reason", "other", "never"), CONTRADICTS)
def test_nothing_in_a_letter_contradicts_the_decision(
    decision: str, reason: str, other: dict[str, str], never: str
) -> None:
    said = text_of(reasons(decision, reason, ANSWERS | other))
    assert "What you told us" in said
    assert never not in said


@pytest.mark.parametrize("reason", [None, "criteria_met"])
def test_where_nothing_says_why_needs_are_not_eligible_no_reasons_are_made_up(reason: str | None) -> None:
    assert reasons("not_eligible", reason, ANSWERS) == []


def test_what_can_help_is_about_the_needs_that_were_found_and_only_where_none_is_eligible() -> None:
    assert [line.split(":")[0] for line in advice("not_eligible", ANSWERS)] == ["Washing", "Getting out"]
    assert advice("eligible", ANSWERS) == []


def test_every_code_has_words_and_every_question_that_is_read_is_asked() -> None:
    told = words.catalogue()["reasons"]
    assert list(told["outcomes"]) == list(told["advice"]) == list(OUTCOMES)
    assert list(told["ways"]) == list(titles("unable_to_achieve"))
    assert list(told["areas"]) == list(titles("wellbeing_areas"))
    assert ["criteria_met", *told["findings"]] == list(titles("eligibility_reasons"))
    asked = {each.name for each in CARE_ACT_ASSESSMENT.questions()}
    assert {*ANSWERS, *OUTCOMES, *(f"{each}_words" for each in OUTCOMES)} <= asked


@pytest.mark.parametrize("decision", ["eligible", "not_eligible"])
def test_our_words_are_for_a_reading_age_of_9_to_11(decision: str) -> None:
    every_way = {name: ",".join(titles("unable_to_achieve")) for name in OUTCOMES}
    everything = every_way | {"significant_impact": "yes", "wellbeing": ",".join(titles("wellbeing_areas"))}
    told = reasons(decision, "no_significant_impact", everything)
    assert reading_age(text_of(told)) <= 11
    assert reading_age("\n".join(words.catalogue()["reasons"]["findings"].values())) <= 11
    assert reading_age("\n".join(words.catalogue()["reasons"]["advice"].values())) <= 11
