"""Whose draft: known by its id, which the browser that began it holds in a cookie, and each page that it shows.

The id is as good as a token: nobody else knows it, so that a page which another site sends reaches no draft.
"""

import uuid

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from lintel.casework import asked
from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm

LASTS = 60 * 60 * 24 * 30


def draft_of(request: HttpRequest, public: PublicForm) -> PublicDraft | None:
    """The draft that a page was of; else the one that this browser began. None where there is none any more."""
    shown = asked.found(_id(request.POST.get("draft", "")), public)
    return shown or asked.found(_id(_unsealed(request.COOKIES.get(_cookie(public), ""))), public)


def remember(response: HttpResponse, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """Let the browser hold which draft is its own."""
    response.set_cookie(
        _cookie(public),
        signing.dumps(draft.id, salt="lintel.portal"),
        max_age=LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse, public: PublicForm) -> HttpResponse:
    """Let the browser hold none: on a computer that others use, nobody finds what was typed."""
    response.delete_cookie(_cookie(public))
    return response


def _cookie(public: PublicForm) -> str:
    return settings.SESSION_COOKIE_NAME.replace("session", public.door.slug)


def _unsealed(sealed: str) -> str:
    try:
        return str(signing.loads(sealed, salt="lintel.portal", max_age=LASTS))
    except signing.BadSignature:
        return ""


def _id(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
