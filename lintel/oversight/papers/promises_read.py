"""Promises as rows: what the papers tell of each, worked out when a paper is stored, read again or published."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet

from lintel.oversight.papers.as_values import from_values, values_of
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.models import Promised, PromiseRead


def write(body: str, found: Iterable[tuple[Promised, Promise]], *, published: bool) -> None:
    """Write the promises of a body down, each with its number, instead of those that were there."""
    own = PromiseRead.objects.filter(promised__council=settings.LINTEL_COUNCIL, published=published)
    own.filter(body=body_key(body)).delete()
    PromiseRead.objects.bulk_create(
        PromiseRead(promised=row, published=published, body=body_key(body), values=values_of(each))
        for row, each in found
    )


def found(among: QuerySet[Promised], *, published: bool) -> Iterator[tuple[Promised, Promise]]:
    """Each of these promises, with its number. One query."""
    own = PromiseRead.objects.filter(promised__in=among, published=published)
    for each in own.select_related("promised__closed").order_by("id"):
        yield each.promised, from_values(Promise, each.values)
