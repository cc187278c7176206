"""The Care Act assessment: started, written, sent back or signed off."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lintel.domain.fact import Fact, code
from lintel.domain.refusals import Refused
from lintel.domain.work import Mark, Milestone, WorkState, check_codes, mark, require_open

ELIGIBLE, CRITERIA_MET = "eligible", "criteria_met"


@dataclass(frozen=True, kw_only=True)
class AssessmentStarted(Milestone):
    """The worker began the assessment with the person."""

    method: str = code("assessment_methods")


@dataclass(frozen=True, kw_only=True)
class AssessmentCompleted(Milestone):
    """The assessment is written and shared. `answers` is its document, where it was written on the form.

    This is the first submission, and its date stays, however often the assessment is sent back. `out_of_order` says why
    a step before it was recorded only now.
    """

    method: str = code("assessment_methods")
    answers: str | None = None
    out_of_order: str | None = code("out_of_order_reasons", default=None)


@dataclass(frozen=True, kw_only=True)
class AssessmentReturned(Mark):
    """The manager sent the assessment back to its writer for changes."""

    reason: str = code("return_for_changes_reasons")

    def check(self, work: WorkState) -> None:
        _require_waits_for_decision(self, work)
        if is_returned(work):
            raise Refused("returned_already")

    def apply(self, work: WorkState) -> None:
        mark(work, self, self.moment)
        work.told["AssessmentReturned"] = self.reason


@dataclass(frozen=True, kw_only=True)
class AssessmentResubmitted(Mark):
    """The assessment was changed, and sent to the manager again. Every version stays."""

    answers: str | None = None

    def check(self, work: WorkState) -> None:
        _require_waits_for_decision(self, work)
        if not is_returned(work):
            raise Refused("not_returned")

    def apply(self, work: WorkState) -> None:
        mark(work, self, self.moment)
        work.told.pop("AssessmentReturned", None)


@dataclass(frozen=True, kw_only=True)
class EligibilityDecided(Milestone):
    """The council decided whether needs are eligible (Care Act 2014, section 13): the manager's sign-off.

    `out_of_order` says why it was decided though the assessment had been sent back for changes.
    """

    decision: str = code("eligibility")
    reason: str | None = code("eligibility_reasons", default=None)
    out_of_order: str | None = code("out_of_order_reasons", default=None)

    def check(self, work: WorkState) -> None:
        super().check(work)
        if is_returned(work) and self.out_of_order is None:
            raise Refused("returned_for_changes", field="out_of_order")


def is_returned(work: WorkState) -> bool:
    """Whether the assessment is with its writer for changes."""
    return "AssessmentReturned" in work.told


def _require_waits_for_decision(fact: Mark, work: WorkState) -> None:
    require_open(work)
    check_codes(fact)
    if work.kind is None or type(fact).__name__ not in work.kind.marks:
        raise Refused("not_for_this_kind", what="assessment", kind=work.declared.title.lower())
    if work.stage is None or work.stage.name != "decision":
        raise Refused("not_written_yet")


def conditions_not_met(*, impairment: bool, outcomes: Collection[str], wellbeing: bool) -> list[str]:
    """Which of the three conditions of the national criteria are not met, as codes: needs from an impairment or illness,
    two or more outcomes that cannot be achieved, and a significant impact on well-being. What is not known is not met.

    Source: the Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 2(1).
    """
    met = {
        "no_impairment": impairment,
        "fewer_than_two_outcomes": len(set(outcomes)) >= 2,
        "no_significant_impact": wellbeing,
    }
    return [code for code, is_met in met.items() if not is_met]


def criteria_met(*, impairment: bool, outcomes: Collection[str], wellbeing: bool) -> bool:
    """Whether all three conditions of the national criteria are met."""
    return not conditions_not_met(impairment=impairment, outcomes=outcomes, wellbeing=wellbeing)


def require_reason_fits(facts: Iterable[Fact]) -> None:
    """Refuse a decision with a reason that says otherwise: that all conditions are met is why needs are eligible, and no
    other needs are.

    Asked of whoever decides here. What other systems decided is kept as it was.
    """
    for fact in facts:
        if isinstance(fact, EligibilityDecided) and not _fits(fact.decision, fact.reason):
            raise Refused("reason_says_otherwise", field="reason")


def _fits(decision: str, reason: str | None) -> bool:
    return not reason or (decision == ELIGIBLE) == (reason == CRITERIA_MET)
