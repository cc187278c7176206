"""Clock faces: the named clocks of one work, as its page shows them."""

from dataclasses import dataclass
from datetime import date, datetime

from lintel.domain.clock import BeyondCalendar, Moment, due, in_time
from lintel.domain.flow import Clock
from lintel.domain.targets import Target, within_on
from lintel.domain.work import WorkState


@dataclass(frozen=True)
class ClockFace:
    """A named clock of one work: when it started and stopped, and the target in force that day, or else today."""

    clock: Clock
    started: Moment
    stopped: Moment | None
    target: Target | None

    @property
    def due(self) -> Moment | None:
        """When it ran out or will; None where no target is in force, or no calendar says which days were worked."""
        try:
            return due(self.started, self.target.amount, self.target.unit) if self.target else None
        except BeyondCalendar:
            return None

    def late(self, now: datetime) -> bool:
        """Whether it ran out before it was stopped."""
        stop = self.stopped or Moment.of(now)
        return self.target is not None and not in_time(self.started, stop, self.target.amount, self.target.unit)


def clock_faces(state: WorkState, today: date) -> list[ClockFace]:
    """Every named clock of this work that has started."""
    faces = []
    for clock in state.declared.clocks:
        started, stopped = state.marks.get(clock.starts), state.marks.get(clock.stops)
        if started is not None:
            target = within_on(clock.targets, stopped.on if stopped else today)
            faces.append(ClockFace(clock, started, stopped, target))
    return faces
