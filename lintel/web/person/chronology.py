"""A person's chronology: what happened, the oldest first, to be printed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.one_person import person_page
from lintel.web.admission import london_today, page_for, reads_names
from lintel.web.filters import chosen_filters
from lintel.web.identity import identity_of
from lintel.web.person.happened import happened
from lintel.web.person.showing import ShowForm


@require_safe
@page_for(reads_names)
def chronology(request: HttpRequest, reference: str) -> HttpResponse:
    """All that happened, or one sort of it. As many queries as the person's page."""
    page = person_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    form = ShowForm(request.GET)
    told = {
        "page": page,
        "person": identity_of(page.who, page.description, page.called, page.speakers, page.others),
        "form": form,
        "chosen": chosen_filters(form, request),
        "entries": list(reversed(happened(page, form.chosen()))),
        "today": london_today(),
    }
    return render(request, "person/chronology.html", told)
