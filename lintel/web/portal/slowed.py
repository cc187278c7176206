"""Slowed: after a flood from one place whoever comes next waits ten seconds and sends it again. Nobody is shut out."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lintel.casework import asked
from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm
from lintel.web.portal.frame import public_frame
from lintel.web.portal.waited import seconds_left, stamp, stamped_for, waited_for
from lintel.web.worse.whence import address_of

TOO_MANY = 429


class Said(NamedTuple):
    """What a page says that asks to wait: its title, its heading, why, and what its button is called."""

    title: Any
    heading: Any
    why: Any
    button: Any


BEGUN = _("Many forms were begun from your network within an hour, so we slow them down.")
SENDING = Said(
    _("Not sent yet"),
    _("Not sent yet: wait a little, then send it again"),
    _("Many forms came from your network within an hour, so we slow them down. What you wrote is kept."),
    _("Send it again"),
)
STARTING = Said(_("Not begun yet"), _("Not begun yet: wait a little, then start"), BEGUN, _("Start now"))
PRINTING = Said(_("No copy yet"), _("No copy yet: wait a little, then make it"), BEGUN, _("Make a copy to print"))


def ask_to_wait(request: HttpRequest, public: PublicForm, said: Said, draft: PublicDraft | None = None) -> HttpResponse:
    """The page that asks to wait, with a stamp for this draft, or for one that is not begun yet."""
    draft = draft or to_begin(request, public)
    told = {"public": public, "said": said, "draft": draft.id, "stamp": stamp(request, draft)}
    # What they read through before they sent it: it may be changed on another page while they wait.
    told |= {"wait": how_long(request, draft), "read": request.POST.get("read", "")}
    return render(request, "portal/too_many.html", public_frame() | told, status=TOO_MANY)


def to_begin(request: HttpRequest, public: PublicForm) -> PublicDraft:
    """The one that is not begun yet: the very one for which somebody waits already, else another."""
    draft = asked.not_begun(public)
    draft.id = stamped_for(request, public.form.name) or draft.id
    return draft


def how_long(request: HttpRequest, draft: PublicDraft) -> str:
    """How long somebody has still to wait, in words."""
    left = seconds_left(stamp(request, draft))
    return ngettext("Wait %(left)s more second.", "Wait %(left)s more seconds.", left) % {"left": left}


def may_begin(request: HttpRequest, public: PublicForm) -> bool:
    """Whether another may be begun from there: there was no flood, or somebody waited. It is counted."""
    address = address_of(request)
    if asked.too_many_begun_from(address):
        return bool(waited_for(request, public))
    asked.count_begun_from(address)
    return True


def begun(request: HttpRequest, public: PublicForm) -> PublicDraft | None:
    """A new draft, the very one for which somebody waited; None where they have to wait first."""
    if not may_begin(request, public):
        return None
    waited = waited_for(request, public)
    return asked.begin(public, id=waited) if waited else asked.begin(public)
