"""Forced access: how one breaking of the glass stands, as the record it was done to tells it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lintel.domain.calendar import add_working_days
from lintel.domain.moment import Moment, is_repeated

HOURS_OPEN = 4
WORKING_DAYS_TO_REVIEW = 2
AN_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class ForcedAccess:
    """Somebody opened a record in an emergency: who, why, from when until when, and what came of the review."""

    fact: str
    reader: str
    reason: str
    note: str | None
    forced: Moment
    until: datetime
    review_due: date
    reviewed_on: date | None = None
    reviewer: str | None = None
    outcome: str | None = None


def review_due(forced: Moment) -> date:
    """The last day on which it is reviewed in time. Raises BeyondCalendar where no bank holidays are listed."""
    return add_working_days(forced.on, WORKING_DAYS_TO_REVIEW)


def ends(forced: Moment) -> Moment:
    """When it ends by itself, to the second."""
    return Moment.of((forced.instant() + HOURS_OPEN * AN_HOUR).replace(microsecond=0))


def longest(forced: Moment) -> timedelta:
    """How long it may be open. In the hour that October repeats, the clock does not say which of the two it was."""
    return HOURS_OPEN * AN_HOUR + (AN_HOUR if is_repeated(forced.on, forced.at) else timedelta())
