"""Answering: the form of what is done with a record is shown, or what was sent with it is tried."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.casework.commit import Overtaken
from lintel.casework.one_person import RecordPage, record_page
from lintel.casework.visible import people_visible_to
from lintel.domain.legal import Move
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today
from lintel.web.identity import identity_of
from lintel.web.person.said import UNDO, after, before
from lintel.web.sent import OVERTAKEN, REFUSED, before_trying, number_sent
from lintel.web.work.entries import entries
from lintel.web.work.forms import NotedForm

# Nothing is known of these before a page says so.
PLAIN: Mapping[str, Any] = {"other": None, "maybe_same": (), "not_now": "", "about_what": ""}


def found(request: HttpRequest, reference: str) -> RecordPage:
    """The record, for a reader who may see it."""
    page = record_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    return page


def answer(
    request: HttpRequest,
    page: RecordPage,
    move: Move,
    form: NotedForm,
    act: Callable[[], object],
    told: Mapping[str, Any] = PLAIN,
) -> HttpResponse:
    """Show the form, or try what was sent with it by `act`."""
    status = before_trying(request, form, overtaken=number_sent(request, "told") != page.told)
    if status is not None:
        return _show(request, page, move, form, told, status=status)
    try:
        act()
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return _show(request, page, move, form, told, status=REFUSED)
    except Overtaken:
        return _show(request, found(request, page.who.reference), move, form, told, status=OVERTAKEN)
    messages.success(request, after(move.name, [each.reference for each in page.others.seen if each.restriction]))
    seen = people_visible_to(request.user).filter(pk=page.person.pk).exists()
    return redirect("person", page.who.reference) if seen else redirect("waiting")


def _show(
    request: HttpRequest, page: RecordPage, move: Move, form: NotedForm, told: Mapping[str, Any], *, status: int
) -> HttpResponse:
    """The page of a change. Where somebody acted first, what they did stands above what was typed."""
    overtaken = status == OVERTAKEN
    shown = {
        **PLAIN,
        **told,
        "page": page,
        "move": move,
        "undo": UNDO.get(move.name, ""),
        "form": form,
        "person": identity_of(page.who, page.description, page.called, page.speakers, page.others),
        "consequence": before(move.name, request.user.allowed),
        "overtaken": overtaken,
        "since": entries(page.since(number_sent(request, "told"))) if overtaken else [],
    }
    return render(request, "person/record.html", shown | ({"in_error": True} if overtaken else {}), status=status)
