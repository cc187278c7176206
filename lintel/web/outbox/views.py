"""The outbox, and one message."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.messages import STUCK, MessageRow
from lintel.casework.outbox import NEEDS_SOMEBODY, SETTLES, MessagePage, settle, try_again, ways_to_tell
from lintel.casework.outbox import outbox as asked
from lintel.council.models import Staff
from lintel.domain.access import may
from lintel.domain.messages import CALL
from lintel.domain.others_told import BY_SOMEBODY
from lintel.domain.refusals import Refused
from lintel.gateways.models import Status
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for, reads_records
from lintel.web.filters import chosen_filters
from lintel.web.identity import identity_of
from lintel.web.outbox import said
from lintel.web.outbox.forms import OutboxForm, SettleForm
from lintel.web.outbox.letters import found, has_letter
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.waiting.views import page_number
from lintel.web.work_cells import Cell

COLUMNS = [
    {"text": "Person"},
    {"text": "Message"},
    {"text": "How it stands"},
    {"text": "Why"},
    {"text": "What to do"},
    {"text": "To be told by"},
]
OF_ONE_WORK = [*COLUMNS[1:], {"text": "Letter"}]
AGAIN, SETTLED = "It will be tried again.", "Done: the message is seen to."


@require_safe
@page_for(reads_records)
def outbox(request: HttpRequest) -> HttpResponse:
    """The messages of a team. At most 12 queries: session, reader, the teams of the filter; the reader's teams,
    messages, works, people, names, teams, localities and staff twice; and the look."""
    form = OutboxForm(request.GET)
    sort = form.chosen("sort") or NEEDS_SOMEBODY
    page = asked(
        request.user, today=london_today(), sort=sort, team=form.chosen("team") or None, page=page_number(request)
    )
    told = {
        "form": form,
        "chosen": chosen_filters(form, request),
        **_table(page.rows, went=sort == "went"),
        "page": page,
    }
    return render(request, "outbox/outbox.html", told)


def _table(rows: Sequence[MessageRow], *, went: bool) -> dict[str, Any]:
    """The columns and rows; of what went, nothing is to be done, and there is no why."""
    kept = [0, 1, 2, 5] if went else list(range(len(COLUMNS)))
    lines = [[work_cells.person(row.row), *cells(row)] for row in rows]
    return {"columns": [COLUMNS[at] for at in kept], "rows": [[line[at] for at in kept] for line in lines]}


def cells(row: MessageRow) -> list[Cell]:
    """One message as lists show it."""
    what, note = said.WHAT[row.message.template], said.channel(row)
    return [
        {"text": what, "href": reverse("message", args=[row.message.id]), "note": note},
        {"text": Status(row.message.status).label, "note": said.when(row)},
        {"text": said.why(row), "note": said.UNSURE if row.message.unsure else ""},
        said.to_do(row),
        said.told_by(row),
    ]


def cells_of_one_work(row: MessageRow, reader: Staff) -> list[Cell]:
    """One message as the page of its work shows it, with the way to its letter."""
    way = {"text": "Read it", "href": reverse("letter", args=[row.message.id])}
    return [*cells(row), way if has_letter(row.message, reader) else ""]


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def message(request: HttpRequest, message: UUID) -> HttpResponse:
    """One message, and what somebody can do about it."""
    page = found(request, message)
    if request.method == "POST" and not _may_act(request):
        raise PermissionDenied
    settles = request.method == "POST" and "again" not in request.POST
    form = SettleForm(ways_to_tell(page.message), request.POST if settles else None)
    if request.method == "GET":
        return _show(request, page, form, SHOWN)
    return _act(request, page, form)


def _act(request: HttpRequest, page: MessagePage, form: SettleForm) -> HttpResponse:
    again = "again" in request.POST
    if not again and _stuck(page) and not form.is_valid():
        return _show(request, page, form, REFUSED)
    try:
        if again:
            try_again(page.message, by=request.user)
        else:
            settle(page.message, how=form.data.get("how", ""), by=request.user)
    except Refused as refused:
        return _show(request, page, form, REFUSED, wrong=str(refused))
    messages.success(request, AGAIN if again else SETTLED)
    return redirect("message", page.message.id)


def _show(request: HttpRequest, page: MessagePage, form: SettleForm, status: int, wrong: str = "") -> HttpResponse:
    told: dict[str, Any] = {
        "page": page,
        "form": form,
        "wrong": wrong,
        "row": page.shown,
        "person": identity_of(page.shown.row.who, page.description, page.called, page.speakers, page.others),
        "what": said.WHAT[page.message.template],
        "summary": _summary(page),
        "may_act": _stuck(page) and _may_act(request),
        "may_try": page.message.why not in BY_SOMEBODY and page.message.channel != CALL,
        "referral": page.referral,
        "email": page.email,
        "has_letter": page.has_letter and has_letter(page.message, request.user),
    }
    return render(request, "outbox/message.html", told | ({"in_error": True} if wrong else {}), status=status)


def _stuck(page: MessagePage) -> bool:
    return page.message.status in STUCK


def _summary(page: MessagePage) -> list[dict[str, str]]:
    row = page.shown
    lines = {
        "About": f"{row.row.kind_title} {row.row.work.reference}",
        "By": said.channel(row),
        "To": page.carer_name,
        "How it stands": Status(row.message.status).label,
        "When": said.when(row),
        "Why": said.why(row),
        "What to do": said.to_do(row),
        "To be told by": said.told_by(row),
        "Tries": str(row.message.tries),
        "Please note": said.UNSURE if row.message.unsure else "",
    }
    return [{"term": term, "text": text} for term, text in lines.items() if text]


def _may_act(request: HttpRequest) -> bool:
    return may(request.user.role, SETTLES)
