"""Kept through the sign-in: what is sent after the session ended is carried on by the sign-in page, sealed, and becomes a
draft of whoever typed it once somebody signs in. Nothing is stored for anybody who has not signed in."""

import uuid
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from lintel.casework.drafts import Draft, save
from lintel.council.models import Staff
from lintel.domain.merging import Answer
from lintel.domain.refusals import Refused
from lintel.web.drafts.on_page import PAGE, answers, sent
from lintel.web.sent import NEVER_KEPT

READER, KEPT = "lintel.reader", "lintel.kept"
FORM = "unsent"
OF_THE_PAGE = frozenset({"csrfmiddlewaretoken", "kept", "unsent"})
LONGEST_SEALED = 600_000
READER_COOKIE = settings.SESSION_COOKIE_NAME.replace("session", "reader")


def remember_reader(request: HttpRequest, response: HttpResponse, staff: Staff) -> None:
    """Let the browser say later, sealed, who signed in last: whose words those are that come after a session's end."""
    if reader_of(request) == staff.id:
        return
    response.set_cookie(
        READER_COOKIE,
        signing.dumps(staff.id, salt=READER),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def reader_of(request: HttpRequest) -> str | None:
    """The id of whoever signed in last in this browser, or None where it does not say."""
    return _opened(request.COOKIES.get(READER_COOKIE, ""), READER)


def typed_words(request: HttpRequest) -> list[str]:
    """What was typed and is no mere choice."""
    told = answers(request.POST).values()
    texts = [text for each in told for text in (each if isinstance(each, list) else [each])]
    return [text for text in texts if len(text.split()) > 1]


def seal(request: HttpRequest) -> str:
    """What was sent, for the sign-in page to carry; empty where nobody can tell whose it is, or it is far too long."""
    owner = reader_of(request)
    if owner is None or not any(answers(request.POST).values()):
        return ""
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER_KEPT | OF_THE_PAGE}
    told = {"owner": owner, "where": request.path, "typed": typed}
    if request.POST.get("draft_form") == PAGE:
        on_page = sent(request, PAGE)
        told |= {"typed": answers(request.POST), "draft": on_page.id, "page": on_page.page}
    sealed = signing.dumps(told, salt=KEPT, compress=True)
    return sealed if len(sealed) <= LONGEST_SEALED else ""


def take_up(sealed: str) -> Draft | None:
    """What the sign-in page carried, as a draft of whoever typed it; the same seal makes the same draft."""
    told: dict[str, Any] | None = _opened(sealed, KEPT)
    owner = Staff.objects.filter(pk=told["owner"], left_on=None).first() if told else None
    if told is None or owner is None:
        return None
    name = str(uuid.uuid5(uuid.NAMESPACE_OID, sealed))
    if "draft" in told:
        with suppress(Refused):  # it was handed over meanwhile: then what was typed is a draft of its own
            return _saved(PAGE, owner, told, told["draft"], told["page"])
    return _saved(FORM, owner, told, name, name)


def _saved(form: str, owner: Staff, told: dict[str, Any], draft: str, page: str) -> Draft:
    typed: dict[str, Answer] = told["typed"]
    return save(form, "", owner, typed, 0, draft=draft, page=page, where=told["where"][:200]).draft


def _opened(sealed: str, salt: str) -> Any:
    try:
        return signing.loads(sealed, salt=salt, max_age=settings.SESSION_COOKIE_AGE * 2)
    except signing.BadSignature:
        return None
