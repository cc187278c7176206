"""The pages shown when something could not be done. Their words are templates of the web floor."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.web.drafts.signed_out import draft_of_stale
from lintel.web.portal.frame import public_frame
from lintel.web.sent import NEVER_KEPT

# Where every address of the public's own pages begins.
PORTAL = "/ask/"
KEPT = (
    "You signed in again after the page was opened, so it was not sent. All that you typed is kept here: send it again."
)
NOT_WORDS = NEVER_KEPT | {"csrfmiddlewaretoken", "once"}


def _typed(request: HttpRequest) -> dict[str, Any]:
    """The words that were typed on a page that cannot take them, to be shown to whoever typed them."""
    try:
        sent = list(request.POST.items()) if request.method == "POST" else []
    except (RequestDataTooBig, TooManyFieldsSent, OSError):
        sent = []
    return {"typed": [text for name, text in sent if name not in NOT_WORDS and len(text.split()) > 1]}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent could not be read; the public is told so in words of its own."""
    if request.path.startswith(PORTAL):
        return render(request, "portal/too_much.html", public_frame(), status=400)
    return render(request, "web/400.html", status=400)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person's role does not allow it."""
    return render(request, "web/403.html", _typed(request), status=403)


def stale_form(request: HttpRequest, reason: str = "", **_: Any) -> HttpResponse:
    """403: the form was opened in another sign-in, or too long ago. Of whoever is signed in, all that was typed is kept."""
    if request.method == "POST" and (draft := draft_of_stale(request)) is not None:
        messages.success(request, KEPT)
        return redirect("draft", draft.id)
    if request.path.startswith(PORTAL):
        return render(request, "portal/stale.html", public_frame() | _typed(request), status=403)
    return render(request, "web/403.html", {"stale_form": True} | _typed(request), status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page, or not one for this person; the public is told whom to ring."""
    if request.path.startswith(PORTAL):
        return render(request, "portal/404.html", public_frame() | _typed(request), status=404)
    return render(request, "web/404.html", _typed(request), status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake; what was just sent was not saved. What was typed is shown, so that it can be copied."""
    if request.path.startswith(PORTAL):
        return render(request, "portal/500.html", public_frame() | _typed(request), status=500)
    return render(request, "web/500.html", _typed(request), status=500)
