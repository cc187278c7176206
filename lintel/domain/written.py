"""All that is written on forms about work: each form with its rule, and who signs it off."""

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from typing import Any

from lintel.domain import assessing
from lintel.domain.access import may
from lintel.domain.assessment import is_returned
from lintel.domain.care_plan import AGREED, PROPOSED, RETURNED, CarePlanProposed, limit_in_words, require_within_limit
from lintel.domain.fact import Fact, Recorded
from lintel.domain.forms import Answers, care_plan, enquiry, review
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT
from lintel.domain.money import pence_of
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.work import WorkState
from lintel.domain.writing import Written


def require_may_sign_off(kinds: Set[str], story: Sequence[Recorded], *, by: str, role: str, today: date) -> None:
    """Refuse a judgement on what was written on a form by whoever wrote it, or by one who signs nothing off.

    `kinds` are the kinds of fact that somebody is about to record today, whenever it happened.
    """
    for written in WRITTEN.values():
        if not kinds & written.signing:
            continue
        if by in written.writers(story):
            raise Refused("own_writing")
        if not may(role, "sign_off"):
            raise Refused("signs_nothing_off")
        if written.signed_off in kinds:
            written.may_sign(story, role=role, on=today)


def _assessment(
    written: Written, work: WorkState, when: When, answers: Answers, document: str, how: Mapping[str, Any]
) -> list[Fact]:
    return assessing.submit(work, when, answers=document, **how)


def _plan(
    written: Written, work: WorkState, when: When, answers: Answers, document: str, how: Mapping[str, Any]
) -> list[Fact]:
    weekly, person_pays, one_off = (pence_of(answers.get(each) or "0") for each in ("weekly", "person_pays", "one_off"))
    proposed = CarePlanProposed(
        subject=work.id,
        payment=answers.get("payment", ""),
        weekly_pence=weekly,
        person_pays_pence=person_pays,
        one_off_pence=one_off,
        answers=document,
        **vars(when),
    )
    proposed.check(work)
    return [proposed]


def _at(*stages: str) -> Callable[[WorkState], bool]:
    return lambda work: work.stage is not None and work.stage.name in stages


def _assessed(work: WorkState) -> bool:
    return is_returned(work) or _at("allocation", "reallocation", "start", "completion")(work)


def _plan_waits(work: WorkState) -> bool:
    """Also where care started, or a review was held, before a manager came to it."""
    return work.plan == PROPOSED and work.outcome in (None, "completed")


def _plan_written(work: WorkState) -> bool:
    decided = work.declared.ended_by("EligibilityDecided")
    return work.is_open() and (decided is None or "EligibilityDecided" in work.marks)


WRITTEN: Mapping[str, Written] = {
    each.name: each
    for each in (
        Written(
            form=CARE_ACT_ASSESSMENT,
            slug="assessment",
            kinds=frozenset({"care_act_assessment"}),
            facts=("AssessmentCompleted", "AssessmentResubmitted"),
            verb="Write the assessment",
            record=_assessment,
            written_now=_assessed,
            signed_off="EligibilityDecided",
            sent_back="AssessmentReturned",
            waits_to_be_signed=_at("decision"),
            is_back=is_returned,
        ),
        Written(
            form=care_plan.CARE_PLAN,
            slug="care-plan",
            kinds=frozenset({"care_act_assessment", "review"}),
            facts=("CarePlanProposed",),
            verb="Write the care and support plan",
            record=_plan,
            written_now=_plan_written,
            signed_off="CarePlanAgreed",
            sent_back="CarePlanReturned",
            waits_to_be_signed=_plan_waits,
            judged=lambda work: {"plan": work.plan_proposed or ""},
            may_sign=require_within_limit,
            limit_in_words=limit_in_words,
            is_back=lambda work: work.plan == RETURNED,
            begins_with={"care_act_assessment": care_plan.from_assessment},
        ),
        Written(
            form=review.REVIEW,
            slug="review",
            kinds=frozenset({"review"}),
            facts=("ReviewHeld",),
            verb="Write the review",
            when_asked="When was it held?",
            written_now=WorkState.is_open,
            begins_with={"care_plan": review.from_plan},
        ),
        Written(
            form=enquiry.ENQUIRY_PLAN,
            slug="enquiry-plan",
            kinds=frozenset({"section_42_enquiry"}),
            facts=("EnquiryPlanned",),
            verb="Write the enquiry plan",
            when_asked="When was it planned?",
            begins_with={"care_act_assessment": enquiry.from_assessment},
        ),
        Written(
            form=enquiry.ENQUIRY,
            slug="enquiry",
            kinds=frozenset({"section_42_enquiry"}),
            facts=("EnquiryConcluded",),
            verb="Write what the enquiry found",
            when_asked="When did it end?",
            begins_with={"enquiry_plan": enquiry.from_plan},
        ),
    )
}
BY_SLUG: Mapping[str, Written] = {each.slug: each for each in WRITTEN.values()}


def asks_why_out_of_order(work: WorkState, fact: str) -> bool:
    """Whether this kind of fact would now be recorded before its turn, so that a reason is asked for."""
    early = {"EligibilityDecided": is_returned(work), "ServiceStarted": work.plan != AGREED}
    return early.get(fact, False)


def to_sign(work: WorkState) -> str | None:
    """What of this work somebody is to sign off now, by its form's name; None where nothing is, or its writer has it."""
    waiting = [
        each.name for each in of_kind(work.declared.name) if each.waits_to_be_signed(work) and not each.is_back(work)
    ]
    return waiting[0] if waiting else None


def of_kind(kind: str) -> list[Written]:
    """What is written with work of this kind, in the order of its stages."""
    return [each for each in WRITTEN.values() if kind in each.kinds]
