"""What is done round every request: a line in the log, private pages kept private, the demonstration kept here."""

import time
from collections.abc import Callable

import structlog
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from lintel.project.modes import Mode, is_this_machine

type_of_answer = Callable[[HttpRequest], HttpResponse]
log = structlog.get_logger("lintel.requests")


def request_log(answer: type_of_answer) -> type_of_answer:
    """Log one line a request: which route, which status, how long. Never the address, the query or the body."""

    def answer_and_log(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = answer(request)
        log.info(
            "answered",
            method=request.method,
            route=request.resolver_match.route if request.resolver_match else None,
            status=response.status_code,
            milliseconds=round((time.perf_counter() - began) * 1000, 1),
        )
        return response

    return answer_and_log


def only_this_machine(answer: type_of_answer) -> type_of_answer:
    """Refuse the demonstration to other machines, however the server was started."""
    if settings.LINTEL_MODE is Mode.PRODUCTION:
        raise MiddlewareNotUsed

    def answer_here_only(request: HttpRequest) -> HttpResponse:
        if is_this_machine(request.META["REMOTE_ADDR"]):
            return answer(request)
        return HttpResponse(
            "This is the demonstration of Lintel. It may only be used on the machine it runs on.",
            status=403,
            content_type="text/plain; charset=utf-8",
        )

    return answer_here_only


def private_pages(answer: type_of_answer) -> type_of_answer:
    """Ask the browser to keep no copy of a page, so that the back button shows nobody's record after signing out."""

    def answer_privately(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return answer_privately
