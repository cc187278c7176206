"""Waited: a stamp says since when somebody waits, and for which draft, be it there or not begun yet. It is good for that one."""

from datetime import timedelta

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm

STAMP, WAIT = "lintel.portal.wait", timedelta(seconds=10)


def stamp(draft: PublicDraft) -> str:
    """That somebody waits from now on."""
    return _held(draft.form).sign(draft.id)


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
