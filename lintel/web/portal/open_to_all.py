"""Open to all: a page that anybody may send, signed in or not and with a cookie or without, from our own pages only."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

type_of_view = Callable[..., HttpResponse]


def open_to_all(view: type_of_view) -> type_of_view:
    """No sign-in and no token: the id of a draft is one. What another site sends is answered by the page itself, empty.

    Else another site could put a draft that it knows under somebody's hands, and read what they type.
    """

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and _from_elsewhere(request):
            return redirect(request.path)
        return view(request, *args, **kwargs)

    return opened


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent it. One that says nothing is believed."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told in ("cross-site", "same-site")
    origin = request.headers.get("Origin", "null")
    return origin != "null" and urlsplit(origin).netloc != request.get_host()
