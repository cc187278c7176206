"""A letter, as a page and as a document, in its usual size or in 18 points."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.outbox import MessagePage, look_at_document, message_page
from lintel.council.models import Staff
from lintel.domain.messages import LETTER
from lintel.gateways.document import KIND, document_of
from lintel.gateways.letter import Letter
from lintel.gateways.models import Message, Status
from lintel.web.admission import london_today, page_for, reads_names
from lintel.web.expected import expected_wait


@require_safe
@page_for(reads_names)
def letter(request: HttpRequest, message: UUID) -> HttpResponse:
    """The letter, to read or print; in 18 points where that is asked for."""
    page = found(request, message)
    told = {
        "page": page,
        "letter": _letter(page, request.user),
        "large": request.GET.get("size") == "large",
        "not_sent": page.message.sent is None,
    }
    return render(request, "outbox/letter.html", told)


@require_safe
@page_for(reads_names)
def document(request: HttpRequest, message: UUID) -> HttpResponse:
    """The letter as a document for a word processor."""
    page = found(request, message)
    made = document_of(_letter(page, request.user), large=request.GET.get("size") == "large")
    look_at_document(request.user, page.message)
    return HttpResponse(made, content_type=KIND, headers={"Content-Disposition": 'attachment; filename="letter.docx"'})


def _letter(page: MessagePage, reader: Staff) -> Letter:
    found = page.letter(expected_wait) if has_letter(page.message, reader) else None
    if found is None:
        raise Http404
    return found


def found(request: HttpRequest, message: UUID) -> MessagePage:
    """The message, for a reader who may see the work that it is about."""
    page = message_page(request.user, str(message), today=london_today())
    if page is None:
        raise Http404
    return page


def has_letter(message: Message, reader: Staff) -> bool:
    """Whether a message is a letter that was or will be written, for a reader who may see who people are."""
    never_written = message.status in (Status.BLOCKED, Status.NOT_NEEDED)
    return message.channel == LETTER and reads_names(reader.allowed) and not never_written
