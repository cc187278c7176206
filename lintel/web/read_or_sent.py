"""Read or sent: a page that is asked for, by GET or by HEAD, or sent by POST. Whoever only looks whether it is there is told."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

type_of_view = Callable[..., HttpResponse]


def read_or_sent(view: type_of_view) -> type_of_view:
    """The page by GET and by POST. HEAD is answered as GET is, without the page itself."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _head(view, request, *args, **kwargs) if request.method == "HEAD" else view(request, *args, **kwargs)

    return answered


def _head(view: type_of_view, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    request.method = "GET"
    try:
        answer = view(request, *args, **kwargs)
    finally:
        # What goes round the view, and the server, must see what was asked, or it would send a page all the same.
        request.method = "HEAD"
    answer["Content-Length"] = str(len(answer.content))
    answer.content = b""
    return answer
