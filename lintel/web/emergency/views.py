"""Opening a record in an emergency. The page says the same of every reference until reason and proof are given."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lintel.casework.commit import Overtaken
from lintel.casework.emergency import Opened, close_record, open_record
from lintel.domain.refusals import Refused
from lintel.web.admission import forces_access, page_for
from lintel.web.emergency.forms import EmergencyForm
from lintel.web.emergency.proof import require_proof

OPENED = "Done: the record is open to you for four hours. Its manager and the safeguarding lead can see that."
SEEN_ALREADY = "You could see this record already, so nothing was opened."
CLOSED = "Done: the record is shut to you again. That you had opened it is reviewed all the same."
BUSY_CLOSING = "Somebody changed this record just now. It is still open to you: shut it again."
BUSY = "Somebody changed this record just now. Nothing was opened. Send it again."


@require_http_methods(["GET", "POST"])
@page_for(forces_access)
def emergency(request: HttpRequest) -> HttpResponse:
    """Open a record that is not the reader's. At most 6 queries to show."""
    form = EmergencyForm(request.POST or None)
    opened = _opened(request, form) if request.method == "POST" and form.is_valid() else None
    if opened is not None:
        messages.success(request, SEEN_ALREADY if opened.seen_already else OPENED)
        return redirect("work" if opened.reference.startswith("W") else "person", opened.reference)
    return render(request, "emergency/open.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@page_for(forces_access)
def close_emergency(request: HttpRequest, reference: str) -> HttpResponse:
    """Shut a record that the reader opened. What is not open to the reader is not found, whoever's it is."""
    try:
        close_record(reference, by=request.user)
    except Refused:
        raise Http404 from None
    except Overtaken:
        messages.error(request, BUSY_CLOSING)
        return redirect("person", reference)
    messages.success(request, CLOSED)
    return redirect("emergency")


def _opened(request: HttpRequest, form: EmergencyForm) -> Opened | None:
    told = form.cleaned_data
    try:
        require_proof(request, told["proof"])
        return open_record(told["reference"], reason=told["reason"], words=told["words"], by=request.user)
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
    except Overtaken:
        form.add_error(None, BUSY)
    return None
