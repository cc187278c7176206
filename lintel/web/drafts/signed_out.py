"""Signed out in mid-form: the sign-in page comes up with what was typed, and nothing is lost."""

from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse

from lintel.casework.drafts import Draft, finish
from lintel.council.models import Staff
from lintel.web.drafts.kept import reader_of, remember_reader, seal, take_up, typed_words
from lintel.web.drafts.on_page import id_in
from lintel.web.sign_in.views import ask_to_sign_in


class KeepsWhatWasTyped(LoginRequiredMiddleware):
    """Asks for a sign-in where there is none, and carries on what was sent. Ends the draft of what was sent again."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        """To the sign-in page; for a form that was sent, with what it said."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"signed_out": True}, status=403)
        sealed, typed = seal(request), typed_words(request)
        if not sealed and not typed:
            return super().handle_no_permission(request, view_func)
        return ask_to_sign_in(request, kept=sealed, typed=[] if sealed else typed)

    def process_view(
        self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        """As it is everywhere; and note that what was sent comes to its page. A stale form never does: it is refused before."""
        refused: HttpResponse | None = super().process_view(request, view_func, view_args, view_kwargs)
        request.came_to_its_page = refused is None
        return refused

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Note who reads here; and where a draft of something unsent was sent at last, end it."""
        staff = _signed_in(request)
        if staff is not None:
            remember_reader(request, response, staff)
            if _taken_by_its_page(request, response) and "unsent" in request.POST:
                finish(id_in(request.POST["unsent"]), staff)
        return response


def draft_of_stale(request: HttpRequest) -> Draft | None:
    """What was sent on a page of an earlier sign-in, as a draft of whoever is signed in now and was then; else None.

    Another site cannot have sent it: a browser keeps our cookies from what comes from elsewhere.
    """
    staff = _signed_in(request)
    if staff is None or reader_of(request) != staff.id or request.headers.get("Accept") == "application/json":
        return None
    sealed = seal(request)
    return take_up(sealed) if sealed else None


def _taken_by_its_page(request: HttpRequest, response: HttpResponse) -> bool:
    sent_on = request.method == "POST" and response.status_code == 302
    return sent_on and getattr(request, "came_to_its_page", False)


def _signed_in(request: HttpRequest) -> Staff | None:
    try:
        user = getattr(request, "user", None)
        return user if user is not None and user.is_authenticated else None
    except DatabaseError:
        return None
