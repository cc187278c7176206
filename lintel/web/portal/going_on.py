"""Going on: what was begun on this device, and the page on which each is gone on with."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm, page_to_go_on
from lintel.web.portal.numbered import places_of
from lintel.web.portal.whose import held

NOT_HELD = "not-held"


@dataclass(frozen=True)
class Begun:
    """A form that was begun here and not sent: where it is gone on with. `one_of_several` of its kind, it says since when."""

    public: PublicForm
    address: str
    begun_at: datetime
    one_of_several: bool


def going_on_with(public: PublicForm, draft: PublicDraft) -> str:
    """The first page that was not seen or lacks what is needed; else where it is checked, or what was sent."""
    slug = public.door.slug
    if draft.sent_at is not None:
        return reverse("portal_sent", args=[slug])
    page = page_to_go_on(public.form, draft.answers)
    return reverse("portal_question", args=[slug, page.slug]) if page else reverse("portal_check", args=[slug])


def begun_here(request: HttpRequest, public: PublicForm) -> list[Begun]:
    """Every form of this kind that was begun in this browser and not sent. A query for each."""
    drafts = [(each, draft) for each in places_of(public) if (draft := held(request, each)) and draft.sent_at is None]
    return [Begun(each, going_on_with(each, draft), draft.begun_at, len(drafts) > 1) for each, draft in drafts]


def to_start(request: HttpRequest, slug: str) -> HttpResponse:
    """To the start page, of which a page is asked for that this browser holds no draft of.

    Who comes from a page of the form is told why, else a browser that refuses cookies would lead in a circle.
    """
    start = reverse("portal_start", args=[slug])
    came_from = request.headers.get("Referer", "")
    return redirect(f"{start}?{NOT_HELD}" if f"{request.get_host()}{start}" in came_from else start)
