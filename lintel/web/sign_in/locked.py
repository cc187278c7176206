"""Too many wrong passwords: the name is locked for a while, and nothing that was typed on the way is lost by it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lintel.web.drafts.kept import typed_words

LOCKED = 429


def locked(request: HttpRequest, original: HttpResponse | None, credentials: Any) -> HttpResponse:
    """The page: what was carried on is carried on further; what was typed here is said back."""
    told = {
        "kept": request.POST.get("kept", ""),
        "next": request.POST.get("next", ""),
        "typed": [] if "kept" in request.POST else typed_words(request),
    }
    return render(request, "sign_in/locked.html", told, status=LOCKED)
