"""The map: every kind of work with its stages, outcomes, named clocks and targets, declared as data."""

from collections.abc import Mapping
from dataclasses import replace

from lintel.domain.kind import REALLOCATION, Clock, Kind, Stage
from lintel.domain.refusals import Refused

__all__ = ["KINDS", "REALLOCATION", "Clock", "Kind", "Stage", "decided_by", "kind_named"]


ALLOCATION = Stage(
    name="allocation", title="Waiting for a worker", reached_by="OfferAccepted", done="Accepted by a worker"
)

CARE_PLAN = ("CarePlanProposed", "CarePlanReturned", "CarePlanAgreed")
# Whoever sent a form for the public may add to it; staff write notes.
FROM_THE_PUBLIC = ("MoreTold",)
CONTACT = Kind(
    name="contact",
    title="Contact",
    plural="Contacts",
    law="Care Act 2014, sections 2 and 4",
    received_by="ContactReceived",
    marks=("CallTaken", "CallMade", *FROM_THE_PUBLIC),
    on_forms=frozenset(FROM_THE_PUBLIC),
    stages=(
        Stage(
            name="triage",
            title="Waiting for triage",
            reached_by="ContactTriaged",
            done="Triaged",
            first_decision=True,
            if_urgent="urgent_triage",
            decision="decision",
            closes={
                "advice_given": "advice_given",
                "signposted": "advice_given",
                "care_act_assessment": "moved_on",
                "safeguarding_concern": "moved_on",
            },
            opens={"care_act_assessment": "care_act_assessment", "safeguarding_concern": "safeguarding_concern"},
            hands_on=frozenset({"care_act_assessment", "safeguarding_concern"}),
        ),
    ),
    national_return="Client Level Data: Request",
)

CARE_ACT_ASSESSMENT = Kind(
    name="care_act_assessment",
    title="Care Act assessment",
    plural="Care Act assessments",
    law="Care Act 2014, sections 9 to 13",
    received_by="WorkOpened",
    marks=("AssessmentReturned", "AssessmentResubmitted", *CARE_PLAN),
    on_forms=frozenset({"AssessmentReturned", "AssessmentResubmitted", *CARE_PLAN}),
    team_is_chosen=True,
    stages=(
        ALLOCATION,
        Stage(name="start", title="Waiting to start", reached_by="AssessmentStarted", done="Assessment started"),
        Stage(
            name="completion",
            title="Waiting for the assessment to finish",
            reached_by="AssessmentCompleted",
            done="Assessment finished",
        ),
        Stage(
            name="decision",
            title="Waiting for a decision",
            reached_by="EligibilityDecided",
            done="Eligibility decided",
            decision="decision",
            closes={"not_eligible": "completed", "no_needs": "completed"},
        ),
        Stage(
            name="service_start",
            title="Waiting for care to start",
            reached_by="ServiceStarted",
            done="Care started",
            closes={"": "completed"},
            opens={"": "review"},
        ),
    ),
    national_return="Client Level Data: Assessment",
)

REVIEW = Kind(
    name="review",
    title="Review",
    plural="Reviews",
    law="Care Act 2014, section 27",
    received_by="ReviewScheduled",
    marks=CARE_PLAN,
    on_forms=frozenset(CARE_PLAN),
    due_date=True,
    stages=(
        replace(ALLOCATION, title="Overdue, waiting for a worker"),
        Stage(
            name="held",
            title="Overdue, waiting to be held",
            reached_by="ReviewHeld",
            done="Review held",
            decision="outcome",
            closes={"": "completed"},
            opens={"no_change": "review", "plan_changed": "review"},
        ),
    ),
    national_return="Client Level Data: Review",
)

SAFEGUARDING_CONCERN = Kind(
    name="safeguarding_concern",
    title="Safeguarding concern",
    plural="Safeguarding concerns",
    law="Care Act 2014, section 42(1)",
    received_by="ConcernReceived",
    marks=("HowToProceedDecided", "ScreeningEnded", "SpecialistAsked", "SpecialistResponded", *FROM_THE_PUBLIC),
    on_forms=frozenset(FROM_THE_PUBLIC),
    stages=(
        Stage(
            name="first_look",
            title="Waiting for a first look",
            reached_by="ScreeningBegan",
            done="Screening begun",
            first_decision=True,
            held_to="how_to_proceed",
        ),
        Stage(
            name="threshold",
            title="Waiting for a threshold decision",
            reached_by="ThresholdDecided",
            done="Threshold decided",
            decision="decision",
            closes={
                "section_42": "section_42_enquiry",
                "other_enquiry": "other_enquiry",
                "welfare": "welfare_route",
                "no_further_action": "no_further_action",
            },
            opens={"section_42": "section_42_enquiry", "other_enquiry": "section_42_enquiry", "welfare": "contact"},
            # Not to welfare: from there, whoever reported the concern would be read by teams that may not see it.
            hands_on=frozenset({"section_42_enquiry"}),
        ),
    ),
    clocks=(
        Clock(name="how_to_proceed", title="How to proceed", starts="ConcernReceived", stops="HowToProceedDecided"),
        Clock(name="screening_hold", title="Screening hold", starts="ScreeningBegan", stops="ScreeningEnded"),
        Clock(name="threshold", title="Threshold decision", starts="ConcernReceived", stops="ThresholdDecided"),
        Clock(
            name="specialist_response",
            title="Specialist response",
            starts="SpecialistAsked",
            stops="SpecialistResponded",
        ),
    ),
    national_return="Safeguarding Adults Collection: concerns",
)

SECTION_42_ENQUIRY = Kind(
    name="section_42_enquiry",
    title="Section 42 enquiry",
    plural="Section 42 enquiries",
    law="Care Act 2014, section 42(2)",
    received_by="WorkOpened",
    stages=(
        ALLOCATION,
        Stage(name="plan", title="Waiting for a plan", reached_by="EnquiryPlanned", done="Enquiry planned"),
        Stage(
            name="conclusion", title="Waiting for a conclusion", reached_by="EnquiryConcluded", done="Enquiry concluded"
        ),
        Stage(
            name="tell_referrer",
            title="Waiting to tell the referrer",
            reached_by="ReferrerTold",
            done="Referrer told",
            closes={"": "completed"},
        ),
    ),
    national_return="Safeguarding Adults Collection: section 42 enquiries",
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind.with_targets()
    for kind in (CONTACT, CARE_ACT_ASSESSMENT, REVIEW, SAFEGUARDING_CONCERN, SECTION_42_ENQUIRY)
}


def decided_by(fact: str) -> list[Stage]:
    """The stages, of every kind of work, that this kind of fact ends by a decision."""
    ended = [kind.ended_by(fact) for kind in KINDS.values()]
    return [stage for stage in ended if stage is not None and stage.decision]


def kind_named(name: str) -> Kind:
    """The declaration of a kind of work; raises Refused for an unknown one."""
    if name not in KINDS:
        raise Refused("unknown_kind", field="kind", kind=name)
    return KINDS[name]
