"""Whose draft: known by its id, which the browser that began it holds in a cookie, and each page that it shows.

Each of several forms of one kind has an address and a cookie of its own, so that no page shows what belongs to another.

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
from lintel.web.portal.numbered import form_at, places_of

SALT = "lintel.portal"
# Counted from the last page that was sent; once the form itself was sent, from then.
HELD, HELD_ONCE_SENT = timedelta(hours=12), timedelta(hours=1)


def draft_of(request: HttpRequest, slug: str) -> tuple[PublicForm, PublicDraft | None]:
    """The draft that a page was of, at its own address; of a page that does not say, the one that is held at this address.

    None where there is none any more.
    """
    public, told = form_at(slug), id_in(request.POST.get("draft", ""))
    if not told:
        return public, held(request, public)
    draft = asked.found(told, public)
    return (place_of(request, public, draft), draft) if draft else (public, None)


def place_of(request: HttpRequest, public: PublicForm, draft: PublicDraft) -> PublicForm:
    """The form at the address of this draft: where it is held; else here, or where no other one is or was."""
    places = places_of(public)
    free = [each for each in (public, *places) if not request.COOKIES.get(_cookie(each))]
    mine = [each for each in places if _unsealed(request.COOKIES.get(_cookie(each), ""), None) == draft.id]
    return next(iter([*mine, *free]), None) or min(places, key=lambda each: _needed(held(request, each)))


def _needed(draft: PublicDraft | None) -> tuple[int, float]:
    """Of so many that one has to make room: first what is held no more, then what was sent, then what was left longest ago."""
    if draft is None:
        return 0, 0.0
    return 1 if draft.sent_at else 2, draft.saved_at.timestamp()


def held(request: HttpRequest, public: PublicForm) -> PublicDraft | None:
    """The draft that this browser holds, for as long as it may."""
    sealed = request.COOKIES.get(_cookie(public), "")
    draft = asked.found(_unsealed(sealed, HELD), public)
    if draft is None or draft.sent_at is None:
        return draft
    return draft if _unsealed(sealed, HELD_ONCE_SENT) else None


def remember(response: HttpResponse, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """Let the browser hold which draft is its own, until it is closed."""
    for name, text in ((_cookie(public), signing.dumps(draft.id, salt=SALT)), (_marker(), "yes")):
        response.set_cookie(name, text, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax")
    return response


def takes_cookies(request: HttpRequest) -> bool:
    """Whether this browser held any form since it was opened: it does not say which, and stays when a form is forgotten."""
    return _marker() in request.COOKIES


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


def _marker() -> str:
    return settings.SESSION_COOKIE_NAME.replace("session", "takes_cookies")


def _unsealed(sealed: str, within: timedelta | None) -> str:
    try:
        return str(signing.loads(sealed, salt=SALT, max_age=within))
    except signing.BadSignature:
        return ""
