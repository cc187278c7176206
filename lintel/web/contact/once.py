"""Once: a contact that is sent twice from one page is taken in once. Each page carries a number of its own."""

import uuid

from django.http import HttpRequest

KEY, KEPT = "taken_in", 20


def new_once() -> str:
    """A number for a new page."""
    return str(uuid.uuid4())


def remember(request: HttpRequest, work: str) -> None:
    """Note in the visit which work came of this page."""
    once = request.POST.get("once")
    if once:
        taken = [*request.session.get(KEY, []), [once[:40], work]]
        request.session[KEY] = taken[-KEPT:]


def sent_before(request: HttpRequest) -> str | None:
    """The work that came of this page when it was sent before."""
    once = request.POST.get("once", "")[:40]
    return dict(request.session.get(KEY, [])).get(once)
