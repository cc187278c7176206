"""The map: every kind of work, its stages, outcomes, named clocks and targets, all as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lintel.domain.clock import Unit
from lintel.domain.refusals import Refused
from lintel.domain.targets import ANY_KIND, Aim, Target, aims_for, targets_for


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A named clock between two kinds of fact of one work, shown beside the others and never mixed with them."""

    name: str
    title: str
    starts: str
    stops: str
    targets: tuple[Target, ...]

    @property
    def in_hours(self) -> bool:
        """Whether it is counted in hours, and not in days."""
        return self.targets[0].unit is Unit.ELAPSED_HOURS


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One wait. `reached_by` is the fact that ends it, and `decision` its field that holds what was decided.

    `closes` maps the code decided to the work's outcome, and `opens` to the kind of work that begins because of it.
    The empty code stands for whatever is decided.
    """

    name: str
    title: str
    reached_by: str
    done: str
    targets: tuple[Target, ...] = ()
    decision: str | None = None
    closes: Mapping[str, str] = field(default_factory=dict)
    opens: Mapping[str, str] = field(default_factory=dict)
    last: bool = False

    def decided(self, fact: object) -> str:
        """The code that the fact which ends this wait decided; empty where nothing is decided."""
        return str(getattr(fact, self.decision)) if self.decision else ""

    def outcome(self, decided: str) -> str | None:
        """The outcome with which this decision closes the work, or None where it goes on."""
        return self.closes.get(decided, self.closes.get(""))

    def opened(self, decided: str) -> str | None:
        """The kind of work that begins because of this decision, or None."""
        return self.opens.get(decided, self.opens.get(""))


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of work: what begins it, the waits it has in turn, and its named clocks."""

    name: str
    title: str
    plural: str
    law: str
    received_by: str
    stages: tuple[Stage, ...]
    clocks: tuple[Clock, ...] = ()
    marks: tuple[str, ...] = ()
    national_return: str
    due_date: bool = False
    aims: tuple[Aim, ...] = ()

    def stage(self, name: str) -> Stage:
        """The stage of that name; raises Refused where this kind has none."""
        for each in (*self.stages, REALLOCATION):
            if each.name == name:
                return each
        raise Refused("unknown_stage", field="stage", stage=name, kind=self.title)

    def ended_by(self, fact: str) -> Stage | None:
        """The stage that this kind of fact ends, or None."""
        return next((stage for stage in self.stages if stage.reached_by == fact), None)

    def after(self, stage: Stage) -> Stage | None:
        """The stage that follows, or None after the last."""
        names = [each.name for each in self.stages]
        place = names.index(stage.name) + 1
        return self.stages[place] if place < len(names) else None


REALLOCATION = Stage(
    name="reallocation",
    title="Waiting for a new worker",
    reached_by="OfferAccepted",
    done="Accepted by a worker",
    targets=targets_for(ANY_KIND, "reallocation"),
)

CONTACT = Kind(
    name="contact",
    title="Contact",
    plural="Contacts",
    law="Care Act 2014, sections 2 and 4",
    received_by="ContactReceived",
    stages=(
        Stage(
            name="triage",
            title="Waiting for triage",
            reached_by="ContactTriaged",
            done="Triaged",
            targets=targets_for("contact", "triage"),
            decision="decision",
            closes={
                "advice_given": "advice_given",
                "signposted": "advice_given",
                "care_act_assessment": "moved_on",
                "safeguarding_concern": "moved_on",
            },
            opens={"care_act_assessment": "care_act_assessment", "safeguarding_concern": "safeguarding_concern"},
            last=True,
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
    stages=(
        Stage(
            name="allocation",
            title="Waiting for a worker",
            reached_by="OfferAccepted",
            done="Accepted by a worker",
            targets=targets_for("care_act_assessment", "allocation"),
        ),
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
            last=True,
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
    due_date=True,
    aims=aims_for("review"),
    stages=(
        Stage(
            name="allocation",
            title="Overdue, waiting for a worker",
            reached_by="OfferAccepted",
            done="Accepted by a worker",
            targets=targets_for("review", "allocation"),
        ),
        Stage(
            name="held",
            title="Overdue, waiting to be held",
            reached_by="ReviewHeld",
            done="Review held",
            targets=targets_for("review", "held"),
            decision="outcome",
            closes={"": "completed"},
            opens={"no_change": "review", "plan_changed": "review"},
            last=True,
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
    marks=("HowToProceedDecided", "ScreeningEnded", "SpecialistAsked", "SpecialistResponded"),
    stages=(
        Stage(name="first_look", title="Waiting for a first look", reached_by="ScreeningBegan", done="Screening begun"),
        Stage(
            name="threshold",
            title="Waiting for a threshold decision",
            reached_by="ThresholdDecided",
            done="Threshold decided",
            targets=targets_for("safeguarding_concern", "threshold"),
            decision="decision",
            closes={
                "section_42": "section_42_enquiry",
                "other_enquiry": "other_enquiry",
                "welfare": "welfare_route",
                "no_further_action": "no_further_action",
            },
            opens={"section_42": "section_42_enquiry", "other_enquiry": "section_42_enquiry", "welfare": "contact"},
            last=True,
        ),
    ),
    clocks=(
        Clock(
            name="how_to_proceed",
            title="How to proceed",
            starts="ConcernReceived",
            stops="HowToProceedDecided",
            targets=targets_for("safeguarding_concern", "how_to_proceed"),
        ),
        Clock(
            name="screening_hold",
            title="Screening hold",
            starts="ScreeningBegan",
            stops="ScreeningEnded",
            targets=targets_for("safeguarding_concern", "screening_hold"),
        ),
        Clock(
            name="threshold",
            title="Threshold decision",
            starts="ConcernReceived",
            stops="ThresholdDecided",
            targets=targets_for("safeguarding_concern", "threshold"),
        ),
        Clock(
            name="specialist_response",
            title="Specialist response",
            starts="SpecialistAsked",
            stops="SpecialistResponded",
            targets=targets_for("safeguarding_concern", "specialist_response"),
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
        Stage(
            name="allocation",
            title="Waiting for a worker",
            reached_by="OfferAccepted",
            done="Accepted by a worker",
        ),
        Stage(name="plan", title="Waiting for a plan", reached_by="EnquiryPlanned", done="Enquiry planned"),
        Stage(
            name="conclusion",
            title="Waiting for a conclusion",
            reached_by="EnquiryConcluded",
            done="Enquiry concluded",
        ),
        Stage(
            name="tell_referrer",
            title="Waiting to tell the referrer",
            reached_by="ReferrerTold",
            done="Referrer told",
            closes={"": "completed"},
            last=True,
        ),
    ),
    national_return="Safeguarding Adults Collection: section 42 enquiries",
)

KINDS: Mapping[str, Kind] = {
    kind.name: kind for kind in (CONTACT, CARE_ACT_ASSESSMENT, REVIEW, SAFEGUARDING_CONCERN, SECTION_42_ENQUIRY)
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
