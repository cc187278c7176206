"""Whose draft: known by its id, which the browser that began it holds in a cookie, and each page that it shows.

The id is as good as a token: nobody else knows it, so that a page which another site sends reaches no draft.
Others may use the same device after: the cookie ends with the browser, and is good for some hours only.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lintel.casework import asked
from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm
from lintel.web.drafts.on_page import id_in

SALT = "lintel.portal"
# Counted from the last page that was sent; once the form itself was sent, from then.
HELD, HELD_ONCE_SENT = timedelta(hours=12), timedelta(hours=1)


def draft_of(request: HttpRequest, public: PublicForm) -> PublicDraft | None:
    """The draft that a page was of; else the one that this browser holds. None where there is none any more."""
    return asked.found(id_in(request.POST.get("draft", "")), public) or held(request, public)


def held(request: HttpRequest, public: PublicForm) -> PublicDraft | None:
    """The draft that this browser holds, for as long as it may."""
    sealed = request.COOKIES.get(_cookie(public), "")
    draft = asked.found(_unsealed(sealed, HELD), public)
    if draft is None or draft.sent_at is None:
        return draft
    return draft if _unsealed(sealed, HELD_ONCE_SENT) else None


def remember(response: HttpResponse, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """Let the browser hold which draft is its own, until it is closed."""
    response.set_cookie(
        _cookie(public),
        signing.dumps(draft.id, salt=SALT),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def to_sent(request: HttpRequest, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """To what was sent. A page that knows whose it is lets its browser hold it again; asking for the page does not."""
    answer = redirect("portal_sent", public.door.slug)
    return remember(answer, public, draft) if request.method == "POST" else answer


def forget(response: HttpResponse, public: PublicForm) -> HttpResponse:
    """Let the browser hold none: on a device that others use, nobody finds what was typed."""
    response.delete_cookie(_cookie(public), samesite="Lax")
    return response


def _cookie(public: PublicForm) -> str:
    return settings.SESSION_COOKIE_NAME.replace("session", public.door.slug)


def _unsealed(sealed: str, within: timedelta) -> str:
    try:
        return str(signing.loads(sealed, salt=SALT, max_age=within))
    except signing.BadSignature:
        return ""
