"""Who may come in: everybody to what was published, and to the rest those who look after papers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lintel.council.models import Staff
from lintel.domain.access import Role
from lintel.domain.refusals import Refused
from lintel.oversight.papers import lists
from lintel.oversight.papers.models import Meeting, MeetingPaper
from lintel.web.portal.frame import public_frame

type_of_view = Callable[..., HttpResponse]


def keeps_papers(role: Role) -> bool:
    """Whether this role stores papers, answers what is doubtful in them, and publishes."""
    return role.keeps_papers


def sees_drafts(request: HttpRequest) -> bool:
    """Whether whoever asks sees meetings that were not published yet."""
    return isinstance(request.user, Staff) and keeps_papers(request.user.allowed)


def open_to_read(view: type_of_view) -> type_of_view:
    """A page that everybody may read, signed in or not. What is not there, or not published, is answered alike."""

    @login_not_required
    @require_safe
    @wraps(view)
    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with_404 = answering_404(view)
        return with_404(request, *args, **kwargs)

    return read


def answering_404(view: type_of_view) -> type_of_view:
    """The same, where a meeting, paper or promise that is not there is a page that says so."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            raise Http404(str(refused)) from refused

    return answered


def frame(request: HttpRequest) -> dict[str, Any]:
    """What every page of papers reads: the public's help, and whether whoever reads looks after papers."""
    own = {} if isinstance(request.user, Staff) else public_frame()
    return own | {"keeps": sees_drafts(request)}


def meeting_for(request: HttpRequest, slug: str) -> Meeting:
    """The meeting, where whoever asks may see it. Raises Refused."""
    return lists.meeting(slug, drafts=sees_drafts(request))


def paper_for(request: HttpRequest, meeting: str, slug: str) -> MeetingPaper:
    """The paper, where whoever asks may see it. Raises Refused."""
    return lists.paper(meeting, slug, drafts=sees_drafts(request))
