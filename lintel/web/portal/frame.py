"""The frame of every public page: whom to ring and when, in the same place and the same words on each."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import Page, PublicForm, page_before
from lintel.domain.forms.served import digests_of, served, served_as
from lintel.web.portal.waited import stamp

BACK_TO_CHECK = "check"


def public_frame() -> dict[str, Any]:
    """What the layout of public pages reads."""
    phone = settings.LINTEL_PUBLIC_PHONE
    return {
        "public_help": {
            "phone": phone,
            "hours": settings.LINTEL_PUBLIC_HOURS,
            "out_of_hours": settings.LINTEL_OUT_OF_HOURS_PHONE,
            "post": settings.LINTEL_PUBLIC_POST,
            "text_phone": f"18001 {phone}" if phone else "",
        }
    }


def page_frame(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft) -> dict[str, Any]:
    """What each page of a form reads besides: whose it is, over what it is served, where it goes back to, and since when
    it waits to be begun."""
    before = page_before(public.form, draft.answers, page.slug)
    return public_frame() | {
        "public": public,
        "asked_page": page,
        "draft": draft.id,
        "served": _served(request, page, draft),
        "stamp": "" if draft.begun_at else stamp(request, draft),
        "before": before.slug if before else None,
        "checking": BACK_TO_CHECK in request.GET,
    }


def _served(request: HttpRequest, page: Page, draft: PublicDraft) -> str:
    """Over which answers the page is served. One that is shown again, as it was sent, keeps its name."""
    over = digests_of([each.name for each in page.questions], draft.answers)
    sent = served_as(request.POST.get("served", ""), page.slug)
    return (sent.anew(over) if sent else served(page.slug, over)).held()
