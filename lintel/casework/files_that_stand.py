"""Files that stand: what was sent along, but for what came with words whose entry was withdrawn since."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from lintel.domain.fact import Recorded, withdrawn_ids
from lintel.ledger import read
from lintel.records.models import SentFile


def files_that_stand(work: str) -> QuerySet[SentFile]:
    """What stands with one work. Reads its story."""
    return that_stand(SentFile.objects.filter(work=work), read.facts_of({work}).values())


def that_stand(files: QuerySet[SentFile], stories: Iterable[Sequence[Recorded]]) -> QuerySet[SentFile]:
    """Those of these that stand, by the stories of the works with which they came."""
    return files.exclude(told__in={each for story in stories for each in withdrawn_ids(story)})
