"""The bare view."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from bench.bare.models import Event, State


@csrf_exempt
@login_not_required
def touch(request: HttpRequest, number: int) -> HttpResponse:
    """Insert one row and update another, in one transaction."""
    with transaction.atomic():
        Event.objects.create(what=request.POST["how"], on=date.fromisoformat(request.POST["on"]))
        State.objects.filter(pk=number).update(touched=F("touched") + 1)
    return HttpResponse("kept")
