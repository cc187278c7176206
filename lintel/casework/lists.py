"""Lists: the waiting list, what is due today, and a worker's caseload. Each through `visible_to`."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from lintel.casework import models
from lintel.casework.messages import needs_somebody
from lintel.casework.models import Work
from lintel.casework.rows import ListRow, Names, list_rows
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain.flow import kind_named

PAGE_LENGTH = 50


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What a reader chose to see; None means all. `mine` is the reader's own work."""

    kind: str | None = None
    team: str | None = None
    stage: str | None = None
    rating: str | None = None
    locality: str | None = None
    mine: bool = False


@dataclass(frozen=True)
class ListPage:
    """One page of a list. There is no count of what cannot be seen, anywhere."""

    rows: list[ListRow]
    number: int
    has_next: bool


def waiting_list(
    reader: Staff, filters: Filters, *, today: date, page: int = 1, called: Names | None = None
) -> ListPage:
    """Who waits now: rated most urgent first, then longest; reviews by days overdue, then rating.

    A page that has asked what teams and localities are called hands that in.
    """
    works = _filtered(_on_list(visible_to(reader), today), filters, reader, today)
    by_due_date = filters.kind is not None and kind_named(filters.kind).due_date
    order = ("since", "urgency", "id") if by_due_date else ("urgency", "since", "id")
    start = (page - 1) * PAGE_LENGTH
    found = list(works.order_by(*order)[start : start + PAGE_LENGTH + 1])
    rows = list_rows(found[:PAGE_LENGTH], reader=reader, page="waiting_list", today=today, called=called)
    return _page_of(rows, page, found)


def _on_list(works: QuerySet[Work], today: date) -> QuerySet[Work]:
    return works.filter(closed_on=None, stage__isnull=False, on_list_from__lte=today)


def _filtered(works: QuerySet[Work], filters: Filters, reader: Staff, today: date) -> QuerySet[Work]:
    chosen = {name: value for name, value in vars(filters).items() if value and name != "mine"}
    if chosen.get("rating") == "unrated":
        chosen["rating"] = None
    works = works.filter(**chosen)
    return works.filter(Q(worker=reader.id) | models.offered_to(reader.id, on=today)) if filters.mine else works


@dataclass(frozen=True)
class DueToday:
    """What must be done today, each part the most urgent first; a part that was not asked for is None."""

    red: ListPage | None = None
    contacts: ListPage | None = None
    offers: ListPage | None = None
    worse: ListPage | None = None
    untold: ListPage | None = None


DUE_PARTS = ("red", "worse", "untold", "contacts", "offers")


def due_today(reader: Staff, *, today: date, part: str | None = None, page: int = 1) -> DueToday:
    """Red work no manager was told of, who says it is worse, whom no message reached, contacts due, offers not answered: a
    page of each or of one."""
    asked = DUE_PARTS if part is None else (part,)
    start = (page - 1) * PAGE_LENGTH
    found = {name: list(_due(name, reader, today)[start : start + PAGE_LENGTH + 1]) for name in asked}
    works = [work for name in asked for work in found[name][:PAGE_LENGTH]]
    rows = iter(list_rows(works, reader=reader, page="due_today", today=today))
    return DueToday(
        **{name: _page_of(list(islice(rows, min(len(some), PAGE_LENGTH))), page, some) for name, some in found.items()}
    )


def _page_of(rows: list[ListRow], number: int, found: list[Work]) -> ListPage:
    return ListPage(rows, number, has_next=len(found) > PAGE_LENGTH)


def _due(part: str, reader: Staff, today: date) -> QuerySet[Work]:
    if part == "untold":
        return _untold(reader, today)
    waiting = _on_list(visible_to(reader), today)
    if part == "red":
        return waiting.filter(rating="red", told_of_red=None).order_by("since", "id")
    if part == "worse":
        return waiting.exclude(worse_on=None).order_by("worse_on", "urgency", "id")
    if part == "offers":
        return waiting.exclude(offered_to=None).order_by("offer_lapses_on", "id")
    return waiting.filter(next_contact_due__lte=today).order_by("urgency", "next_contact_due", "id")


def _untold(reader: Staff, today: date) -> QuerySet[Work]:
    """Work of which somebody must be told by now, whom no message will reach: closed work, too."""
    due = needs_somebody(reader).filter(tell_by__lte=today)
    first = due.filter(work=OuterRef("pk")).order_by("tell_by").values("tell_by")[:1]
    works = visible_to(reader).filter(pk__in=due.values("work"))
    return works.annotate(tell_by=Subquery(first)).order_by("tell_by", "id")


def caseload(reader: Staff, worker: str, *, today: date) -> list[ListRow]:
    """The open work of one worker that the reader may see, the longest held first."""
    works = visible_to(reader).filter(worker=worker, closed_on=None).order_by(F("allocated_on"), "id")
    return list_rows(list(works), reader=reader, page="caseload", today=today)


def number_held(reader: Staff, worker: str) -> int:
    """How many open works of one worker the reader may see."""
    return visible_to(reader).filter(worker=worker, closed_on=None).count()


def offered_to(reader: Staff, worker: str, *, today: date) -> list[ListRow]:
    """What is offered to one worker and not yet answered."""
    works = visible_to(reader).filter(models.offered_to(worker, on=today), closed_on=None)
    return list_rows(list(works.order_by("urgency", "id")), reader=reader, page="caseload", today=today)


def of_ids(reader: Staff, ids: list[str], *, today: date, page: str) -> list[ListRow]:
    """The works with these ids that the reader may see, in the order given."""
    found = visible_to(reader).in_bulk(ids)
    return list_rows([found[each] for each in ids if each in found], reader=reader, page=page, today=today)
