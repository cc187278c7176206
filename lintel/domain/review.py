"""Review: due by a date, held, and due again (Care Act 2014, section 27)."""

from dataclasses import dataclass
from datetime import date

from lintel.domain.clock import add_calendar_months
from lintel.domain.fact import code
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
    """The review was held with the person."""

    outcome: str = code("review_outcomes")


def next_review_due(held_on: date) -> date:
    """Twelve months after the review that was held."""
    return add_calendar_months(held_on, NEXT_REVIEW_MONTHS)
