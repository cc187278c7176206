"""Reviewing what was opened in an emergency: by somebody else, within two working days."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.commit import Overtaken
from lintel.casework.emergency import review_access
from lintel.casework.forced import ForcedRow, forced_row, forced_rows, looked_at
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, page_for, watches
from lintel.web.emergency.forms import ReviewForm
from lintel.web.formats import moment, short_day
from lintel.web.looks.pages import page_in_words
from lintel.web.sent import OVERTAKEN, REFUSED, SHOWN, before_trying
from lintel.web.work_cells import Cell

COLUMNS = [
    {"text": "Record"},
    {"text": "Opened by"},
    {"text": "When"},
    {"text": "Why"},
    {"text": "Open until"},
    {"text": "Review due"},
    {"text": "Review"},
]
BUSY = "Somebody changed this record just now. Nothing was saved. Send it again."


@require_safe
@page_for(watches("review_access"))
def emergency_reviews(request: HttpRequest) -> HttpResponse:
    """What was opened, unreviewed first. At most 11 queries, however many there are."""
    rows = [cells(row) for row in forced_rows(request.user, today=london_today())]
    return render(request, "emergency/reviews.html", {"columns": COLUMNS, "rows": rows})


@require_http_methods(["GET", "POST"])
@page_for(watches("review_access"))
def emergency_review(request: HttpRequest, access: UUID) -> HttpResponse:
    """Say whether one was needed."""
    row = forced_row(request.user, str(access), today=london_today())
    if row is None:
        raise Http404
    form = ReviewForm("Was it needed?", "forcing_outcomes", request.POST or None)
    status = _status(request, row, form)
    if status is None:
        messages.success(request, "Done: the review is written down.")
        return redirect("emergency_reviews")
    looks = [[moment(at), page_in_words(page)] for at, page in looked_at(row)]
    told = {"form": form, "row": row, "facts": _facts(row), "looks": looks, "in_error": status != SHOWN}
    return render(request, "emergency/review.html", told, status=status)


def _status(request: HttpRequest, row: ForcedRow, form: ReviewForm) -> int | None:
    """The status with which the page is shown again; None where the review was written down."""
    status = before_trying(request, form, overtaken=False)
    if status is not None:
        return status
    told = form.cleaned_data
    try:
        review_access(row.access, outcome=told["outcome"], words=told["note"], by=request.user)
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return REFUSED
    except Overtaken:
        form.add_error(None, BUSY)
        return OVERTAKEN
    return None


def _facts(row: ForcedRow) -> list[dict[str, str]]:
    told = {
        "Record": f"{row.who.name}, {row.who.reference}",
        "Opened by": row.reader_name,
        "When": moment(row.access.forced),
        "Why": row.reason,
        "In words": row.said,
        "Open until": moment(row.access.until),
        "Review due": short_day(row.access.review_due),
    }
    return [{"term": term, "text": text} for term, text in told.items() if text]


def cells(row: ForcedRow) -> list[Cell]:
    """One of them as lists show it."""
    record: Cell = {"text": row.who.name, "note": row.who.reference}
    if row.who.reference:
        record = {"text": row.who.name, "href": reverse("person", args=[row.who.reference]), "note": row.who.reference}
    due: dict[str, Any] = {"text": short_day(row.access.review_due), "note": "Overdue" if row.overdue else ""}
    return [
        record,
        row.reader_name,
        moment(row.access.forced),
        {"text": row.reason, "note": row.said},
        {"text": moment(row.access.until), "note": "Open now" if row.open else "Ended"},
        due,
        _review(row),
    ]


def _review(row: ForcedRow) -> Cell:
    if row.outcome:
        return {"text": row.outcome, "note": row.reviewer_name}
    if row.own:
        return "Somebody else reviews this"
    return {"text": "Review", "href": reverse("emergency_review", args=[row.access.id])}
