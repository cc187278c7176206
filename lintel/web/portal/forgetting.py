"""Forgetting: on a device that others use, nobody finds what was typed. Nothing that we have is lost by it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.web.portal.frame import public_frame
from lintel.web.portal.going_on import going_on_with
from lintel.web.portal.numbered import form_at, places_of
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.whose import forget, held
from lintel.web.read_or_sent import read_or_sent


@open_to_all
@read_or_sent
def forget_here(request: HttpRequest, slug: str) -> HttpResponse:
    """What forgetting does, once before it is done; then that this device holds nothing."""
    public = form_at(slug)
    if request.method == "POST":
        return forget(redirect("portal_forget", slug), public)
    draft = held(request, public)
    told = {
        "public": public,
        "back": going_on_with(public, draft) if draft else "",
        "sent": draft is not None and draft.sent_at is not None,
        "another": next((each for each in places_of(public) if draft is None and held(request, each)), None),
    }
    return render(request, "portal/forget.html", public_frame() | told)
