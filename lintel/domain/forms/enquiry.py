"""The two forms of a section 42 enquiry: its plan, and what it found.

Recalled and not read again: Care Act 2014 section 68, on advocacy in an enquiry; the Mental Capacity Act 2005, section
2(1), on capacity for one decision at one time; the care and support statutory guidance, chapter 14, on asking people what
they want of an enquiry; the Safeguarding Adults Collection, for whether they were asked, whether it was met, and what
became of the risk.
"""

from lintel.domain.forms import Answers, Form, Question, Section
from lintel.domain.forms.care_act_assessment import ASSESSED

SAID = frozenset({"asked_and_said"})
NOT_SAID = frozenset({"asked_nothing_said", "not_asked"})
ENQUIRY_PLAN = Form(
    name="enquiry_plan",
    version="1",
    title="Enquiry plan",
    sections=(
        Section(
            title="What the person wants",
            purpose="So that the enquiry is led by what the person wants of it",
            questions=(
                Question(
                    name="outcomes_asked",
                    title="Was the person asked what they want to come of it?",
                    hint="Ask whoever speaks for them, where they cannot say.",
                    sort="one",
                    codes="outcomes_asked",
                    required=True,
                ),
                Question(
                    name="wanted",
                    title="What they want, in their own words",
                    show_if=("outcomes_asked", SAID),
                    required=True,
                ),
                Question(name="not_said_why", title="Why nothing is known of it", show_if=("outcomes_asked", NOT_SAID)),
                Question(
                    name="supporter",
                    title="Who supports them to take part?",
                    sort="one",
                    codes="supporters",
                    known_from="care_act_assessment",
                ),
                Question(
                    name="capacity",
                    title="Capacity to decide about this enquiry",
                    hint="Capacity is for one decision at one time, so it is asked anew.",
                    sort="one",
                    codes="capacity_findings",
                ),
                Question(
                    name="capacity_words",
                    title="Which decision it was, when it was assessed, by whom, and what was found",
                    show_if=("capacity", ASSESSED),
                ),
            ),
        ),
        Section(
            title="The enquiry",
            purpose="Who finds out what, and what keeps the person safe meanwhile",
            questions=(
                Question(name="safe_now", title="What keeps the person safe meanwhile", required=True),
                Question(name="lead", title="Who leads the enquiry?", sort="one", codes="enquiry_leads", required=True),
                Question(name="find_out", title="What must be found out, from whom, and by when", required=True),
            ),
        ),
    ),
    source="Care Act 2014, sections 42(2) and 68",
)
ENQUIRY = Form(
    name="enquiry",
    version="1",
    title="What the enquiry found",
    sections=(
        Section(
            title="What was found",
            purpose="What is done to keep the person safe",
            questions=(
                Question(name="found", title="What happened, as far as it was found out", required=True),
                Question(name="own_words", title="What the person says about it, in their own words"),
                Question(name="risk", title="How is the risk now?", sort="one", codes="risk_outcomes", required=True),
                Question(
                    name="protection", title="What keeps the person safe from now on, and who does it", required=True
                ),
            ),
        ),
        Section(
            title="What the person wanted",
            purpose="Whether the person got what they wanted of it",
            questions=(
                Question(name="wanted", title="What they wanted, in their own words", known_from="enquiry_plan"),
                Question(
                    name="outcomes_met", title="Did they get it?", sort="one", codes="outcomes_met", required=True
                ),
                Question(name="met_words", title="What they got, what not, and why"),
            ),
        ),
        Section(
            title="What others may know",
            purpose="So that whoever raised the concern is told what came of it, and no more",
            questions=(Question(name="may_tell", title="What whoever raised the concern may be told"),),
        ),
    ),
    source="Care Act 2014, section 42(2)",
)


def from_assessment(answers: Answers) -> dict[str, str]:
    """What the enquiry's plan begins with, as an assessment has it: who supports the person."""
    return {"supporter": answers.get("supporter", "")}


def from_plan(answers: Answers) -> dict[str, str]:
    """What the enquiry's end begins with, as its plan has it."""
    return {"wanted": answers.get("wanted", "")}
