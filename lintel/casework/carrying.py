"""Carrying along: what is put right in one work is put right in those that it opened, in the same commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from lintel.casework.beforehand import told_with
from lintel.casework.models import Work
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain.carrying import brought_back, carried
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn
from lintel.domain.refusals import Refused, sentence
from lintel.ledger import read


class Along(NamedTuple):
    """One work that follows another: the story that its facts were found by, and these facts."""

    story: list[Recorded]
    facts: Sequence[Fact]


def carried_along(story: Sequence[Recorded], facts: Sequence[Fact], *, by: Staff) -> Iterator[Along]:
    """What these facts of one work put right in the works that it opened, and in those that these opened in turn.

    Raises Refused where one of them cannot follow, and names it where `by` may see it.
    """
    last = facts[-1]
    if isinstance(last, Corrected | Withdrawn):
        after = told_with(story, facts, timezone.now())
        yield from _to_what_it_opened(story, after, last, by)
    if isinstance(last, Withdrawn):
        yield from _brought_back(story, last, by)


def _to_what_it_opened(
    before: Sequence[Recorded], after: Sequence[Recorded], last: Corrected | Withdrawn, by: Staff
) -> Iterator[Along]:
    opened = Work.objects.filter(because_of=last.subject).exclude(opened_by=None)
    for work, story in read.facts_of(set(opened.values_list("id", flat=True))).items():
        with _named_to(by, work):
            facts = carried(before, after, story, on=last.occurred, reason=last.reason)
            told_with(story, facts, timezone.now())
        if facts:
            yield Along(story, facts)
            yield from carried_along(story, facts, by=by)


def _brought_back(story: Sequence[Recorded], last: Withdrawn, by: Staff) -> Iterator[Along]:
    """Withdrawn work has no row: what was withdrawn along with an entry is found beside its withdrawal."""
    away = next(entry for entry in story if entry.fact.id == last.original)
    if not isinstance(away.fact, Withdrawn):
        return
    beside = read.along_with(settings.LINTEL_COUNCIL, away)
    facts = brought_back(away.fact, beside, on=last.occurred, reason=last.reason)
    stories = read.facts_of({fact.subject for fact in facts})
    for fact in facts:
        with _named_to(by, fact.subject):
            told_with(stories[fact.subject], [fact], timezone.now())
        yield Along(stories[fact.subject], [fact])


@contextmanager
def _named_to(by: Staff, work: str) -> Iterator[None]:
    """Where this work cannot follow, say which it is and why to a reader who may see it, and to others that one cannot."""
    try:
        yield
    except Refused as refused:
        reference = visible_to(by).filter(pk=work).values_list("reference", flat=True).first()
        if reference is None:
            raise Refused("opened_unseen_work_stands") from refused
        raise Refused("opened_work_stands", reference=reference, why=sentence(refused)) from refused
