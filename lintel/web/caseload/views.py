"""Caseloads: what a worker holds, and what is offered to that worker."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lintel.casework.lists import caseload, offered_to
from lintel.casework.rows import ListRow
from lintel.council.models import Staff
from lintel.web import work_cells
from lintel.web.admission import allocates, holds_cases, london_today, page_for
from lintel.web.formats import short_day
from lintel.web.staff.team_members import member_or_404
from lintel.web.work_cells import Cell

HELD = [
    {"text": "Person"},
    {"text": "Work and clock"},
    {"text": "Waiting since"},
    {"text": "Days", "numeric": True},
    {"text": "Target"},
    {"text": "Rating"},
    {"text": "Last reached"},
    {"text": "Next contact"},
    {"text": "Held since"},
    {"text": "Waiting for"},
]


@require_safe
@page_for(holds_cases)
def own(request: HttpRequest) -> HttpResponse:
    """What the reader holds, and what is offered to the reader."""
    return _show(request, request.user)


@require_safe
@page_for(allocates)
def of_worker(request: HttpRequest, username: str) -> HttpResponse:
    """What one worker holds, for those who offer work to that worker."""
    return _show(request, member_or_404(request.user, username))


def _show(request: HttpRequest, worker: Staff) -> HttpResponse:
    today = london_today()
    held = caseload(request.user, worker.id, today=today)
    told: dict[str, Any] = {
        "worker": worker,
        "own": worker.id == request.user.id,
        "columns": HELD,
        "held": [_held(row) for row in held],
        "offered": [_offered(row) for row in offered_to(request.user, worker.id, today=today)],
    }
    return render(request, "caseload/caseload.html", told)


def _held(row: ListRow) -> list[Cell]:
    return [
        work_cells.person(row),
        work_cells.what(row),
        work_cells.since(row),
        work_cells.days(row),
        work_cells.target(row),
        work_cells.rating(row),
        work_cells.reached(row),
        work_cells.next_contact(row),
        short_day(row.work.allocated_on) if row.work.allocated_on else "",
        work_cells.waiting_for(row),
    ]


def _offered(row: ListRow) -> dict[str, Any]:
    reference = row.work.reference
    return {
        "row": row,
        "href": work_cells.address(row),
        "accept": reverse("move", args=[reference, "accept"]),
        "give_back": reverse("move", args=[reference, "return_offer"]),
    }
