"""Jobs: what a timer runs leaves a mark when it has come to its end, so that silence is seen."""

from dataclasses import dataclass
from datetime import datetime

from lintel.domain.quiet import OUTBOX, Job, jobs
from lintel.gateways.models import JobRun, Message
from lintel.gateways.queue import TAKEN
from lintel.ledger.write_lock import one_transaction


@dataclass(frozen=True)
class JobState:
    """One job: when it ended last, and whether it is silent."""

    job: Job
    ended: datetime | None
    silent: bool

    @property
    def due(self) -> datetime | None:
        """By when it must have run again."""
        return self.job.due(self.ended)


def mark_ran(name: str, now: datetime) -> None:
    """A job has come to its end."""
    with one_transaction():
        JobRun.objects.update_or_create(name=name, defaults={"ended": now})


def job_states(now: datetime) -> list[JobState]:
    """Every job, the silent ones first. One query."""
    ended = dict(JobRun.objects.values_list("name", "ended"))
    states = [JobState(job, ended.get(name), job.is_silent(ended.get(name), now)) for name, job in jobs().items()]
    return sorted(states, key=lambda state: not state.silent)


def outbox_is_silent(now: datetime) -> bool:
    """Whether nobody sent for too long, or something that is due has been left for as long."""
    job = jobs()[OUTBOX]
    ran = JobRun.objects.filter(name=OUTBOX, ended__gte=now - job.silent_after).exists()
    return not ran or Message.objects.filter(status__in=TAKEN, due__lt=now - job.silent_after).exists()
