"""The bare view: for somebody signed in, like every page, and with the same token against forged forms."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse

from bench.bare.models import Event, State


def touch(request: HttpRequest, number: int) -> HttpResponse:
    """Insert one row and update another, in one transaction."""
    with transaction.atomic():
        Event.objects.create(what=request.POST["how"], on=date.fromisoformat(request.POST["on"]))
        State.objects.filter(pk=number).update(touched=F("touched") + 1)
    return HttpResponse("kept")
