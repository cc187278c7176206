"""The Care Act assessment: started, finished, decided, and the care that follows."""

from dataclasses import dataclass

from lintel.domain.fact import code
from lintel.domain.work import Milestone


@dataclass(frozen=True, kw_only=True)
class AssessmentStarted(Milestone):
    """The worker began the assessment with the person."""

    method: str = code("assessment_methods")


@dataclass(frozen=True, kw_only=True)
class AssessmentCompleted(Milestone):
    """The assessment is written and shared."""

    method: str = code("assessment_methods")


@dataclass(frozen=True, kw_only=True)
class EligibilityDecided(Milestone):
    """The council decided whether needs are eligible (Care Act 2014, section 13)."""

    decision: str = code("eligibility")


@dataclass(frozen=True, kw_only=True)
class ServiceStarted(Milestone):
    """The care that was planned began."""

    setting: str = code("care_settings")
