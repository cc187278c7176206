"""Signing off what was written, or sending it back for changes: by somebody who did not write it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.commit import Overtaken
from lintel.casework.visible import visible_to
from lintel.casework.written import WrittenPage, send_back, why_not
from lintel.casework.written import sign_off as decide
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.web.admission import makes, page_for
from lintel.web.sent import OVERTAKEN, REFUSED, before_trying, number_sent
from lintel.web.work.entries import entries
from lintel.web.written.forms import DecisionForm
from lintel.web.written.reading import read_with
from lintel.web.written.views import found


@require_http_methods(["GET", "POST"])
@page_for(makes("sign_off"))
def sign_off(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """What was written, and what is decided on it."""
    page = found(request, reference, slug)
    if not page.written.signed_off:
        raise Http404
    form = DecisionForm(page, request.POST or None)
    status = before_trying(request, form, overtaken=number_sent(request, "sequence") != page.work.sequence)
    return _try(request, page, form) if status is None else _show(request, page, form, status)


def _try(request: HttpRequest, page: WrittenPage, form: DecisionForm) -> HttpResponse:
    act = decide if form.signs_off else send_back
    try:
        act(page, When(occurred=form.cleaned_data["occurred"]), form.answers(), note=form.cleaned_data["note"])
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return _show(request, page, form, REFUSED)
    except Overtaken:
        return _show(request, found(request, page.work.reference, page.written.slug), form, OVERTAKEN)
    messages.success(request, "Signed off." if form.signs_off else "Sent back for changes.")
    seen = visible_to(request.user).filter(pk=page.work.pk).exists()
    return redirect("work", page.work.reference) if seen else redirect("waiting")


def _show(request: HttpRequest, page: WrittenPage, form: DecisionForm, status: int) -> HttpResponse:
    overtaken = status == OVERTAKEN
    seen = number_sent(request, "sequence")
    told = {
        "page": page,
        "form": form,
        "not_now": why_not(page),
        "limit": page.written.limit_in_words(page.reader.role, page.today),
        "overtaken": overtaken,
        "since": entries([item for item in page.items if item.sequence > seen]) if overtaken else [],
    }
    told |= read_with(page, page.latest)
    return render(request, "written/sign_off.html", told | ({"in_error": True} if overtaken else {}), status=status)
