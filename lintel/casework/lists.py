"""Lists: the waiting list, and a worker's caseload. Each through `visible_to`."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from lintel.casework import models
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
    works = _filtered(on_list(visible_to(reader), today), filters, reader, today)
    by_due_date = filters.kind is not None and kind_named(filters.kind).due_date
    order = ("since", "urgency", "id") if by_due_date else ("urgency", "since", "id")
    start = (page - 1) * PAGE_LENGTH
    found = list(works.order_by(*order)[start : start + PAGE_LENGTH + 1])
    rows = list_rows(found[:PAGE_LENGTH], reader=reader, page="waiting_list", today=today, called=called)
    return page_of(rows, page, found)


def on_list(works: QuerySet[Work], today: date) -> QuerySet[Work]:
    """Those of some works that wait on a day."""
    return works.filter(closed_on=None, stage__isnull=False, on_list_from__lte=today)


def _filtered(works: QuerySet[Work], filters: Filters, reader: Staff, today: date) -> QuerySet[Work]:
    chosen = {name: value for name, value in vars(filters).items() if value and name != "mine"}
    if chosen.get("rating") == "unrated":
        chosen["rating"] = None
    works = works.filter(**chosen)
    return works.filter(Q(worker=reader.id) | models.offered_to(reader.id, on=today)) if filters.mine else works


def page_of(rows: list[ListRow], number: int, found: list[Work], length: int = PAGE_LENGTH) -> ListPage:
    """A page of a list for which one more than it holds was found, if there is a next."""
    return ListPage(rows, number, has_next=len(found) > length)


def caseload(reader: Staff, worker: str, *, today: date) -> list[ListRow]:
    """The open work of one worker that the reader may see: what is due first, then the longest held."""
    works = visible_to(reader).filter(worker=worker, closed_on=None).order_by(F("allocated_on"), "id")
    return list_rows(sorted(works, key=_first_due), reader=reader, page="caseload", today=today)


def _first_due(work: Work) -> date:
    """The first day on which something is to be done with a work; after all others where nothing is."""
    return min((day for day in (work.next_contact_due, work.due_on) if day), default=date.max)


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
