"""Restricting a record, linking it to another of the same person, and taking either back."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from lintel.casework.one_person import RecordPage
from lintel.casework.records_of_people import change_record
from lintel.casework.rows import Who
from lintel.domain.legal import Move
from lintel.domain.records_of_people import LIFT, LINK, RESTRICT, UNLINK, why_not
from lintel.web.admission import london_today, makes, page_for
from lintel.web.find.rows import maybe_twice
from lintel.web.person.answering import answer, found
from lintel.web.person.forms import RecordForm
from lintel.web.sent import require_there

NOTHING: Mapping[str, str] = {}


@require_http_methods(["GET", "POST"])
@page_for(makes("restrict"))
def restrict(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a record to all but a few."""
    return _answer(request, found(request, reference), RESTRICT)


@require_http_methods(["GET", "POST"])
@page_for(makes("lift"))
def lift(request: HttpRequest, reference: str) -> HttpResponse:
    """Open it again."""
    return _answer(request, found(request, reference), LIFT)


@require_http_methods(["GET", "POST"])
@page_for(makes("link"))
def link(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that another record is of the same person."""
    return _answer(request, found(request, reference), LINK)


@require_http_methods(["GET", "POST"])
@page_for(makes("unlink"))
def unlink(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    """Say that it is not, after all. A record that may not be seen is answered like one that was never there."""
    page = found(request, reference)
    linked = next((each for each in page.same_as if each.reference == other), None)
    require_there(request, linked)
    return _answer(request, page, UNLINK, linked, {"other": other})


def _answer(
    request: HttpRequest, page: RecordPage, move: Move, other: Who | None = None, pointed: Mapping[str, str] = NOTHING
) -> HttpResponse:
    """Show the form, or try what was sent with it."""
    form = RecordForm(move, request.POST or None, other=request.GET.get("other", ""))

    def change() -> object:
        answers, note = form.answers() | pointed, form.cleaned_data["note"]
        return change_record(page.person, move, form.when(), answers, by=request.user, note=note)

    not_now = "" if move is UNLINK else why_not(move, page.state, today=london_today())
    maybe_same = maybe_twice(page) if move is LINK else []
    return answer(request, page, move, form, change, {"other": other, "not_now": not_now, "maybe_same": maybe_same})
