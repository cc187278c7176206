"""Checking what was filled in, sending it, and what is said once it was sent."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lintel.casework import asked, confirming
from lintel.casework.as_read import as_read
from lintel.casework.asked import PublicDraft
from lintel.casework.kept_pages import ChangedElsewhere
from lintel.casework.more_told import told_anew
from lintel.domain.forms import Question
from lintel.domain.forms.public import Page, PublicForm, path_of
from lintel.web.portal import slowed
from lintel.web.portal.coming_back import leave
from lintel.web.portal.forms import MEND, page_to_mend
from lintel.web.portal.frame import public_frame
from lintel.web.portal.going_on import to_start
from lintel.web.portal.more import ADDED, sent_form
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.waited import waited_for
from lintel.web.portal.whose import draft_of, to_sent
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import OVERTAKEN, SHOWN
from lintel.web.worse.whence import address_of

# By which way one more confirmation is asked for.
COPY = "copy"


class Line(NamedTuple):
    """One answer as it is checked: the question, the answer in words, and the page on which it is changed."""

    question: str
    answer: str
    page: str


@open_to_all
@read_or_sent
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Every answer with a link to change it; sent from here. Sent twice, it is taken in once. 4 queries to show it."""
    public, draft = draft_of(request, slug)
    if draft is None:
        return to_start(request, slug)
    if draft.sent_at is not None:
        return to_sent(request, public, draft)
    missing = page_to_mend(public.form, draft.answers)
    if missing is not None:
        return _to_mend(public, draft, missing)
    return _taken_in(request, public, draft) if request.method == "POST" else _show(request, public, draft)


def _to_mend(public: PublicForm, draft: PublicDraft, page: Page) -> HttpResponse:
    """To a page that lacks something. One that was answered already says what is wrong."""
    address = reverse("portal_question", args=[public.door.slug, page.slug])
    return redirect(f"{address}?{MEND}" if page.seen(draft.answers) else address)


def _show(request: HttpRequest, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """What is read through before it is sent; sent, it is shown again where it was changed on another page since."""
    changed = request.method == "POST"
    told = {"public": public, "lines": lines_of(public, draft.answers), "draft": draft.id}
    told |= {"read": as_read(draft)} | ({"in_error": True} if changed else {})
    return render(request, "portal/check.html", public_frame() | told, status=OVERTAKEN if changed else SHOWN)


def _taken_in(request: HttpRequest, public: PublicForm, draft: PublicDraft) -> HttpResponse:
    """Take it in; after a flood from one place, once somebody has waited a little and sent it again."""
    address = address_of(request)
    if asked.too_many_from(address) and waited_for(request, public) != draft.id:
        return slowed.ask_to_wait(request, public, slowed.SENDING, draft)
    # Counted first: once it is taken in nothing may fail any more, or the page would say that nothing was sent.
    asked.count_one_from(address)
    try:
        asked.take_in(draft.id, public, request.POST.get("read", ""))
    except ChangedElsewhere as changed:
        return _show(request, public, changed.draft)
    return to_sent(request, public, draft)


@open_to_all
@read_or_sent
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """The reference, what happens next and by when, whom to ring, and how to add to it; and a link and a code to it."""
    public, draft = draft_of(request, slug)
    if draft is None or draft.sent_at is None:
        return to_start(request, slug) if draft is None else redirect("portal_check", public.door.slug)
    if request.method == "POST" and COPY in request.POST:
        confirming.send_copy(draft, request.POST[COPY])
        return to_sent(request, public, draft)
    if request.method == "POST":
        return leave(request, public, draft)
    told = {"public": public, "taken": asked.taken_in(draft), "now": timezone.now(), "draft": draft.id}
    told |= {
        "added": ADDED in request.GET,
        "anew": told_anew(sent_form(draft)),
        "lines": lines_of(public, draft.answers),
        "copies": confirming.copies_of(draft),
    }
    return render(request, "portal/sent.html", public_frame() | told)


def lines_of(public: PublicForm, answers: dict[str, str]) -> list[Line]:
    """Every question that was asked, with its answer in words."""
    told = public.form.applying(answers)
    return [
        Line(_(each.title), in_words(each, told), page.slug)
        for page in path_of(public.form, told)
        for each in page.asked(told)
    ]


def in_words(question: Question, answers: dict[str, str]) -> str:
    """An answer as it is read back. What was chosen from an older list, and is on it no more, stands as it was kept."""
    if question.codes:
        return "; ".join(_(question.choices().get(each, each)) for each in question.chosen(answers)) or _(
            "Not answered"
        )
    if question.sort == "file" and answers.get(question.name):
        many = int(answers[question.name])
        return ngettext("%(many)s file", "%(many)s files", many) % {"many": many}
    return question.in_words(answers) or _("Not answered")
