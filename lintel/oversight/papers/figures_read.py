"""The figures of all papers, followed: series of the same figure, and differences. Worked out when papers are stored,
and read as rows.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from lintel.domain.refusals import Refused
from lintel.oversight.papers.as_values import from_values, values_of
from lintel.oversight.papers.figures_followed.definition import Definition
from lintel.oversight.papers.figures_followed.difference import Difference
from lintel.oversight.papers.figures_followed.differences import OF_ALL, RULES, differences
from lintel.oversight.papers.figures_followed.point import Point, points
from lintel.oversight.papers.figures_followed.series import by_body, by_day, figures_of
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.lists import papers
from lintel.oversight.papers.models import MeetingPaper
from lintel.oversight.papers.worked_out import DifferenceRead, SeriesPoint

ANY, USUAL_ROLE, USUAL_UNIT, POUNDS = "any", "actual", "count", "GBP"
BATCH = 1000
RANKS = {name: rank for rank, name in enumerate(RULES)}


@dataclass(frozen=True)
class NamedSeries:
    """A figure that stands in two places at least. `slug` is its piece of an address, `title` its definition in words."""

    slug: str
    title: str
    figures: tuple[Point, ...]


def all_series(*, drafts: bool) -> tuple[NamedSeries, ...]:
    """Every series, in the order of what is counted. One query, however many papers there are."""
    rows = SeriesPoint.objects.filter(paper__in=papers(drafts=drafts)).order_by(
        "paper__meeting__date", "paper_id", "id"
    )
    found: dict[Definition, list[Point]] = defaultdict(list)
    for values in rows.values_list("values", flat=True):
        point = from_values(Point, values)
        found[Definition(*point.words)].append(point)
    return tuple(_named(found))


def _named(found: dict[Definition, list[Point]]) -> Iterator[NamedSeries]:
    taken = set[str]()
    for key in sorted(found, key=lambda each: each.key):
        for figures, body in by_body(found[key], _shared, _when).items():
            if len({(each.paper, each.line) for each in figures}) > 1:
                # The first body that told it has the address; another's has the body's name too.
                slug = _slug(key.words) if _slug(key.words) not in taken else _slug((*key.words, body))
                taken.add(slug)
                yield NamedSeries(slug, _title(key), figures)


def _shared(of: Point) -> bool:
    return of.of_county


def _when(of: Point) -> tuple[bool, str, str, int]:
    return *by_day(of.as_at), of.paper, of.line


def one_series(slug: str, *, drafts: bool) -> NamedSeries:
    """The series with that address. Raises Refused."""
    found = next((each for each in all_series(drafts=drafts) if each.slug == slug), None)
    if found is None:
        raise Refused("no_such_figure")
    return found


def differing(*, drafts: bool) -> QuerySet[DifferenceRead]:
    """Where papers differ, in the order of the rules, each with both papers."""
    seen = papers(drafts=drafts).order_by().values("pk")
    own = DifferenceRead.objects.filter(published=not drafts, first__in=seen, second__in=seen)
    return own.select_related("first__meeting", "second__meeting").defer("first__text", "second__text")


def difference_of(row: DifferenceRead) -> Difference:
    """The difference of a row."""
    return from_values(Difference, row.values)


def points_to_write(new: Sequence[MeetingPaper], meetings: Iterable[MeetingPapers]) -> Callable[[], None]:
    """The figures of these papers that make series, worked out, to be written instead of those that were there."""
    named = {each.name: each for each in new}
    found = [(named[each.paper], values_of(each)) for each in points(figures_of(meetings)) if each.paper in named]
    return partial(_write_points, new, found)


def _write_points(new: Sequence[MeetingPaper], found: Iterable[tuple[MeetingPaper, dict[str, Any]]]) -> None:
    SeriesPoint.objects.filter(paper__in=new).delete()
    SeriesPoint.objects.bulk_create((SeriesPoint(paper=paper, values=of) for paper, of in found), batch_size=BATCH)


def differences_to_write(
    new: Sequence[MeetingPaper], every: Sequence[MeetingPaper], meetings: Sequence[MeetingPapers], *, published: bool
) -> Callable[[], None]:
    """Where these papers differ from any of `every`, of which `meetings` is what was read: worked out, to be written."""
    before = [difference_of(each) for each in _stay_or_go(new, published).filter(goes=False)]
    found = differences(meetings, frozenset(each.name for each in new), before)
    named = {each.name: each for each in every}
    told = [(named[each.first.paper], named[each.second.paper], RANKS[each.rule], values_of(each)) for each in found]
    return partial(_write_differences, new, told, published)


def _stay_or_go(new: Sequence[MeetingPaper], published: bool) -> QuerySet[DifferenceRead]:
    """The differences that are written down: `goes` is true of those that are found anew beside new papers."""
    stored = [each.pk for each in new if each.pk]
    again = Q(first__in=stored) | Q(second__in=stored) | Q(rank__in=[RANKS[each] for each in OF_ALL])
    own = DifferenceRead.objects.filter(published=published, first__meeting__council=settings.LINTEL_COUNCIL)
    return own.annotate(goes=ExpressionWrapper(again, BooleanField()))


def _write_differences(
    new: Sequence[MeetingPaper], told: Iterable[tuple[MeetingPaper, MeetingPaper, int, Any]], published: bool
) -> None:
    _stay_or_go(new, published).filter(goes=True).delete()
    rows = (
        DifferenceRead(first=first, second=second, published=published, rank=rank, values=values)
        for first, second, rank, values in told
    )
    DifferenceRead.objects.bulk_create(rows, batch_size=BATCH)


def _slug(words: Iterable[str]) -> str:
    return "-".join(re.sub(r"[^a-z0-9]+", "_", (part or ANY).replace("£", "pounds").lower()) for part in words)


def _title(key: Definition) -> str:
    """Such as "Waiting, carers, allocation: median, in days". What is usual is not said."""
    told = ", ".join(each.replace("_", " ") for each in key[:3] if each)
    more = [each for each in (key.role if key.role != USUAL_ROLE else "", _unit(key.unit)) if each]
    return f"{told[0].upper()}{told[1:]}{': ' if more else ''}{', '.join(more)}"


def _unit(unit: str) -> str:
    return "" if unit == USUAL_UNIT else f"in {'£' if unit == POUNDS else unit}"
