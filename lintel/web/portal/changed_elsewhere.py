"""Changed elsewhere: a page whose answers another page has changed since, on another device or in another tab.

Nothing is written over. The page is shown again, with what was typed and what stands there now; sent again, it counts.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lintel.casework.kept_pages import ChangedElsewhere
from lintel.domain.forms.public import Page, PublicForm
from lintel.domain.forms.served import digests_of, served_as
from lintel.web.portal.forms import PageForm
from lintel.web.portal.frame import page_frame
from lintel.web.portal.sending import in_words
from lintel.web.portal.sent_before import KEEP
from lintel.web.sent import OVERTAKEN


def shown_again(
    request: HttpRequest, public: PublicForm, page: Page, changed: ChangedElsewhere, form: PageForm
) -> HttpResponse:
    """The page with both: each question that was changed elsewhere says so. The script is told that nothing was kept."""
    if KEEP in request.POST:
        return HttpResponse(status=OVERTAKEN)
    draft = changed.draft
    stands = {each.name: in_words(each, draft.answers) for each in form.asked if each.name in changed.names}
    for name in stands:
        form.add_error(name, _("This answer was changed on another page. Read what stands there now, below it."))
    told = page_frame(request, public, page, draft) | {
        "form": form,
        "stands": stands,
        "served": _asked(request, page, changed),
    }
    return render(request, "portal/question.html", told, status=OVERTAKEN)


def _asked(request: HttpRequest, page: Page, changed: ChangedElsewhere) -> str:
    """How the page is served again: over the answers that it asks about as they stand now, over the others as before."""
    sent = served_as(request.POST["served"], page.slug)
    assert sent is not None  # only a page that says how it was served is overtaken
    return sent.anew({**sent.over, **digests_of(changed.names, changed.draft.answers)}).held()
