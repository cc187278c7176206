"""Sent before: a page of a form that was sent meanwhile, in another tab or before somebody went back. No word of it is lost.

What it says that was not sent is put into the page for adding more, for whoever typed it to add.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import Page, PublicForm
from lintel.web.portal import more, papers
from lintel.web.portal.bounded import sent_too_much
from lintel.web.portal.forms import PageForm, without_nul
from lintel.web.portal.whose import remember, to_sent
from lintel.web.sent import OVERTAKEN

# What the page's own script sends while somebody types.
KEEP = "keep"


def sent_before(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft) -> HttpResponse:
    """Room to add what is new on this page; what was sent, where nothing is. The script is told that nothing was kept."""
    if KEEP in request.POST:
        return HttpResponse(status=OVERTAKEN)
    words = "" if page.takes_files else _new_words(request, page, draft)
    said = (
        _of_files(request)
        if page.takes_files
        else _("You had sent this already. These words are not sent yet: add them.")
    )
    if not words and not (page.takes_files and said):
        return to_sent(request, public, draft)
    form = more.MoreForm(initial={"words": words})
    return remember(more.show(request, public, draft, form, OVERTAKEN, said), public, draft)


def _new_words(request: HttpRequest, page: Page, draft: PublicDraft) -> str:
    """What was typed on a page and not sent, each answer under its question."""
    form = PageForm(page, draft.answers, without_nul(request.POST))
    typed = form.answers() if form.is_valid() else form.as_typed()
    new = [each for each in form.asked if typed.get(each.name, "") not in ("", draft.answers.get(each.name, ""))]
    return "\n\n".join(f"{_(each.title)}\n{each.in_words(typed)}" for each in new)


def _of_files(request: HttpRequest) -> str:
    """What is so of a file that was to be added or removed; empty where there was none."""
    if papers.REMOVE in request.POST:
        return _("You had sent this already, and the file with it. If we should not use it, say so here, or ring us.")
    if request.FILES or sent_too_much(request):
        return _("You had sent this already, so we did not take your file. Choose it here again.")
    return ""
