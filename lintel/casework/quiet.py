"""Gone quiet: what should have happened and did not, for those who run the service; each as far as the reader may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from lintel.casework.drafts import Draft
from lintel.casework.forced import ForcedRow, forced_rows
from lintel.casework.jobs import JobState, job_states
from lintel.casework.looking import write_look
from lintel.casework.messages import MessageRow
from lintel.casework.models import Work
from lintel.casework.outbox import NEEDS_SOMEBODY, outbox
from lintel.casework.rows import ListRow, list_rows
from lintel.casework.visible import teams_now, visible_to
from lintel.council.models import Membership, Staff
from lintel.council.people import staff_names, teams
from lintel.domain.access import ROLES
from lintel.domain.clock import london_date
from lintel.domain.flow import KINDS
from lintel.domain.kind import REALLOCATION
from lintel.domain.quiet import days_kept, due_by

MOST = 50
PAGE = "gone_quiet"
UNOWNED_STAGES = ("allocation", REALLOCATION.name)


@dataclass(frozen=True)
class QuietWork:
    """One work that nobody took up, and by when somebody should have."""

    row: ListRow
    due: date | None


@dataclass(frozen=True)
class UnsentDraft:
    """A draft that nobody sent: whose it is, and by when somebody should have asked. Never what it says."""

    draft: Draft
    whose: str
    work: Work | None
    due: date


@dataclass(frozen=True)
class Quiet:
    """All that has gone quiet. Of people, only what the reader may see."""

    jobs: list[JobState]
    messages: list[MessageRow] = field(default_factory=list)
    contacts: list[QuietWork] = field(default_factory=list)
    unowned: list[QuietWork] = field(default_factory=list)
    drafts: list[UnsentDraft] = field(default_factory=list)
    emergencies: list[ForcedRow] = field(default_factory=list)


def gone_quiet(reader: Staff, *, today: date) -> Quiet:
    """What has gone quiet, the longest due first in each part, and no more than fifty of one."""
    now = timezone.now()
    if not ROLES[reader.role].records:
        return Quiet(job_states(now))
    untold = [row for row in outbox(reader, today=today, sort=NEEDS_SOMEBODY).rows if row.message.tell_by <= today]
    forced = [row for row in forced_rows(reader, today=today) if row.access.outcome is None]
    return Quiet(
        jobs=job_states(now),
        messages=untold,
        contacts=_contacts(reader, today),
        unowned=_unowned(reader, today),
        drafts=_drafts(reader, now),
        emergencies=forced[:MOST],
    )


def _contacts(reader: Staff, today: date) -> list[QuietWork]:
    """Contacts and concerns that were accepted, and at which nobody has looked for longer than the target."""
    asked = visible_to(reader).filter(closed_on=None, on_list_from__lte=today)
    found = []
    for kind, declared in KINDS.items():
        for stage in [each.name for each in declared.stages if each.first_decision]:
            found += _overdue(asked.filter(kind=kind, stage=stage), today)
    return _shown(found, reader, today)


def _unowned(reader: Staff, today: date) -> list[QuietWork]:
    """Work that nobody has and nobody is offered, for longer than the target; and work of somebody who has left."""
    left = Staff.objects.filter(left_on__lt=today).values("pk")
    nobody = Q(worker=None) & (Q(offered_to=None) | Q(offer_lapses_on__lt=today))
    asked = visible_to(reader).filter(closed_on=None)
    waiting = asked.filter(nobody, stage__in=UNOWNED_STAGES, on_list_from__lte=today)
    found = list(asked.filter(worker__in=left)[:MOST])
    for kind in [name for name, declared in KINDS.items() if declared.is_allocated]:
        for stage in UNOWNED_STAGES:
            found += _overdue(waiting.filter(kind=kind, stage=stage), today)
    return _shown(found, reader, today)


def _overdue(asked: QuerySet[Work], today: date) -> list[Work]:
    """Of works of one kind at one stage, those over their target: what waits less long there is no more overdue."""
    longest = asked.order_by("since", "id")[:MOST]
    return [work for work in longest if (due := _due(work, today)) is not None and due < today]


def _due(work: Work, today: date) -> date | None:
    if work.since is None or work.stage is None:
        return None
    return due_by(work.kind, work.stage, work.since, today)


def _shown(works: Sequence[Work], reader: Staff, today: date) -> list[QuietWork]:
    chosen = sorted(works, key=lambda work: (_due(work, today) or date.min, work.id))[:MOST]
    rows = list_rows(chosen, reader=reader, page=PAGE, today=today)
    return [QuietWork(row, _due(row.work, today)) for row in rows]


def _drafts(reader: Staff, now: datetime) -> list[UnsentDraft]:
    """Drafts that nobody has sent for days: of the reader's teams, and about work that the reader may see."""
    before = now - timedelta(days=days_kept("draft_unsent"))
    old = Draft.objects.filter(_theirs(reader), finished_at=None, version__gt=0, saved_at__lt=before)
    found = list(old.order_by("saved_at", "id")[:MOST])
    works = Work.objects.in_bulk([each.about for each in found if each.about])
    if found:
        write_look(by=reader.id, page=PAGE, shown=sorted({each.about or each.id for each in found}))
    called = {**teams(), **staff_names()}
    return [_unsent(each, called.get(each.owner or each.team or each.saved_by, ""), works) for each in found]


def _theirs(reader: Staff) -> Q:
    own = teams_now(reader)
    owners = Membership.objects.filter(team__in=own, valid_to=None).values("staff")
    about = Q(about__in=visible_to(reader).values("pk"))
    return Q(about="", owner__in=owners) | Q(about="", owner="", team__in=own) | about


def _unsent(draft: Draft, whose: str, works: Mapping[str, Work]) -> UnsentDraft:
    due = london_date(draft.saved_at + timedelta(days=days_kept("draft_unsent")))
    return UnsentDraft(draft, whose, works.get(draft.about), due)
