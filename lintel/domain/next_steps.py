"""Next steps: what somebody who got in touch is told will happen, and by when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lintel.domain.clock import BeyondCalendar, Moment, due
from lintel.domain.flow import kind_named
from lintel.domain.moment import MIDNIGHT, end_of_day
from lintel.domain.targets import Target, within_on


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What comes next in plain words, and the moment by which it should; `by` is None where no standard is set."""

    what: str
    by: Moment | None

    @property
    def ends_a_day(self) -> bool:
        """Whether it runs out as a day ends: 00:00 is read as the day that begins then, so pages name the day before."""
        return self.by is not None and self.by.at == MIDNIGHT

    @property
    def last_day(self) -> date | None:
        """The last day on which it is still in time."""
        return self.by.on - timedelta(days=1) if self.by and self.ends_a_day else self.by.on if self.by else None

    def is_overdue(self, now: datetime) -> bool:
        """Whether it should have been done by now. A day without a time lasts until its end."""
        if self.by is None:
            return False
        return now > (end_of_day(self.by.on) if self.by.at is None else self.by.instant())


WHAT = {
    "contact": "Somebody from the duty team looks at what was said, and decides with you what would help.",
    "safeguarding_concern": "Somebody from the safeguarding team reads what was said, and decides what to do next.",
}


def promise(kind: str, on: date) -> Target | None:
    """The standard in force on a day for what comes next with a contact or a concern; None where none is set."""
    return _target(kind, Moment(on))


def next_step(kind: str, received: Moment, *, urgent: bool = False) -> NextStep:
    """What happens next with a contact or a concern that came in at this moment. `urgent` where it was said that it cannot wait."""
    return NextStep(what=WHAT[kind], by=_due(received, _target(kind, received, urgent=urgent)))


def _target(kind: str, received: Moment, *, urgent: bool = False) -> Target | None:
    """The standard of the clock that starts when it is received, else that of the first wait."""
    declared = kind_named(kind)
    clocks = [clock for clock in declared.clocks if clock.starts == declared.received_by]
    first = clocks[0].targets if clocks else declared.stages[0].held(urgent=urgent)
    return within_on(first, received.on)


def _due(received: Moment, target: Target | None) -> Moment | None:
    try:
        return due(received, target.amount, target.unit) if target else None
    except BeyondCalendar:
        return None
