"""Taking a contact or a concern in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.models import Work
from lintel.casework.receiving import receive
from lintel.casework.visible import visible_to
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.web.admission import page_for, takes_contacts
from lintel.web.contact.forms import ContactForm
from lintel.web.contact.once import new_once, remember, sent_before


@require_http_methods(["GET", "POST"])
@page_for(takes_contacts)
def new_contact(request: HttpRequest) -> HttpResponse:
    """Take one in, for somebody known or new."""
    form = ContactForm(request.POST or None)
    already = sent_before(request)
    if already is not None:
        return _taken_in(request, already)
    if request.method == "POST" and form.is_valid():
        work = _received(request, form)
        if work is not None:
            remember(request, work)
            return _taken_in(request, work)
    told = {"form": form, "once": request.POST.get("once") or new_once()}
    return render(request, "contact/new.html", told, status=422 if form.errors else 200)


def _received(request: HttpRequest, form: ContactForm) -> str | None:
    told = form.cleaned_data
    try:
        return receive(
            told["kind"],
            person=told["person"] or None,
            identity=form.identity(),
            birth_date=told["birth_date"],
            team=form.team_code(),
            locality=form.locality(),
            received=form.received(),
            when=form.when(),
            note=told["words"],
            by=request.user,
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return None


def _taken_in(request: HttpRequest, work: str) -> HttpResponse:
    """To the work, for those who may see it; else back for the next one."""
    messages.success(request, f"Taken in as {work_reference(work)}.")
    seen: Work | None = visible_to(request.user).filter(pk=work).first()
    return redirect("work", seen.reference) if seen else redirect("new_contact")
