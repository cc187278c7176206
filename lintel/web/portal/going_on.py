"""Going on: what was begun on this device, and the page on which each is gone on with."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import PublicForm, page_to_go_on
from lintel.web.portal.numbered import places_of
from lintel.web.portal.whose import held, takes_cookies

NOT_HELD, NO_COOKIES = "not-held", "no-cookies"


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
    """To the start page, of which a page is asked for that this browser holds no draft of: it says so, and how to come back.

    Whoever comes from a page of the form, and whose browser never held anything, is told that it may refuse cookies, else
    it would lead in a circle. What was forgotten was held.
    """
    start = reverse("portal_start", args=[slug])
    came_from = f"{request.get_host()}{start}" in request.headers.get("Referer", "")
    return redirect(f"{start}?{NO_COOKIES if came_from and not takes_cookies(request) else NOT_HELD}")
