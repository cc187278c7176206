"""Carrying along: what is put right in one work is put right in those that it opened, in the same commit."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from lintel.casework.beforehand import told_with
from lintel.casework.models import Work
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain.carrying import carried
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn
from lintel.domain.refusals import Refused, sentence
from lintel.ledger import read


def carried_along(story: Sequence[Recorded], facts: Sequence[Fact], *, by: Staff) -> list[Fact]:
    """What these facts of one work put right in the works that it opened, and in those that these opened in turn."""
    puts_right = [fact for fact in facts if isinstance(fact, Corrected | Withdrawn)]
    if not puts_right:
        return []
    opened = Work.objects.filter(because_of=puts_right[0].subject).exclude(opened_by=None)
    works = list(opened.order_by("reference").values_list("id", flat=True))
    return list(_carried(story, facts, works, by)) if works else []


def _carried(story: Sequence[Recorded], facts: Sequence[Fact], works: Sequence[str], by: Staff) -> Iterator[Fact]:
    after, stories, last = told_with(story, facts, timezone.now()), read.facts_of(works), facts[-1]
    assert isinstance(last, Corrected | Withdrawn)
    for work in works:
        try:
            along = carried(story, after, stories[work], on=last.occurred, reason=last.reason)
            told_with(stories[work], along, timezone.now())
        except Refused as refused:
            raise Refused("opened_work_stands", work=_called(work, by), why=sentence(refused)) from refused
        yield from along
        yield from carried_along(stories[work], along, by=by)


def _called(work: str, by: Staff) -> str:
    """Its reference, for a reader who may see it."""
    return visible_to(by).filter(pk=work).values_list("reference", flat=True).first() or "Work that you cannot open"
