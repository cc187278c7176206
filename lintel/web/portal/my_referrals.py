"""My referrals: a link by email, and behind it what somebody sent who works with the person, and what may be told of it."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lintel.casework import referral_links
from lintel.casework.commit import Overtaken
from lintel.casework.looking import CannotBeShown
from lintel.casework.my_referrals import referrals_of
from lintel.casework.sender_details import details_of, put_right
from lintel.web.portal.frame import public_frame
from lintel.web.portal.let_in import let_in, let_out, who_is_in
from lintel.web.portal.link_over import link_over
from lintel.web.portal.more import ADDED
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.told_back_said import said
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.whence import address_of

ENDED, TOO_OFTEN, AWAY = 404, 429, 503


class EmailForm(forms.Form):
    """The address from which somebody sent something."""

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed, use_required_attribute=False)
        self.fields["email"] = forms.EmailField(
            label=_("Your work email"), help_text=_("The one that you gave on the form.")
        )
        self.fields["email"].widget.attrs["autocomplete"] = "email"


class DetailsForm(forms.Form):
    """A sender's name and number."""

    def __init__(self, typed: Any = None, stands: dict[str, str] | None = None) -> None:
        super().__init__(typed, initial=stands, use_required_attribute=False)
        self.fields["name"] = forms.CharField(label=_("Your name"), max_length=400)
        self.fields["phone"] = forms.CharField(label=_("Your phone number"), max_length=40, required=False)
        # Their own, on a page that only they reach: a browser may fill it in (WCAG 1.3.5).
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"


# Anybody may ask for a link: it goes to its address, and nowhere else.
@open_to_all
@read_or_sent
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a link. What is said then is the same for every address."""
    form = EmailForm(request.POST if request.method == "POST" else None)
    if request.method == "GET" or not form.is_valid():
        code = SHOWN if request.method == "GET" else REFUSED
        return _show(request, "portal/my_referrals.html", code, form=form, inside=who_is_in(request) is not None)
    address = address_of(request)
    if referral_links.too_often_from(address):
        return _show(request, "portal/too_often.html", TOO_OFTEN)
    if referral_links.too_often_to(form.cleaned_data["email"], address):
        return _show(request, "portal/too_often.html", TOO_OFTEN, all_day=True)
    referral_links.ask_for_link(form.cleaned_data["email"], address)
    return _show(request, "portal/link_asked.html", SHOWN)


# The link is the token: nobody else knows it.
@open_to_all
@read_or_sent
def link(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind a link: it is used by its button, so that a mail server which follows links uses none up."""
    address = address_of(request)
    if referral_links.too_often_from(address):
        return _show(request, "portal/too_often.html", TOO_OFTEN)
    if request.method == "GET" and referral_links.link_is_open(token):
        return _show(request, "portal/link.html", SHOWN)
    sender = referral_links.use_link(token) if request.method == "POST" else None
    if sender is None:
        referral_links.count_try_from(address)
        return _show(request, "portal/link_ended.html", ENDED)
    return let_in(redirect("my_referrals_list"), sender)


@login_not_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Their own referrals, and what may be told of each."""
    sender = who_is_in(request)
    if sender is None:
        return redirect("my_referrals")
    try:
        shown = [(each, said(each)) for each in referrals_of(sender)]
    except CannotBeShown:
        return render(request, "web/503.html", status=AWAY)
    return _show(request, "portal/my_referrals_list.html", SHOWN, shown=shown, added=ADDED in request.GET)


@login_not_required
@read_or_sent
def details(request: HttpRequest) -> HttpResponse:
    """Put right how they can be reached. The address itself stays: the links go there."""
    sender = who_is_in(request)
    if sender is None:
        return link_over(request)
    form = DetailsForm(request.POST if request.method == "POST" else None, details_of(sender))
    if request.method == "POST" and form.is_valid() and _put_right(sender, form):
        return redirect("my_referrals_list")
    code = SHOWN if request.method == "GET" else REFUSED
    return _show(request, "portal/my_details.html", code, form=form)


def _put_right(sender: str, form: DetailsForm) -> bool:
    try:
        put_right(sender, **form.cleaned_data)
    except Overtaken:
        form.add_error(None, _("We could not keep it just now. What you wrote is still here. Send it again."))
        return False
    return True


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Let this browser forget them."""
    return let_out(redirect("my_referrals"))


def _show(request: HttpRequest, template: str, code: int, **told: Any) -> HttpResponse:
    return render(request, template, public_frame() | told, status=code)
