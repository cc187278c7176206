"""Kept through the sign-in: what is sent after the session ended is carried on by the sign-in page, sealed, and becomes a
draft of whoever typed it once somebody signs in. Nothing is stored for anybody who has not signed in."""

import uuid
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from lintel.casework.drafts import Draft, save
from lintel.council.models import Staff
from lintel.domain.merging import Answer
from lintel.web.drafts.on_page import answers

READER, KEPT = "lintel.reader", "lintel.kept"
FORM = "unsent"
NEVER_KEPT = frozenset({"csrfmiddlewaretoken", "password", "kept", "unsent"})
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
    typed = {name: request.POST.getlist(name) for name in request.POST if name not in NEVER_KEPT}
    sealed = signing.dumps({"owner": owner, "where": request.path, "typed": typed}, salt=KEPT, compress=True)
    return sealed if len(sealed) <= LONGEST_SEALED else ""


def take_up(sealed: str) -> Draft | None:
    """What the sign-in page carried, as a draft of whoever typed it; the same seal makes the same draft."""
    told: dict[str, Any] | None = _opened(sealed, KEPT)
    owner = Staff.objects.filter(pk=told["owner"], left_on=None).first() if told else None
    if told is None or owner is None:
        return None
    typed: dict[str, Answer] = told["typed"]
    name = str(uuid.uuid5(uuid.NAMESPACE_OID, sealed))
    return save(FORM, "", owner, typed, 0, draft=name, page=name, where=told["where"][:200]).draft


def _opened(sealed: str, salt: str) -> Any:
    try:
        return signing.loads(sealed, salt=salt, max_age=settings.SESSION_COOKIE_AGE * 2)
    except signing.BadSignature:
        return None
