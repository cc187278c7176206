"""The page of a public form on which photos and papers are sent along: one form, no script, and a button to remove each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lintel.casework import files, kept_pages
from lintel.casework.asked import PublicDraft
from lintel.casework.files_added import take_counted
from lintel.domain.forms.public import Page, PublicForm
from lintel.domain.refusals import Refused
from lintel.domain.uploads import ALTOGETHER, MB
from lintel.web.portal.bounded import files_chosen, sent_too_much
from lintel.web.portal.coming_back import LATER, leave
from lintel.web.portal.frame import page_frame
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.whence import address_of

ADD, REMOVE = "add", "remove"


def show(
    request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft, wrong: list[str] | None = None
) -> HttpResponse:
    """What was sent along so far, and room for more. 4 queries."""
    told = page_frame(request, public, page, draft) | {"files": files.files_of(draft), "wrong": wrong or []}
    told |= {"in_error": True} if wrong else {}
    return render(request, "portal/papers.html", told, status=REFUSED if wrong else SHOWN)


def answered(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft) -> HttpResponse | None:
    """Take in what was chosen, or remove what was sent. None where somebody goes on to the next page."""
    if REMOVE in request.POST:
        return _removed(request, public, page, draft)
    wrong = _added(request, draft)
    if wrong:
        return show(request, public, page, draft, wrong)
    if LATER in request.POST:
        return leave(request, public, draft, page)
    if ADD in request.POST:
        return redirect(request.get_full_path())
    if not files.files_of(draft):
        kept_pages.keep(draft.id, {page.questions[0].name: ""})
    return None


def _removed(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft) -> HttpResponse:
    try:
        files.remove_file(draft, request.POST[REMOVE])
    except Refused as refused:
        return show(request, public, page, draft, [str(refused)])
    return redirect(request.get_full_path())


def _added(request: HttpRequest, draft: PublicDraft) -> list[str]:
    """Take in each file. Returns what is wrong with those that were not taken; the others are kept."""
    if sent_too_much(request):
        return [str(Refused("upload_too_much", most=ALTOGETHER // MB))]
    chosen = files_chosen(request)
    if ADD in request.POST and not chosen:
        return [_("Choose a file first.")]
    address = address_of(request)
    told = [take_counted(each, address, lambda each: files.add_file(draft, *each)) for each in chosen]
    return [why for why in told if why]
