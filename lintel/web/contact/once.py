"""Once: a contact that is sent twice from one page is taken in once. Each page carries a number of its own, and the
number settles the id of the work: of two clicks at the same moment only one can begin that work's story."""

import hashlib
import uuid
from collections.abc import Callable

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest

from lintel.casework.commit import Overtaken
from lintel.domain.refusals import Refused

SENT_BEFORE = (
    "This page was sent before, and taken in as {reference}. What it says now is not stored. "
    "If it is about something else, send it again."
)
KEY, KEPT = "taken_in", 20
UNSAID = frozenset({"csrfmiddlewaretoken", "once"})


def new_once() -> str:
    """A number for a new page."""
    return str(uuid.uuid4())


def work_of(request: HttpRequest) -> str:
    """The id of the work that this page begins: always the same for one page of one reader, and not to be guessed."""
    ours = uuid.uuid5(uuid.NAMESPACE_OID, settings.SECRET_KEY)
    return str(uuid.uuid5(ours, f"{request.user.pk} {request.POST.get('once') or new_once()}"))


def remember(request: HttpRequest, work: str) -> None:
    """Note in the visit what this page said when it was taken in."""
    taken = [*request.session.get(KEY, []), [work, _digest(request)]]
    request.session[KEY] = taken[-KEPT:]


def taken_by(request: HttpRequest) -> list[str]:
    """The ids of what was taken in during this visit, the last few."""
    return [work for work, _ in request.session.get(KEY, [])]


def sent_before(request: HttpRequest, work: str) -> bool:
    """Whether this page was taken in before, in these words or others."""
    return work in dict(request.session.get(KEY, []))


def says_otherwise(request: HttpRequest, work: str) -> bool:
    """Whether it says something else than when it was taken in."""
    return bool(dict(request.session.get(KEY, [])).get(work) != _digest(request))


def taken(form: BaseForm, take: Callable[[], object]) -> bool:
    """Whether what a form says was taken in, be it by the other click of two. Where it was refused, the form says why."""
    try:
        take()
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return False
    except Overtaken:
        return True
    return True


def _digest(request: HttpRequest) -> str:
    said = [(name, request.POST.getlist(name)) for name in sorted(request.POST) if name not in UNSAID]
    return hashlib.sha256(repr(said).encode()).hexdigest()
