"""What anybody can do here without signing in, in one list."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.domain.forms.every import PUBLIC
from lintel.web.portal.frame import public_frame
from lintel.web.portal.going_on import begun_here


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Ask, refer, tell of a worry; come back to it, see how it stands, or do it on paper. A query for each that was begun."""
    begun = [each for public in PUBLIC.values() for each in begun_here(request, public)]
    told = {"forms": list(PUBLIC.values()), "begun": begun}
    return render(request, "portal/index.html", public_frame() | told)
