"""Safeguarding: a concern, its screening and threshold decision, and the section 42 enquiry that may follow."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar

from lintel.domain.clock import Moment
from lintel.domain.fact import code
from lintel.domain.moment import MIDNIGHT
from lintel.domain.refusals import Refused
from lintel.domain.urgency import require_urgent_by
from lintel.domain.work import Mark, Milestone, WorkState

LAST = time.max


@dataclass(frozen=True, kw_only=True)
class ConcernReceived(Mark):
    """Somebody told the council of a worry about an adult's safety (Care Act 2014, section 42(1)).

    A concern that was raised at triage came in with the contact: `since` and `since_at` say when, and clocks run from
    then. Where they are not given, it came in on the fact's own day and at its own time. `urgent_since` is the day since
    when somebody is in danger, as whoever told of it said.
    """

    channel: str = code("channels")
    since: date | None = None
    since_at: time | None = None
    urgent_since: date | None = None

    @property
    def moment(self) -> Moment:
        if self.since is None and self.since_at is None:
            return Moment(self.occurred, self.at)
        return Moment(self.since or self.occurred, self.since_at)

    def check(self, work: WorkState) -> None:
        super().check(work)
        require_urgent_by(self.occurred, self.urgent_since)
        first = self.moment
        # On one day only known times tell which came first.
        if first.on > self.occurred or (first.on == self.occurred and (first.at or MIDNIGHT) > (self.at or LAST)):
            raise Refused("told_after_this", field="since")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.urgent_since = self.urgent_since


@dataclass(frozen=True, kw_only=True)
class ScreeningBegan(Milestone):
    """A first look was taken, and screening began."""

    decision: str = code("proceed_decisions")


@dataclass(frozen=True, kw_only=True)
class HowToProceedDecided(Mark):
    """How to proceed was recorded."""

    decision: str = code("proceed_decisions")


@dataclass(frozen=True, kw_only=True)
class ScreeningEnded(Mark):
    """Screening is over."""

    NEEDS: ClassVar[str | None] = "ScreeningBegan"
    result: str = code("screening_results")


@dataclass(frozen=True, kw_only=True)
class SpecialistAsked(Mark):
    """A specialist team was asked."""

    team: str = code("specialist_teams")


@dataclass(frozen=True, kw_only=True)
class SpecialistResponded(Mark):
    """The specialist team answered."""

    NEEDS: ClassVar[str | None] = "SpecialistAsked"
    answer: str = code("specialist_answers")


@dataclass(frozen=True, kw_only=True)
class ThresholdDecided(Milestone):
    """A named person decided whether the duty to enquire is met, and why."""

    decision: str = code("threshold_decisions")
    reason: str = code("threshold_reasons")


@dataclass(frozen=True, kw_only=True)
class EnquiryPlanned(Milestone):
    """Who will find out what, and what the person wants to happen.

    `outcomes_asked` says whether the person, or who speaks for them, was asked what they want to come of it. What they
    said is in `answers`, the plan's document, where it was written on the form.
    """

    lead: str = code("enquiry_leads")
    outcomes_asked: str | None = code("outcomes_asked", default=None)
    answers: str | None = None


@dataclass(frozen=True, kw_only=True)
class EnquiryConcluded(Milestone):
    """The enquiry ended, and the risk was judged. `outcomes_met` says how far the person got what they wanted of it."""

    risk: str = code("risk_outcomes")
    outcomes_met: str | None = code("outcomes_met", default=None)
    answers: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReferrerTold(Milestone):
    """Whoever raised the concern was told what they may lawfully know, or a reason why not was recorded."""

    how: str = code("tell_methods")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.told[type(self).__name__] = self.how
