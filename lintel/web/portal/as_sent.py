"""A form as it was sent, for staff: every answer, under the questions that it answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.files_given_out import came_along
from lintel.domain.forms.every import FORMS
from lintel.web.admission import page_for, reads_names
from lintel.web.identity import identity_of
from lintel.web.work.making import found
from lintel.web.written.reading import sections


@require_safe
@page_for(reads_names)
def as_sent(request: HttpRequest, reference: str) -> HttpResponse:
    """The form with which this work, or what it came from, began. It prints as it stands."""
    page = found(request, reference)
    form = FORMS.get(page.said.get("form", ""))
    if form is None:
        raise Http404
    told = {
        "page": page,
        "form_sent": form,
        "version": page.said.get("form_version", ""),
        "person": identity_of(page.row.who, page.description, page.called, page.speakers, page.others),
        "sections": sections(form, page.said, {}),
        "along": came_along(page),
    }
    return render(request, "portal/as_sent.html", told)
