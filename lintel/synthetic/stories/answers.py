"""The answers on the form of a Care Act assessment, as somebody's life and the decision in view would have them."""

from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT, OUTCOMES
from lintel.synthetic.draw import Draw
from lintel.synthetic.stories.whom import Someone

AREAS = ("dignity", "health", "control", "participation", "relationships", "accommodation", "social_economic")
HARD_TO_TAKE_PART = {
    "memory": ("retaining", "weighing"), "stroke": ("communicating",), "growing_up": ("understanding",),
    "older_parents": ("understanding", "weighing"), "voices": ("weighing",),
}  # fmt: skip
DECISIONS = ("eligible", "eligible", "eligible", "not_eligible", "not_eligible", "no_needs")
# What a manager may send it back for, and which answer the first version then did not have or had too short.
LACKING = {
    "more_evidence": "wellbeing_words",
    "persons_view_missing": "own_words",
    "outcome_unclear": "",
    "wording": "needs",
}


def reason_of(answers: dict[str, str], decision: str) -> str:
    """Why a decision is what it is, as a code."""
    if decision == "eligible":
        return "criteria_met"
    if decision == "no_needs":
        return "needs_met_otherwise"
    many = sum(bool(answers.get(name)) for name in OUTCOMES)
    return "fewer_than_two_outcomes" if many < 2 else "no_significant_impact"


def answers_of(who: Someone, decision: str, draw: Draw) -> dict[str, str]:
    """What the worker wrote, with this decision in view."""
    say = who.phrases.say
    told = {
        "own_words": f"“{say('own_words')}” {say('matters')}",
        "communication": say(f"communication.{who.described.communication_need or 'none'}"),
        "strengths": say("strengths"),
        "carer": say("carer_yes" if who.helper and who.helper.cares else "carer_no"),
        "needs": say("need") if decision != "no_needs" else say("why_not_eligible"),
        "impairment": "no" if decision == "no_needs" else "yes",
        "fluctuates": say("fluctuates"),
        "proposed": decision,
    }
    told |= _outcomes(who, decision, draw) | _impact(who, decision, draw) | _taking_part(who, draw)
    if decision != "eligible":
        told["proposed_words"] = say("why_not_eligible")
    return CARE_ACT_ASSESSMENT.body(told)


def _outcomes(who: Someone, decision: str, draw: Draw) -> dict[str, str]:
    hard = list(who.phrases.outcomes().items())
    draw.random.shuffle(hard)
    many = {"eligible": draw.number(2, len(hard)), "not_eligible": draw.number(1, 2)}.get(decision, 0)
    told: dict[str, str] = {}
    for name, (codes, seen) in hard[:many]:
        told |= {name: codes, f"{name}_words": who.phrases.fill(seen)}
    others = [name for name in OUTCOMES if name not in told and name != "children"]
    for name in others[: draw.number(1, 3)]:
        told[f"{name}_words"] = who.phrases.say("can_do")
    return told


def _impact(who: Someone, decision: str, draw: Draw) -> dict[str, str]:
    if decision != "eligible":
        return {"significant_impact": "no", "wellbeing_words": who.phrases.say("no_impact")}
    areas = sorted({draw.pick(AREAS) for _ in range(3)}, key=AREAS.index)
    said = who.phrases.say("impact")
    return {"significant_impact": "yes", "wellbeing": ",".join(areas), "wellbeing_words": said}


def _taking_part(who: Someone, draw: Draw) -> dict[str, str]:
    hard = HARD_TO_TAKE_PART.get(who.phrases.theme, ())
    if not hard or draw.chance(0.4):
        return {"supporter": "nobody_needed", "capacity": "no_doubt"}
    if who.helper:
        helped = {"supporter": "appropriate_person", "supporter_words": who.phrases.say("supporter_words")}
    else:
        helped = {"supporter": "independent_advocate", "supporter_words": "An advocate came to both visits."}
    capacity = "lacks_capacity" if who.helper and who.phrases.theme == "memory" and draw.chance(0.4) else "has_capacity"
    said = who.phrases.say("capacity_lacks" if capacity == "lacks_capacity" else "capacity_has")
    return {"difficulty": ",".join(hard), "capacity": capacity, "capacity_words": said} | helped


def first_version(answers: dict[str, str], reason: str, who: Someone) -> dict[str, str]:
    """The same before it was sent back: what the manager then asked for is missing, or too short."""
    lacking = LACKING[reason] or next((f"{name}_words" for name in OUTCOMES if answers.get(name)), "needs")
    first = dict(answers)
    if lacking in ("own_words", "needs"):
        first[lacking] = who.phrases.say("too_short")
    else:
        first.pop(lacking, None)
    return first
