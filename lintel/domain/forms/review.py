"""The form of a review. Read: Care Act 2014 section 27, as it stands from April 2015. Recalled and not read again: the
statutory guidance, chapter 13."""

from lintel.domain.forms import Answers, Form, Question, Section

CHANGED = ("outcome", frozenset({"plan_changed"}))
HOW_IT_IS = Section(
    title="How it is",
    purpose="Whether the plan still fits the person (Care Act, section 27)",
    questions=(
        Question(
            name="own_words",
            title="What the person says about how things are, in their own words",
            required=True,
        ),
        Question(name="changes", title="What has changed since the plan was agreed"),
        Question(name="carer", title="How the carer is, and whether they can go on", known_from="care_plan"),
        Question(name="safety", title="Whether the person is safe, and what worries anybody"),
    ),
)
THE_PLAN = Section(
    title="How the plan works",
    purpose="What to keep and what to change in the plan",
    questions=(
        Question(
            name="going_well", title="With which outcomes does the care help as planned?", sort="many",
            codes="care_outcomes",
        ),
        Question(
            name="not_met", title="With which outcomes does it not?", sort="many", codes="care_outcomes",
        ),
        Question(name="not_met_words", title="What does not work, and why"),
        Question(
            name="contingency", title="What to do if the usual care breaks down", known_from="care_plan",
        ),
    ),
)  # fmt: skip
WHAT_COMES_OF_IT = Section(
    title="What comes of it",
    purpose="What is done next, by whom and by when",
    questions=(
        Question(name="outcome", title="What came of the review?", sort="one", codes="review_outcomes", required=True),
        Question(
            name="new_plan",
            title="What is to change in the plan",
            hint="Write the new plan too, so that it can be agreed.",
            show_if=CHANGED,
        ),
        Question(name="agreed_words", title="What was agreed, who does it, and by when"),
    ),
)
REVIEW = Form(
    name="review",
    version="1",
    title="Review",
    sections=(HOW_IT_IS, THE_PLAN, WHAT_COMES_OF_IT),
    source="Care Act 2014, section 27",
)


def from_plan(answers: Answers) -> dict[str, str]:
    """What a review begins with, as the plan has it."""
    return {name: answers.get(name, "") for name in ("carer", "contingency")}
