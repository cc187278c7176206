"""What is happening with my request? By its reference and the person's date of birth, in plain words."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lintel.casework.looking import CannotBeShown
from lintel.casework.status import Status, count_try, status_of, too_often_from, tried_often_from, tried_too_often
from lintel.domain.messages import ExpectedWait
from lintel.domain.reference import reference_typed
from lintel.domain.status import waits_for_worker
from lintel.web.admission import london_today
from lintel.web.expected import expected_wait
from lintel.web.london_date import LondonDateField
from lintel.web.portal.frame import public_frame
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.status_said import lines_of
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.whence import address_of

NOTHING_FOUND, TOO_OFTEN, AWAY = 404, 429, 503


class StatusForm(forms.Form):
    """A reference, as it was read off paper, and a date of birth."""

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed, use_required_attribute=False)
        self.fields["reference"] = forms.CharField(
            label=_("Reference"),
            help_text=_("It begins with W, such as W-7K3M9-QX2TD."),
            max_length=40,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )
        self.fields["born"] = LondonDateField(called=_("Date of birth"))
        self.fields["born"].label = _("Date of birth of the person whom it is about")
        self.fields["born"].widget.attrs["autocomplete"] = "off"

    def clean_reference(self) -> str:
        """The reference as it is kept."""
        found = reference_typed(self.cleaned_data["reference"])
        if not found:
            raise forms.ValidationError(_("A reference has W and ten letters or numbers, such as W-7K3M9-QX2TD."))
        return found


@open_to_all
@read_or_sent
def status(request: HttpRequest) -> HttpResponse:
    """Ask for both, and say how it stands. What does not fit is answered alike, whatever it is."""
    form = StatusForm(request.POST if request.method == "POST" else None)
    if request.method == "GET":
        return _show(request, "portal/status.html", SHOWN, form=form)
    if not form.is_valid():
        return _show(request, "portal/status.html", REFUSED, form=form)
    try:
        return _answer(request, form.cleaned_data)
    except CannotBeShown:
        return render(request, "web/503.html", status=AWAY)


def _answer(request: HttpRequest, asked: dict[str, Any]) -> HttpResponse:
    reference, address = asked["reference"], address_of(request)
    if too_often_from(address):
        return _show(request, "portal/too_often.html", TOO_OFTEN)
    if tried_too_often(reference):
        return _show(request, "portal/too_often.html", TOO_OFTEN, all_day=True)
    found = status_of(reference, asked["born"])
    if found is None:
        return _wrong(request, reference, address)
    return _show(request, "portal/status_shown.html", SHOWN, lines=lines_of(found, _expected(found)))


def _wrong(request: HttpRequest, reference: str, address: str) -> HttpResponse:
    """It is counted. From one place often wrong, they are asked to ring; the right day still opens it."""
    often = tried_often_from(reference, address)
    count_try(reference, address)
    if often:
        return _show(request, "portal/too_often.html", TOO_OFTEN, still_opens=True)
    return _show(request, "portal/status_unknown.html", NOTHING_FOUND)


def _expected(found: Status) -> ExpectedWait | None:
    return expected_wait(london_today()) if waits_for_worker(found.steps) else None


def _show(request: HttpRequest, template: str, code: int, **told: Any) -> HttpResponse:
    return render(request, template, public_frame() | told, status=code)
