"""Review: due by a date, held, and due again (Care Act 2014, section 27)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lintel.domain.care_plan import in_order
from lintel.domain.clock import add_calendar_days, add_calendar_months
from lintel.domain.fact import Fact, Recorded, code, effective
from lintel.domain.work import Mark, Milestone, WorkState

FIRST_REVIEW_DAYS = 56
NEXT_REVIEW_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class ReviewScheduled(Mark):
    """A review will fall due. Nobody waits until the day after."""

    due_on: date
    basis: str = code("review_bases")

    def apply(self, work: WorkState) -> None:
        super().apply(work)
        work.due_on = self.due_on


@dataclass(frozen=True, kw_only=True)
class ReviewHeld(Milestone):
    """The review was held with the person. `answers` is its document, where it was written on the form."""

    outcome: str = code("review_outcomes")
    answers: str | None = None


def care_ended_after(agreed: Recorded, story: Sequence[Recorded]) -> bool:
    """Whether a review that was held after a plan was agreed ended the care."""
    held = [
        entry for entry in effective(story) if isinstance(entry.fact, ReviewHeld) and in_order(entry) > in_order(agreed)
    ]
    return any(isinstance(entry.fact, ReviewHeld) and entry.fact.outcome == "care_ended" for entry in held)


def next_review(leader: Fact) -> tuple[date, str]:
    """When the next review is due, and why: a year after one that was held, or eight weeks after care began."""
    if isinstance(leader, ReviewHeld):
        return add_calendar_months(leader.occurred, NEXT_REVIEW_MONTHS), "yearly"
    return add_calendar_days(leader.occurred, FIRST_REVIEW_DAYS), "first_after_plan"
