"""Restricting a record, linking it to another of the same person, and taking either back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.commit import Overtaken
from lintel.casework.one_person import RecordPage, record_page
from lintel.casework.records_of_people import change_record
from lintel.casework.rows import Who
from lintel.casework.visible import people_visible_to
from lintel.domain.legal import Move
from lintel.domain.records_of_people import LIFT, LINK, RESTRICT, UNLINK, why_not
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, makes, page_for
from lintel.web.find.rows import maybe_twice
from lintel.web.identity import identity_of
from lintel.web.person.forms import RecordForm
from lintel.web.person.said import AFTER, before
from lintel.web.sent import OVERTAKEN, REFUSED, before_trying, number_sent
from lintel.web.work.entries import entries


@require_http_methods(["GET", "POST"])
@page_for(makes("restrict"))
def restrict(request: HttpRequest, reference: str) -> HttpResponse:
    """Close a record to all but a few."""
    return _answer(request, _found(request, reference), RESTRICT)


@require_http_methods(["GET", "POST"])
@page_for(makes("lift"))
def lift(request: HttpRequest, reference: str) -> HttpResponse:
    """Open it again."""
    return _answer(request, _found(request, reference), LIFT)


@require_http_methods(["GET", "POST"])
@page_for(makes("link"))
def link(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that another record is of the same person."""
    return _answer(request, _found(request, reference), LINK)


@require_http_methods(["GET", "POST"])
@page_for(makes("unlink"))
def unlink(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    """Say that it is not, after all."""
    page = _found(request, reference)
    for linked in page.same_as:
        if linked.reference == other:
            return _answer(request, page, UNLINK, linked)
    raise Http404


def _found(request: HttpRequest, reference: str) -> RecordPage:
    page = record_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    return page


def _answer(request: HttpRequest, page: RecordPage, move: Move, other: Who | None = None) -> HttpResponse:
    """Show the form, or try what was sent with it."""
    form = RecordForm(move, request.POST or None, other=request.GET.get("other", ""))
    status = before_trying(request, form, overtaken=number_sent(request, "told") != page.told)
    if status is not None:
        return _show(request, page, move, form, other, status=status)
    return _try(request, page, move, form, other)


def _try(request: HttpRequest, page: RecordPage, move: Move, form: RecordForm, other: Who | None) -> HttpResponse:
    answers = form.answers() | ({"other": other.reference} if other else {})
    try:
        change_record(page.person, move, form.when(), answers, by=request.user, note=form.cleaned_data["note"])
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return _show(request, page, move, form, other, status=REFUSED)
    except Overtaken:
        return _show(request, _found(request, page.who.reference), move, form, other, status=OVERTAKEN)
    messages.success(request, AFTER[move.name])
    seen = people_visible_to(request.user).filter(pk=page.person.pk).exists()
    return redirect("person", page.who.reference) if seen else redirect("waiting")


def _show(
    request: HttpRequest, page: RecordPage, move: Move, form: RecordForm, other: Who | None, *, status: int
) -> HttpResponse:
    """The page of a change. Where somebody acted first, what they did stands above what was typed."""
    overtaken = status == OVERTAKEN
    told: dict[str, Any] = {
        "page": page,
        "move": move,
        "form": form,
        "person": identity_of(page.who, page.description, page.called),
        "other": other,
        "maybe_same": maybe_twice(page) if move is LINK else [],
        "consequence": before(move.name, request.user.allowed),
        "not_now": "" if move is UNLINK else why_not(move, page.state, today=london_today()),
        "overtaken": overtaken,
        "since": entries(page.since(number_sent(request, "told"))) if overtaken else [],
    }
    return render(request, "person/record.html", told | ({"in_error": True} if overtaken else {}), status=status)
