"""Jobs: what a timer runs leaves a mark when it has come to its end, with what came of it, so that silence and failure are seen."""

from dataclasses import dataclass
from datetime import datetime

from lintel.domain.quiet import OUTBOX, Job, jobs
from lintel.gateways.models import JobRun, Message
from lintel.gateways.queue import TAKEN
from lintel.ledger.write_lock import one_transaction


@dataclass(frozen=True)
class JobState:
    """One job: when it ended last, whether it is silent, and whether it then found something wrong."""

    job: Job
    ended: datetime | None
    silent: bool
    failed: bool

    @property
    def due(self) -> datetime | None:
        """By when it must have run again."""
        return self.job.due(self.ended)


def mark_ran(name: str, now: datetime, *, failed: bool = False) -> None:
    """A job has come to its end; `failed` where it found something wrong."""
    with one_transaction():
        JobRun.objects.update_or_create(name=name, defaults={"ended": now, "failed": failed})


def job_states(now: datetime) -> list[JobState]:
    """Every job, those first that failed, then the silent ones. One query."""
    runs = JobRun.objects.in_bulk()
    states = [_state(job, runs.get(name), now) for name, job in jobs().items()]
    return sorted(states, key=lambda state: (not state.failed, not state.silent))


def _state(job: Job, run: JobRun | None, now: datetime) -> JobState:
    ended = run.ended if run else None
    return JobState(job, ended, job.is_silent(ended, now), failed=run is not None and run.failed)


def outbox_is_silent(now: datetime) -> bool:
    """Whether nobody sent for too long, or something that is due has been left for as long."""
    job = jobs()[OUTBOX]
    ran = JobRun.objects.filter(name=OUTBOX, ended__gte=now - job.silent_after).exists()
    return not ran or Message.objects.filter(status__in=TAKEN, due__lt=now - job.silent_after).exists()
