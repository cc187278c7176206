"""It has got worse: three questions without signing in. The page says nothing of anybody, whatever the link.

How often one link may be used is counted with the link. Links that lead nowhere, and answers, are counted by the network's
address too, and after many in an hour the page only says whom to ring. A first answer through a true link is taken whatever
was counted: many may share an address, and one person could else keep everybody from saying so.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from lintel.casework.worse import count_try_from, is_open, say_worse, too_often_from
from lintel.gateways import words
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.forms import WorseForm
from lintel.web.worse.whence import address_of

ENDED, TOO_OFTEN = 404, 429
PAGES = ("ended", "too_often", "thanks")
SAID = ("heading", "first", *PAGES, *(f"{page}_heading" for page in PAGES))


@csrf_exempt  # The link is the secret, and nobody is signed in: who keeps no cookies can say so, too.
@login_not_required
@read_or_sent
def worse(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and keep the answers. At most 4 queries to show it."""
    address = address_of(request)
    often = too_often_from(address)
    if not is_open(token, unused=often):
        return _shut(request, address, often)
    form = WorseForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return _show(request, "worse/worse.html", SHOWN if request.method == "GET" else REFUSED, form=form)
    if not say_worse(token, form.answers(), note=form.cleaned_data["note"]):
        return _shut(request, address, often)
    count_try_from(address)
    return _show(request, "worse/thanks.html", SHOWN, danger=form.cleaned_data["danger"] != "no")


def _shut(request: HttpRequest, address: str, often: bool) -> HttpResponse:
    """The page of a link that leads nowhere; after too many from one address, whom to ring, whatever the link."""
    if often:
        return _show(request, "worse/too_often.html", TOO_OFTEN)
    count_try_from(address)
    return _show(request, "worse/ended.html", ENDED)


def _show(request: HttpRequest, template: str, status: int, **more: Any) -> HttpResponse:
    told = {"phone": settings.LINTEL_PUBLIC_PHONE, "hours": settings.LINTEL_PUBLIC_HOURS}
    said = {name: words.on_page(name, told) for name in SAID}
    public = {"public_help": told if told["phone"] else None, "said": said}
    return render(request, template, public | more, status=status)
