"""Taking a contact or a concern in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework.commit import Overtaken
from lintel.casework.models import Work
from lintel.casework.receiving import receive
from lintel.casework.visible import visible_to
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.web.admission import page_for, takes_contacts
from lintel.web.contact.forms import ContactForm
from lintel.web.contact.once import new_once, remember, says_otherwise, sent_before, work_of

SENT_BEFORE = (
    "This page was sent before, and taken in as {reference}. What it says now is not stored. "
    "If it is about something else, send it again."
)


@require_http_methods(["GET", "POST"])
@page_for(takes_contacts)
def new_contact(request: HttpRequest) -> HttpResponse:
    """Take one in, for somebody known or new."""
    form, work, once = _form(request), work_of(request), request.POST.get("once") or new_once()
    if request.method == "POST" and sent_before(request, work):
        if not says_otherwise(request, work):
            return _taken_in(request, work)
        form.add_error(None, SENT_BEFORE.format(reference=work_reference(work)))
        once = new_once()
    if request.method == "POST" and form.is_valid() and _received(request, form, work):
        remember(request, work)
        return _taken_in(request, work)
    return render(request, "contact/new.html", {"form": form, "once": once}, status=422 if form.errors else 200)


def _form(request: HttpRequest) -> ContactForm:
    """What was sent; or a new one, about the person whose reference the address names."""
    return ContactForm(request.POST or None, initial={"person": request.GET.get("person", "")[:20]})


def _received(request: HttpRequest, form: ContactForm, work: str) -> bool:
    try:
        receive(form.cleaned_data["kind"], work=work, by=request.user, **form.answers())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    except Overtaken:
        # The other click of two has taken it in.
        return True
    return True


def _taken_in(request: HttpRequest, work: str) -> HttpResponse:
    """To the work, for those who may see it; else back for the next one."""
    messages.success(request, f"Taken in as {work_reference(work)}.")
    seen: Work | None = visible_to(request.user).filter(pk=work).first()
    return redirect("work", seen.reference) if seen else redirect("new_contact")
