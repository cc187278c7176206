"""What anybody can do here without signing in, in one list."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.domain.forms.every import PUBLIC
from lintel.web.portal.frame import public_frame
from lintel.web.portal.whose import held


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Ask, refer, tell of a worry; come back to it, see how it stands, or do it on paper. At most a query for each form."""
    drafts = {slug: held(request, public) for slug, public in PUBLIC.items()}
    begun = [PUBLIC[slug] for slug, draft in drafts.items() if draft is not None and draft.sent_at is None]
    told = {"forms": list(PUBLIC.values()), "begun": begun}
    return render(request, "portal/index.html", public_frame() | told)
