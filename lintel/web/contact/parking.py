"""Parking: a contact that is still being written is saved as one types, put aside, handed over, and gone on with."""

from typing import Any

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.casework.drafts import park
from lintel.domain.access import may
from lintel.domain.forms.every import PUBLIC
from lintel.domain.merging import Body
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today
from lintel.web.contact.forms import ContactForm
from lintel.web.drafts.on_page import DraftOnPage, answers, fresh, save_sent, sent, shown
from lintel.web.drafts.views import session_ends_in
from lintel.web.person.story import known as how_to_reach

FORM = "contact"
FIRST_WORDS = 60


def draft_of(request: HttpRequest) -> DraftOnPage:
    """The draft that was sent with the page."""
    return sent(request, FORM)


def as_left(body: Body) -> ContactForm:
    """The form with what was typed so far. It was never sent, so nothing is wrong with it yet."""
    form = ContactForm(body)
    form._errors = ErrorDict()
    return form


def page(
    request: HttpRequest, form: ContactForm, draft: DraftOnPage, *, status: int = 200, known: Any = None
) -> HttpResponse:
    """The page of a contact. The draft's own number is the page's: from any desk it is taken in once."""
    told = {
        "public_forms": PUBLIC.values(),
        "form": form,
        "draft": draft,
        "once": draft.id,
        "known": known,
        "today": london_today().isoformat(),
    }
    told |= {"reached": how_to_reach(known.who) if known else [], "may_tell": may(request.user.role, "tell")}
    return render(request, "contact/new.html", told | {"ends_in": session_ends_in(request)}, status=status)


def saved_page(request: HttpRequest, form: ContactForm, *, status: int) -> HttpResponse:
    """The page of what was sent and could not be taken in: it is saved as well."""
    try:
        _, draft = _save(request, form)
    except Refused:
        # It is another's by now, or was sent: what was typed goes on as a draft of one's own.
        draft = fresh(FORM)
    return page(request, form, draft, status=status)


def put_aside(request: HttpRequest) -> HttpResponse:
    """Save it and go on, park it, or save it and choose to whom it is handed over."""
    form = ContactForm(request.POST)
    try:
        typed, draft = _save(request, form)
        if request.POST["save_draft"] == "park":
            park(draft.id, request.user, called(form.data))
            messages.success(request, "Parked. Nothing of it is lost; go on with it from any desk.")
            return redirect("new_contact")
    except Refused as refused:
        form.add_error(None, str(refused))
        return page(request, form, fresh(FORM), status=422)
    if request.POST["save_draft"] == "hand_over":
        return redirect("draft", draft.id)
    return page(request, as_left(typed), draft)


def called(told: Any) -> str:
    """A few words by which somebody finds it again: the name, or else how it begins."""
    said = str(told.get("name") or told.get("person") or told.get("words") or "No words yet")
    return said if len(said) <= FIRST_WORDS else f"{said[:FIRST_WORDS]} …"


def _save(request: HttpRequest, form: ContactForm) -> tuple[Body, DraftOnPage]:
    labels = {name: str(field.label) for name, field in form.fields.items()}
    typed = answers(request.POST)
    saved, draft = save_sent(request, draft_of(request), typed, labels)
    return shown(saved, typed), draft
