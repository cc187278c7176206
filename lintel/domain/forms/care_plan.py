"""The form of a care and support plan.

Read: Care Act 2014 sections 25 (what a plan says) and 26 (the personal budget), as enacted. Recalled and not read again:
sections 31 to 33 (direct payments); the statutory guidance, chapters 10 to 12, for plans that say what to do when care
breaks down.
"""

from lintel.domain.forms import Answers, Form, Question, Section
from lintel.domain.forms.care_act_assessment import OUTCOMES, unable_to_achieve

DIRECT = frozenset({"direct_payment", "part_direct_payment"})


def _help(name: str, title: str) -> tuple[Question, Question]:
    planned = ("plan_for", frozenset({name}))
    return (
        Question(
            name=f"{name}_help",
            title=f"{title}: what will help, how often and when",
            show_if=planned,
            known_from="last",
        ),
        Question(
            name=f"{name}_by",
            title="Who does it?",
            sort="many",
            codes="arranged_by",
            show_if=planned,
            known_from="last",
        ),
    )


THE_PERSON = Section(
    title="What the person wants",
    purpose="To begin with what the person wants (Care Act, section 25); read by whoever gives the care",
    questions=(
        Question(
            name="own_words",
            title="What the person says, in their own words",
            hint="What a good week looks like, and what they want to do for themselves.",
            known_from="own_words",
            required=True,
        ),
        Question(name="carer", title="What the carer does, and what would help the carer", known_from="last"),
    ),
)
WHAT_HELPS = Section(
    title="What helps with each outcome",
    purpose="What is arranged, and by whom (Care Act, section 25)",
    hint="Answer for each outcome that you tick. The ones that the assessment found are ticked.",
    questions=(
        Question(
            name="plan_for",
            title="Which outcomes does this plan help with?",
            sort="many",
            codes="care_outcomes",
            required=True,
            known_from="care_act_assessment",
        ),
        *(each for name, title in OUTCOMES.items() for each in _help(name, title)),
        Question(
            name="other_help",
            title="Other needs, and what the person can do to keep them from growing",
            known_from="last",
        ),
        Question(
            name="advice",
            title="Advice and information for the person: what meets or lessens these needs, and what puts off others",
            purpose="A plan includes it (Care Act, section 25(1)(f))",
            known_from="last",
        ),
    ),
)
BREAKS_DOWN = Section(
    title="If the usual care breaks down",
    purpose="What whoever is on duty does when the usual care breaks down",
    hint="Whoever is on duty reads this when nobody who knows the person is there.",
    questions=(
        Question(name="contingency", title="What to do, and in which order", required=True, known_from="last"),
        Question(
            name="contingency_contact", title="Whom to ring first, and the number", sort="line", known_from="last"
        ),
    ),
)
BUDGET = Section(
    title="The personal budget",
    purpose="What the council and the person pay (Care Act, sections 26 and 31); what the review looks at",
    questions=(
        Question(name="payment", title="How is it paid?", sort="one", codes="payment_ways", required=True, known_from="last"),
        Question(
            name="direct_payment_for", title="Which needs the direct payment meets, how much it is and how often it is paid",
            purpose="A plan that is paid so says it (Care Act, section 25(2))", show_if=("payment", DIRECT), known_from="last",
        ),
        Question(
            name="direct_payment_words", title="Who looks after the direct payment, and what help they need",
            show_if=("payment", DIRECT), known_from="last",
        ),
        Question(name="weekly", title="Budget for a week, in pounds", sort="money", required=True, known_from="last"),
        Question(name="person_pays", title="Of this, what the person pays", sort="money", known_from="last"),
        Question(name="one_off", title="Paid once, in pounds", sort="money"),
        Question(name="budget_words", title="How the budget was worked out", known_from="last"),
        Question(name="look_at", title="What to look at when the plan is reviewed", known_from="last"),
    ),
)  # fmt: skip
CARE_PLAN = Form(
    name="care_plan",
    version="2",
    title="Care and support plan",
    sections=(THE_PERSON, WHAT_HELPS, BREAKS_DOWN, BUDGET),
    source="Care Act 2014, sections 25, 26 and 31",
)


def from_assessment(answers: Answers) -> dict[str, str]:
    """What a plan begins with, as the assessment found it: what the person said, the outcomes that cannot be achieved."""
    kept = {name: answers.get(name, "") for name in ("own_words", "carer")}
    return kept | {"plan_for": ",".join(unable_to_achieve(answers))}
