"""It has got worse: three questions without signing in. The page says nothing of anybody, whatever the link.

How often one link may be used is counted with the link. Nobody is shut out by their network's address: behind a proxy all
have the same, and one person could then keep everybody else from saying so. The random part cannot be guessed.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lintel.casework.worse import is_open, say_worse
from lintel.gateways import words
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.forms import WorseForm

ENDED = 404


@login_not_required
@require_http_methods(["GET", "POST"])
def worse(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and keep the answers. At most 3 queries to show it."""
    if not is_open(token):
        return _show(request, "worse/ended.html", ENDED)
    form = WorseForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _show(request, "worse/worse.html", SHOWN if request.method == "GET" else REFUSED, form=form)
    if not say_worse(token, form.answers(), note=form.cleaned_data["note"]):
        return _show(request, "worse/ended.html", ENDED)
    return _show(request, "worse/thanks.html", SHOWN, danger=form.cleaned_data["danger"] != "no")


def _show(request: HttpRequest, template: str, status: int, **more: Any) -> HttpResponse:
    told = {"phone": settings.LINTEL_PUBLIC_PHONE, "hours": settings.LINTEL_PUBLIC_HOURS}
    said = {
        name: words.on_page(name, told)
        for name in ("heading", "first", "ended", "ended_heading", "thanks", "thanks_heading")
    }
    public = {"public_help": told if told["phone"] else None, "said": said}
    return render(request, template, public | more, status=status)
