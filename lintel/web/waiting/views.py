"""The waiting list, and what is due today."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.due_today import DueToday, due_parts, due_today
from lintel.casework.lists import Filters, ListPage, waiting_list
from lintel.casework.rows import names
from lintel.domain.flow import KINDS
from lintel.web.admission import london_today, page_for, reads_records
from lintel.web.filters import chosen_filters
from lintel.web.waiting import tables
from lintel.web.waiting.due import DUE
from lintel.web.waiting.forms import FilterForm

FURTHEST_PAGE = 2000


@require_safe
@page_for(reads_records)
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits, with the reader's filters. At most 12 queries, however many wait: session, reader, teams,
    localities and staff; the reader's teams, works, people and names; what is unsaved; and the look."""
    called = names()
    form = FilterForm(request.GET, called=called)
    filters = form.filters()
    page = waiting_list(request.user, filters, today=london_today(), page=page_number(request), called=called)
    told = {
        "form": form,
        "chosen": chosen_filters(form, request),
        "columns": tables.WAITING,
        "rows": [tables.waiting_row(row) for row in page.rows],
        "page": page,
        "order": _order(filters),
    }
    return render(request, "waiting/waiting.html", told)


@require_safe
@page_for(reads_records)
def due(request: HttpRequest) -> HttpResponse:
    """What must be done today: the first of each list, or one list page by page."""
    part = request.GET.get("list")
    parts = due_parts(request.user)
    part = part if part in parts else None
    page = page_number(request) if part else 1
    found = due_today(request.user, today=london_today(), part=part, page=page)
    told = {"part": part, "number": page, "lists": [_list(name, found, request) for name in parts]}
    return render(request, "waiting/due.html", told)


def _list(name: str, found: DueToday, request: HttpRequest) -> dict[str, Any] | None:
    """One list as the page shows it; None where it was not asked for."""
    page: ListPage | None = getattr(found, name)
    if page is None:
        return None
    table = DUE[name]
    return {"name": name, "page": page, "rows": [table["row"](row, request.user) for row in page.rows], **table}


def page_number(request: HttpRequest) -> int:
    """Which page of a list was asked for."""
    asked = request.GET.get("page", "")
    plain = asked.isascii() and asked.isdigit() and len(asked) <= len(str(FURTHEST_PAGE))
    return min(max(int(asked), 1), FURTHEST_PAGE) if plain else 1


def _order(filters: Filters) -> str:
    if filters.kind and KINDS[filters.kind].due_date:
        return "Most days overdue first, then by rating."
    return "What cannot wait first, then red, not rated, amber and green; within each, the longest wait first."
