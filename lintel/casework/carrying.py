"""Carrying along: what is put right in one work is put right in those that it opened, in the same commit."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from lintel.casework.beforehand import told_with
from lintel.casework.models import Work
from lintel.domain.carrying import carried
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn
from lintel.domain.refusals import Refused, sentence
from lintel.ledger import read

# Taking a correction back is putting right, too.
WITHDRAWN_BECAUSE = "wrong_date"


def carried_along(story: Sequence[Recorded], facts: Sequence[Fact]) -> list[Fact]:
    """The corrections that these facts of one work bring along in the works that it opened, and those in turn."""
    puts_right = [fact for fact in facts if isinstance(fact, Corrected | Withdrawn)]
    if not puts_right:
        return []
    opened = Work.objects.filter(because_of=puts_right[0].subject).exclude(opened_by=None)
    references = dict(opened.order_by("reference").values_list("id", "reference"))
    return list(_carried(story, facts, references)) if references else []


def _carried(story: Sequence[Recorded], facts: Sequence[Fact], references: dict[str, str]) -> Iterator[Fact]:
    after, stories, last = told_with(story, facts, timezone.now()), read.facts_of(references.keys()), facts[-1]
    reason = last.reason if isinstance(last, Corrected) else WITHDRAWN_BECAUSE
    for work, reference in references.items():
        corrections = carried(story, after, stories[work], on=last.occurred, reason=reason)
        if corrections:
            _require_may_follow(reference, stories[work], corrections)
            yield from corrections
            yield from carried_along(stories[work], corrections)


def _require_may_follow(reference: str, story: Sequence[Recorded], corrections: Sequence[Fact]) -> None:
    try:
        told_with(story, corrections, timezone.now())
    except Refused as refused:
        raise Refused("opened_work_stands", reference=reference, why=sentence(refused)) from refused
