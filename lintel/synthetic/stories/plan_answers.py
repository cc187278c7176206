"""The answers on the form of a care and support plan, as the assessment and its budget would have them."""

from lintel.domain.forms import Answers
from lintel.domain.forms.care_act_assessment import OUTCOMES, unable_to_achieve
from lintel.domain.forms.care_plan import CARE_PLAN, DIRECT
from lintel.synthetic.draw import Draw
from lintel.synthetic.people import drama_phone
from lintel.synthetic.stories.budgets import Budget
from lintel.synthetic.stories.whom import Someone

# What a plan may be sent back for, and which answer the first version then did not have or had too short.
LACKING = {
    "more_evidence": "budget_words",
    "persons_view_missing": "own_words",
    "outcome_unclear": "",
    "wording": "contingency",
}
HELPED_BY_FAMILY, ALSO = 0.35, 0.6


def plan_answers(who: Someone, assessed: Answers, budget: Budget, setting: str, draw: Draw) -> dict[str, str]:
    """What the worker wrote with the person, once the assessment was decided."""
    say, outcomes = who.phrases.say, unable_to_achieve(assessed)
    told = {
        "own_words": f"“{say('plan_words')}”",
        "carer": assessed.get("carer") or say("plan_carer" if who.helper else "plan_no_carer"),
        "plan_for": ",".join(outcomes),
        "contingency": say("contingency"),
        "contingency_contact": say("contact_first" if who.helper else "contact_alone", phone=drama_phone(draw)),
    }
    for name in outcomes:
        told |= _help(who, name, budget.payment, setting, draw)
    for name in ("other_help", "look_at"):
        told |= {name: say(name)} if draw.chance(ALSO) else {}
    return CARE_PLAN.body(told | _money(who, budget))


def _help(who: Someone, name: str, payment: str, setting: str, draw: Draw) -> dict[str, str]:
    say = who.phrases.say
    if payment == "no_budget":
        by = "family_or_friends" if who.helper else "community"
        return {f"{name}_help": say("unpaid_family" if who.helper else "unpaid_community"), f"{name}_by": by}
    if setting == "residential":
        return {f"{name}_help": say("help_in_a_home"), f"{name}_by": "council"}
    direct = payment == "direct_payment" or (payment in DIRECT and draw.chance(0.5))
    text = f"{say('paid', worker='a personal assistant' if direct else 'a care worker')} {say(f'help_{name}')}"
    by = "direct_payment" if direct else "council"
    if who.helper and draw.chance(HELPED_BY_FAMILY):
        text, by = f"{text} {say('help_family')}", f"family_or_friends,{by}"
    return {f"{name}_help": text, f"{name}_by": by}


def _money(who: Someone, budget: Budget) -> dict[str, str]:
    told = {"payment": budget.payment, "weekly": _pounds(budget.weekly), "person_pays": _pounds(budget.person_pays)}
    told["budget_words"] = who.phrases.say("budget_words", counted=budget.counted)
    if budget.one_off:
        told["one_off"] = _pounds(budget.one_off)
    if budget.payment in DIRECT:
        told["direct_payment_words"] = who.phrases.say("direct_payment_words" if who.helper else "direct_payment_alone")
    return told


def _pounds(pence: int) -> str:
    return f"{pence // 100}.{pence % 100:02d}"


def first_plan(answers: dict[str, str], reason: str, who: Someone) -> dict[str, str]:
    """The same before it was sent back: what was then asked for is missing, or too short."""
    lacking = LACKING[reason] or next(f"{name}_help" for name in OUTCOMES if answers.get(f"{name}_help"))
    first = dict(answers)
    if lacking == "budget_words":
        first.pop(lacking)
    else:
        first[lacking] = who.phrases.say("plan_too_short")
    return first
