"""Gone quiet: what nobody would notice by itself. A job that did not run, and work that nobody took up, each with a due time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from lintel.domain.clock import BeyondCalendar, Moment, add_calendar_days, due
from lintel.domain.codes import rows
from lintel.domain.flow import kind_named
from lintel.domain.targets import Target, within_on

OUTBOX = "outbox_send"


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something that a timer runs, and after how long without it somebody must look."""

    name: str
    title: str
    command: str
    silent_after: timedelta

    def due(self, ended: datetime | None) -> datetime | None:
        """By when it must have run again; None where it never ran."""
        return ended + self.silent_after if ended else None

    def is_silent(self, ended: datetime | None, now: datetime) -> bool:
        """Whether it should have run, and did not. One that never ran is."""
        return ended is None or now > ended + self.silent_after


@cache
def jobs() -> Mapping[str, Job]:
    """Every job, by its name."""
    return {
        row["job"]: Job(
            name=row["job"],
            title=row["title"],
            command=row["command"],
            silent_after=timedelta(minutes=int(row["silent_after_minutes"])),
        )
        for row in rows("jobs")
    }


@cache
def days_kept(what: str) -> int:
    """For how many days something is kept, or left to itself."""
    return next(int(row["days"]) for row in rows("keeping") if row["what"] == what)


def target_of(kind: str, stage: str, on: date) -> Target | None:
    """The target in force on a day for a stage, or for the clock by which it is judged."""
    return within_on(kind_named(kind).targets_at(stage), on)


def due_by(kind: str, stage: str, since: date, on: date) -> date | None:
    """By which day a stage that began on `since` should have been reached, as targets are on a day. Where none is set, after
    as many days as work may go without anybody asking; None for a day that is on no calendar."""
    target = target_of(kind, stage, on)
    if target is None:
        return add_calendar_days(since, days_kept("work_without_target"))
    try:
        return due(Moment(since), target.amount, target.unit).on
    except BeyondCalendar:
        return None
