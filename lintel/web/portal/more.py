"""Adding more to what was sent, under the same reference, as often as somebody likes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lintel.casework import asked
from lintel.casework.asked import PublicDraft
from lintel.casework.commit import Overtaken
from lintel.casework.more_told import add_words, is_finished, takes_more
from lintel.domain.forms import LONGEST_WORDS
from lintel.domain.forms.public import PublicForm
from lintel.domain.refusals import Refused
from lintel.web.portal.forms import without_nul
from lintel.web.portal.frame import public_frame
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.whose import draft_of
from lintel.web.sent import REFUSED, SHOWN

ADDED = "added"


class MoreForm(forms.Form):
    """Words, as many as anybody likes."""

    words = forms.CharField(widget=forms.Textarea, max_length=LONGEST_WORDS)

    def __init__(self, typed: Any = None, **more: Any) -> None:
        super().__init__(typed, use_required_attribute=False, **more)
        self.fields["words"].label = _("What do you want to add?")


@open_to_all
@require_http_methods(["GET", "POST"])
def more(request: HttpRequest, slug: str) -> HttpResponse:
    """Room for more words, and keeping them. What was typed stays on the page where it cannot be kept."""
    public, draft = draft_of(request, slug)
    if request.method == "GET":
        if draft is None or draft.sent_at is None:
            return redirect("portal_check" if draft else "portal_start", slug)
        return show(request, public, draft, MoreForm())
    form = MoreForm(without_nul(request.POST))
    if draft is not None and draft.sent_at is not None and form.is_valid() and _added(request, draft, form):
        return redirect(f"{reverse('portal_sent', args=[public.door.slug])}?{ADDED}")
    return show(request, public, draft, form, REFUSED)


def _added(request: HttpRequest, draft: PublicDraft, form: MoreForm) -> bool:
    """Keep the words. False where they cannot be kept; where there is no such work any more, the page says so itself."""
    try:
        add_words(draft.id, form.cleaned_data["words"], once=request.POST.get("once", ""))
    except Refused:
        return False
    except Overtaken:
        form.add_error(None, _("We could not add it just now. Your words are still here. Send them again."))
        return False
    return True


def show(
    request: HttpRequest,
    public: PublicForm,
    draft: PublicDraft | None,
    form: MoreForm,
    status: int = SHOWN,
    said: str = "",
) -> HttpResponse:
    """The page. `said` is why somebody is here who did not ask for it."""
    sent = draft if draft is not None and draft.sent_at is not None else None
    told: dict[str, Any] = {
        "public": public,
        "form": form,
        "said": said,
        "draft": draft.id if draft else "",
        "once": request.POST.get("once") or str(uuid.uuid4()),
        "taken": asked.taken_in(sent) if sent else None,
        "open": sent is not None and takes_more(sent),
        "finished": sent is not None and is_finished(sent),
    }
    told |= {"in_error": True} if status != SHOWN else {}
    return render(request, "portal/more.html", public_frame() | told, status=status)
