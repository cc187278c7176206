"""Waited: a stamp says since when somebody waits, and for which draft, be it there or not begun yet. It is good for that one."""

import math
import time
from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner, b62_decode
from django.http import HttpRequest

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm

STAMP, WAIT = "lintel.portal.wait", timedelta(seconds=10)


def stamp(request: HttpRequest, draft: PublicDraft) -> str:
    """That somebody waits from now on, or since they were asked to: whoever sends too early does not begin to wait anew."""
    stamped = request.POST.get("stamp", "")
    return stamped if stamped_for(request, draft.form) == draft.id else _held(draft.form).sign(draft.id)


def stamped_for(request: HttpRequest, form: str) -> str:
    """The id of the draft for which somebody was asked to wait, however lately; empty where nobody was."""
    try:
        return _held(form).unsign(request.POST.get("stamp", ""))
    except BadSignature:
        return ""


def seconds_left(stamped: str) -> int:
    """How many seconds somebody has still to wait who holds this stamp, as we made it; at least one."""
    since = b62_decode(stamped.split(":")[-2])
    return max(1, math.ceil(since + WAIT.total_seconds() - time.time()))


def waited_for(request: HttpRequest, public: PublicForm) -> str:
    """The id of the draft for which somebody was asked to wait, long enough ago; empty where there is none."""
    held, stamped = _held(public.form.name), request.POST.get("stamp", "")
    try:
        draft = held.unsign(stamped)
        held.unsign(stamped, max_age=WAIT)
    except SignatureExpired:
        return draft
    except BadSignature:
        return ""
    return ""


def _held(form: str) -> TimestampSigner:
    return TimestampSigner(salt=f"{STAMP}.{form}")
