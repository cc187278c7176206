"""One file that came along with a form, for staff: always to be saved, and never opened by the browser as a page of ours."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lintel.casework.files_given_out import give_out
from lintel.web.admission import page_for, reads_names
from lintel.web.work.making import found

SHUT = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}


@require_safe
@page_for(reads_names)
def sent_file(request: HttpRequest, reference: str, file: UUID) -> HttpResponse:
    """Give it out, once it is written down to whom. One that is held, or is of other work, is answered like one that is not."""
    given = give_out(found(request, reference), str(file))
    if given is None:
        raise Http404
    saved_as = content_disposition_header(True, given.name) or "attachment"
    return HttpResponse(given.content, content_type=given.kind, headers=SHUT | {"Content-Disposition": saved_as})
