"""Looks: who was shown what, and why. One row a page, written before the page is sent. And what reviews of them found."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import connections
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from lintel.ledger.models import Look, LookReview

BATCH = 2000


class Looked(NamedTuple):
    """One look as it was written down: which, when, by whom, at which page, why, and whom it showed."""

    id: int
    at: datetime
    by: str
    page: str
    why: str
    shown: list[str]


def look(*, by: str, page: str, shown: Collection[str], why: str = "", about: str = "") -> None:
    """Write down that somebody is about to be shown these people or works. Raises where it cannot be written.

    The one person whom a page is about stands first among them; the others are sorted.
    """
    others = sorted(each for each in shown if each != about)
    Look.objects.create(at=timezone.now(), by=by, page=page, why=why, shown=[about, *others] if about else others)


def looks_at(subjects: Collection[str]) -> QuerySet[Look]:
    """Every look that showed one of these, the latest first. By an index on PostgreSQL; on SQLite all looks are read."""
    looks = Look.objects.order_by("-at", "-id")
    if connections[looks.db].vendor == "postgresql":
        shown = [Q(shown__contains=[each]) for each in sorted(subjects)]
    else:
        looks = looks.alias(said=Cast("shown", TextField()))
        shown = [Q(said__contains=f'"{each}"') for each in sorted(subjects)]
    return looks.filter(_any(shown))


def _any(questions: list[Q]) -> Q:
    found = Q(pk__in=())
    for each in questions:
        found |= each
    return found


def looks_between(since: datetime, until: datetime) -> Iterator[Looked]:
    """Every look from one moment until before another, in order, streamed."""
    found = Look.objects.filter(at__gte=since, at__lt=until).order_by("at", "id")
    for row in found.values_list("id", "at", "by", "page", "why", "shown").iterator(chunk_size=BATCH):
        yield Looked(*row)


def write_review(*, by: str, reader: str, about: str, upto: int, outcome: str, note: str | None) -> None:
    """Write down what came of a review of somebody's looks, up to one of them."""
    LookReview.objects.create(
        at=timezone.now(), by=by, reader=reader, about=about, upto=upto, outcome=outcome, note=note
    )


def reviews_of(abouts: Collection[str]) -> dict[tuple[str, str], LookReview]:
    """The last review of each reader's looks at these people, or on these days."""
    wanted = set(abouts)
    found = LookReview.objects.order_by("id")
    return {(each.reader, each.about): each for each in found if each.about in wanted}
