"""The form of a Care Act assessment.

Read for it, on legislation.gov.uk: the Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation
2(1) to (3), for the three conditions, the ten outcomes and the four ways in which somebody is unable to achieve one; the
Care Act 2014, section 1(2), for the nine areas of well-being, and section 67(2), (4) and (5), for advocacy. Recalled and
not read again: Care Act 2014 sections 9, 12 and 13; Mental Capacity Act 2005 sections 1 to 3.
"""

from lintel.domain.assessment import criteria_met
from lintel.domain.codes import titles
from lintel.domain.forms import Answers, Form, Question, Section

# Regulation 2(2)(a) to (j), in its order.
OUTCOMES = titles("care_outcomes")
SOMEBODY_SUPPORTS = frozenset({"appropriate_person", "independent_advocate", "advocate_asked_for"})
ASSESSED = frozenset({"has_capacity", "lacks_capacity", "to_be_assessed"})


def _outcome(name: str, title: str) -> tuple[Question, Question]:
    return (
        Question(name=name, title=title, sort="many", codes="unable_to_achieve", known_from="last"),
        Question(name=f"{name}_words", title=f"{title}: what you saw and were told", known_from="last"),
    )


THE_PERSON = Section(
    title="The person’s own view",
    purpose="To begin with what the person wants (Care Act, section 9(4)); read first by the next worker",
    questions=(
        Question(
            name="own_words",
            title="What the person says, in their own words",
            hint="What matters to them, and what they want from day to day (section 9(4)).",
            known_from="own_words",
            required=True,
        ),
        Question(
            name="communication",
            title="How they communicate, and what helps",
            sort="line",
            known_from="communication_need",
            purpose="How everything that follows is made fit for them",
        ),
        Question(
            name="strengths",
            title="What they can do, and who and what helps already",
            known_from="last",
            purpose="What the care plan builds on, and must not take away",
        ),
        Question(
            name="carer",
            title="Who cares for them unpaid, and whether they can go on",
            known_from="last",
            purpose="Whether a carer is offered an assessment of their own",
        ),
    ),
)
NEEDS = Section(
    title="Needs",
    purpose="The first condition of eligibility; what the care plan must meet",
    questions=(
        Question(name="needs", title="What care and support is needed", required=True, known_from="last"),
        Question(
            name="impairment",
            title="Do the needs come from, or relate to, a physical or mental impairment or illness?",
            sort="one",
            codes="yes_no_not_known",
            known_from="last",
        ),
        Question(name="fluctuates", title="How the needs change over time", known_from="last"),
    ),
)
TEN_OUTCOMES = Section(
    title="The ten outcomes",
    purpose="The second condition of eligibility; what the care plan is written for",
    hint="Tick each way in which the person is unable to achieve an outcome. Tick nothing where they can, or where it does not apply.",
    questions=tuple(each for name, title in OUTCOMES.items() for each in _outcome(name, title)),
)
WELLBEING = Section(
    title="Well-being",
    purpose="The third condition of eligibility",
    questions=(
        Question(
            name="significant_impact",
            title="Is there, or is there likely to be, a significant impact on well-being?",
            sort="one",
            codes="yes_no_not_known",
            known_from="last",
        ),
        Question(
            name="wellbeing", title="On which areas?", sort="many", codes="wellbeing_areas", known_from="last",
            show_if=("significant_impact", frozenset({"yes"})),
        ),
        Question(name="wellbeing_words", title="What the impact is, for this person", known_from="last"),
    ),
)  # fmt: skip
TAKING_PART = Section(
    title="Taking part: advocacy and capacity",
    purpose="So that nobody is assessed without being heard (Care Act, section 67; Mental Capacity Act)",
    questions=(
        Question(
            name="difficulty",
            title="With which of these would they have substantial difficulty?",
            sort="many",
            codes="involvement_difficulties",
            hint="Tick nothing where there is none.",
            known_from="last",
        ),
        Question(name="supporter", title="Who supports them to take part?", sort="one", codes="supporters"),
        Question(
            name="supporter_words", title="Who that is, and how it went", sort="line",
            show_if=("supporter", SOMEBODY_SUPPORTS),
        ),
        Question(name="capacity", title="Capacity to decide about care and support", sort="one", codes="capacity_findings"),
        Question(
            name="capacity_words", title="Which decision, when it was assessed, and what was found",
            show_if=("capacity", ASSESSED),
        ),
    ),
)  # fmt: skip
PROPOSAL = Section(
    title="What you propose",
    purpose="What the manager signs off or sends back; the decision letter",
    questions=(
        Question(name="proposed", title="Your proposed decision", sort="one", codes="eligibility", required=True),
        Question(
            name="proposed_words",
            title="Why",
            hint="Needed where your answers above point to another decision.",
        ),
    ),
)
CARE_ACT_ASSESSMENT = Form(
    name="care_act_assessment",
    version="1",
    title="Care Act assessment",
    sections=(THE_PERSON, NEEDS, TEN_OUTCOMES, WELLBEING, TAKING_PART, PROPOSAL),
    source="Care Act 2014, sections 9 to 13 and 67; SI 2015/313",
)


def unable_to_achieve(answers: Answers) -> list[str]:
    """The outcomes for which at least one way of being unable to achieve them is ticked."""
    return [name for name in OUTCOMES if answers.get(name, "").strip()]


def answers_meet_criteria(answers: Answers) -> bool:
    """Whether the answers meet the three conditions of the national criteria."""
    return criteria_met(
        impairment=answers.get("impairment") == "yes",
        outcomes=unable_to_achieve(answers),
        wellbeing=answers.get("significant_impact") == "yes",
    )


def points_elsewhere(answers: Answers) -> bool:
    """Whether the proposed decision is another one than the answers point to, and nothing says why."""
    proposes_eligible = answers.get("proposed") == "eligible"
    return proposes_eligible != answers_meet_criteria(answers) and not answers.get("proposed_words", "").strip()
