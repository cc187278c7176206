"""Drafts: what a county's workers are still writing, and what they finished writing in the last years."""

from datetime import timedelta
from itertools import cycle

from django.utils import timezone

from lintel.casework.models import Work
from lintel.council.models import Staff
from lintel.domain.fact import new_id
from lintel.records.models import Draft, DraftVersion

FORM = "care_act_assessment"
OPEN, FINISHED, VERSIONS = 1_000, 20_000, 5


def write_drafts() -> None:
    """Shared drafts about assessments: some open, far more finished, each saved a few times."""
    works = list(Work.objects.filter(kind=FORM).order_by("closed_on", "pk").values_list("pk", flat=True))
    writers = cycle(Staff.objects.filter(role="social_worker").order_by("pk").values_list("pk", flat=True))
    drafts = [_draft(work, next(writers), finished=False) for work in works[:OPEN]]
    drafts += [
        _draft(work, next(writers), finished=True) for work, _ in zip(cycle(works), range(FINISHED), strict=False)
    ]
    Draft.objects.bulk_create(drafts, batch_size=500)
    saves = [_save(each, number) for each in drafts for number in range(1, VERSIONS + 1)]
    DraftVersion.objects.bulk_create(saves, batch_size=500)


def _draft(work: str, by: str, *, finished: bool) -> Draft:
    now = timezone.now()
    return Draft(
        id=new_id(),
        form=FORM,
        about=work,
        version=VERSIONS,
        begun_at=now - timedelta(days=1),
        saved_at=now,
        saved_by=by,
        finished_at=now if finished else None,
    )


def _save(draft: Draft, number: int) -> DraftVersion:
    return DraftVersion(
        draft=draft, number=number, by=draft.saved_by, at=draft.saved_at, changes={"needs": "Stairs. " * 40}
    )
