"""What is due today: each part through `visible_to`, the most urgent first."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from lintel.casework.lists import PAGE_LENGTH, ListPage, on_list, page_of
from lintel.casework.messages import needs_somebody
from lintel.casework.models import Work
from lintel.casework.rows import list_rows
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain.access import SAFEGUARDING_KINDS, may
from lintel.domain.flow import KINDS
from lintel.domain.urgency import place_of


@dataclass(frozen=True)
class DueToday:
    """What must be done today, each part the most urgent first; a part that was not asked for is None."""

    urgent: ListPage | None = None
    red: ListPage | None = None
    contacts: ListPage | None = None
    offers: ListPage | None = None
    worse: ListPage | None = None
    more: ListPage | None = None
    to_sign: ListPage | None = None
    untold: ListPage | None = None


# The stages at which nobody has looked at what came in.
NOT_LOOKED_AT = sorted({stage.name for kind in KINDS.values() for stage in kind.stages if stage.first_decision})
# Of each part side by side so many are shown; all of one stand on its own pages.
FIRST_FEW = 20
DUE_PARTS = ("urgent", "red", "more", "worse", "untold", "contacts", "to_sign", "offers")


def due_parts(reader: Staff) -> tuple[str, ...]:
    """The parts of what is due that a reader is shown: what is to be signed off, only where that is theirs to do."""
    return tuple(part for part in DUE_PARTS if part != "to_sign" or may(reader.role, "sign_off"))


def due_today(reader: Staff, *, today: date, part: str | None = None, page: int = 1) -> DueToday:
    """What cannot wait and nobody looked at, red work no manager was told of, what was added and not read, who says it is
    worse, whom no message reached, contacts due, offers not answered and, for those who may, what is to be signed off: a
    few of each, or a page of one."""
    asked, length = (due_parts(reader), FIRST_FEW) if part is None else ((part,), PAGE_LENGTH)
    start = (page - 1) * length
    found = {name: list(_due(name, reader, today)[start : start + length + 1]) for name in asked}
    works = [work for name in asked for work in found[name][:length]]
    rows = iter(list_rows(works, reader=reader, page="due_today", today=today))
    pages = {
        name: page_of(list(islice(rows, min(len(some), length))), page, some, length) for name, some in found.items()
    }
    return DueToday(**pages)


def _due(part: str, reader: Staff, today: date) -> QuerySet[Work]:
    if part == "untold":
        return _untold(reader, today)
    if part == "to_sign":
        # The plan of a review that is not due yet waits for its manager all the same, and so does one of work that ended.
        return visible_to(reader).filter(to_sign__isnull=False).order_by("on_list_from", "urgency", "id")
    return _of_waiting(part, on_list(visible_to(reader), today), today)


def _of_waiting(part: str, waiting: QuerySet[Work], today: date) -> QuerySet[Work]:
    if part == "urgent":
        return waiting.filter(stage__in=NOT_LOOKED_AT, urgent_since__isnull=False).order_by(
            "urgent_since", "since", "id"
        )
    if part == "red":
        return waiting.filter(urgency=place_of("red", None), told_of_red=None).order_by("urgency", "since", "id")
    if part == "worse":
        return waiting.filter(worse_on__isnull=False).order_by("worse_on", "urgency", "id")
    if part == "more":
        # What was added about somebody's safety is urgent, whenever it came.
        safety_first = Case(When(kind__in=SAFEGUARDING_KINDS, then=0), default=1)
        return waiting.filter(more_told_on__isnull=False).order_by(safety_first, "more_told_on", "urgency", "id")
    if part == "offers":
        return waiting.filter(offered_to__isnull=False).order_by("offer_lapses_on", "id")
    return waiting.filter(next_contact_due__lte=today).order_by("urgency", "next_contact_due", "id")


def _untold(reader: Staff, today: date) -> QuerySet[Work]:
    """Work of which somebody must be told by now, whom no message will reach: closed work, too."""
    due = needs_somebody(reader).filter(tell_by__lte=today)
    first = due.filter(work=OuterRef("pk")).order_by("tell_by").values("tell_by")[:1]
    works = visible_to(reader).filter(pk__in=due.values("work"))
    return works.annotate(tell_by=Subquery(first)).order_by("tell_by", "id")
