"""Save and come back later: a link and a code are shown once, and open the draft again on any device.

A link that never was, one that ended and a wrong code are answered with the same page. Tries are counted with the link and
by the network's address; after many from there, only a right code with a link that nobody mistyped yet is let in.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lintel.casework import coming_back
from lintel.casework.asked import PublicDraft
from lintel.domain.forms.every import BY_FORM
from lintel.domain.forms.public import Page, PublicForm
from lintel.web.portal.forms import without_nul
from lintel.web.portal.frame import public_frame
from lintel.web.portal.going_on import going_on_with
from lintel.web.portal.whose import place_of, remember
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.whence import address_of

LATER, TOO_OFTEN = "later", 429


class CodeForm(forms.Form):
    """The code that was shown with the link."""

    code = forms.CharField(max_length=20)

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed, use_required_attribute=False)
        self.fields["code"].label = _("Your code")
        self.fields["code"].help_text = _("6 numbers. We showed them when you saved.")
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}


def leave(request: HttpRequest, public: PublicForm, draft: PublicDraft, page: Page | None = None) -> HttpResponse:
    """The link and the code, which are told this once. `page` is where it was left; none once it was sent."""
    way = coming_back.leave(draft.id)
    path = reverse("portal_come_back", args=[way.link])
    address = f"{settings.LINTEL_ADDRESS}{path}" if settings.LINTEL_ADDRESS else request.build_absolute_uri(path)
    told = {"public": public, "way": way, "address": address, "left_on": page.slug if page else ""}
    return render(request, "portal/left.html", public_frame() | told)


# Another site must not bring anybody to a draft that is not their own, so this form has a token.
@login_not_required
@read_or_sent
def come_back(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code, and go on where the draft was left. Nothing is looked up before there is a code."""
    if request.method == "GET":
        return _show(request, CodeForm(), SHOWN)
    form, address = CodeForm(without_nul(request.POST)), address_of(request)
    if not form.is_valid():
        return _show(request, form, REFUSED)
    often = coming_back.too_often_from(address)
    found = (
        None if often and not coming_back.is_untried(token) else coming_back.come_back(token, form.cleaned_data["code"])
    )
    if found is not None:
        return _go_on(request, found)
    if often:
        return render(request, "portal/too_often.html", public_frame(), status=TOO_OFTEN)
    coming_back.count_try_from(address)
    form.add_error("code", _("This link and this code do not open anything. Check both, and try again."))
    return _show(request, form, REFUSED)


def _show(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    return render(request, "portal/come_back.html", public_frame() | {"form": form}, status=status)


def _go_on(request: HttpRequest, draft: PublicDraft) -> HttpResponse:
    """To the page on which it was left; to what was sent, where it was sent since."""
    public = place_of(request, BY_FORM[draft.form], draft)
    return remember(redirect(going_on_with(public, draft)), public, draft)
