"""Taking a contact or a concern in, and what is said once it is taken in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.drafts import find, finish
from lintel.casework.receipts import receipt_of
from lintel.casework.receiving import receive
from lintel.casework.triage import about_somebody
from lintel.domain.reference import work_reference
from lintel.web.admission import london_today, page_for, takes_contacts
from lintel.web.contact import parking
from lintel.web.contact.forms import ContactForm
from lintel.web.contact.once import SENT_BEFORE, remember, says_otherwise, sent_before, taken, taken_by, work_of
from lintel.web.drafts.on_page import fresh, id_in

# On the phone, a contact: what is so most of the time is chosen beforehand, and can be changed.
USUAL = {"kind": "contact", "channel": "phone"}


@require_http_methods(["GET", "POST"])
@page_for(takes_contacts)
def new_contact(request: HttpRequest) -> HttpResponse:
    """Take one in, for somebody known or new. The page can be typed into, parked and handed over before anybody is named."""
    if request.method == "GET":
        return _resumed(request) if "draft" in request.GET else _empty_page(request)
    if request.POST.get("save_draft"):
        return parking.put_aside(request)
    form, work = ContactForm(request.POST), work_of(request)
    if sent_before(request, work):
        if not says_otherwise(request, work):
            return _taken_in(request, work)
        form.add_error(None, SENT_BEFORE.format(reference=work_reference(work)))
        return parking.page(request, form, fresh(parking.FORM), status=422)
    if form.is_valid() and _received(request, form, work):
        remember(request, work)
        finish(parking.draft_of(request).id, request.user)
        return _taken_in(request, work)
    return parking.saved_page(request, form, status=422)


def _empty_page(request: HttpRequest) -> HttpResponse:
    """The page with nothing typed; about somebody, where their record led here."""
    asked = request.GET.get("person", "").replace("\0", "")
    known = about_somebody(request.user, asked, today=london_today()) if asked else None
    chosen = USUAL | ({"person": known.who.reference} if known else {})
    return parking.page(request, ContactForm(initial=chosen), fresh(parking.FORM), known=known)


def _resumed(request: HttpRequest) -> HttpResponse:
    """The page as it was left, here or at another desk."""
    draft = find(id_in(request.GET["draft"]), request.user)
    if draft is None or draft.form != parking.FORM:
        raise Http404
    return parking.page(request, parking.as_left(draft.body), fresh(parking.FORM, draft=draft))


def _received(request: HttpRequest, form: ContactForm, work: str) -> bool:
    return taken(form, lambda: receive(form.cleaned_data["kind"], work=work, by=request.user, **form.answers()))


def _taken_in(request: HttpRequest, work: str) -> HttpResponse:
    """To what the person or caller is told now."""
    messages.success(request, f"Taken in as {work_reference(work)}.")
    return redirect("taken_in", work_reference(work))


@require_safe
@page_for(takes_contacts)
def taken_in(request: HttpRequest, reference: str) -> HttpResponse:
    """What the caller is told: the reference, what happens next and by when. At most 13 queries."""
    receipt = receipt_of(request.user, reference, taken=taken_by(request), today=london_today())
    if receipt is None:
        raise Http404
    told = {"receipt": receipt, "now": timezone.now(), "today": london_today().isoformat()}
    return render(request, "contact/taken_in.html", told)
