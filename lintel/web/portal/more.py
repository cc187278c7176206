"""Adding more to what was sent, words and files, under the same reference, as often as somebody likes."""

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lintel.casework import asked
from lintel.casework.asked import PublicDraft
from lintel.casework.commit import Overtaken
from lintel.casework.files_added import Put, put_all
from lintel.casework.more_told import SentForm, add_more, is_finished, takes_more
from lintel.domain.forms import LONGEST_WORDS
from lintel.domain.forms.public import PublicForm
from lintel.domain.refusals import Refused
from lintel.domain.uploads import ALTOGETHER, MB
from lintel.web.portal.bounded import files_chosen, sent_too_much
from lintel.web.portal.forms import without_nul
from lintel.web.portal.frame import public_frame
from lintel.web.portal.going_on import to_start
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.whose import draft_of
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN
from lintel.web.worse.whence import address_of

ADDED = "added"


class MoreForm(forms.Form):
    """Words, as many as anybody likes; where files come with them, or instead, none are needed. `wrong` is what is wrong with these."""

    words = forms.CharField(widget=forms.Textarea, max_length=LONGEST_WORDS)

    def __init__(self, typed: Any = None, *, needs_words: bool = True, **more: Any) -> None:
        super().__init__(typed, use_required_attribute=False, **more)
        self.fields["words"].label = _("What do you want to add?")
        self.fields["words"].required = needs_words
        self.wrong: list[str] = []


def form_sent(request: HttpRequest) -> MoreForm:
    """What was sent, as a form."""
    return MoreForm(without_nul(request.POST), needs_words=not (request.FILES or sent_too_much(request)))


def sent_form(draft: PublicDraft) -> SentForm:
    """What a draft became that was sent."""
    return SentForm(draft.work, draft.form)


@open_to_all
@read_or_sent
def more(request: HttpRequest, slug: str) -> HttpResponse:
    """Room for more words and files, and keeping them. What was typed stays on the page where it cannot be kept."""
    public, draft = draft_of(request, slug)
    if request.method == "GET":
        if draft is None:
            return to_start(request, slug)
        if draft.sent_at is None:
            return redirect("portal_check", slug)
        return show(request, public, draft, MoreForm())
    form = form_sent(request)
    if draft is not None and draft.sent_at is not None and added(request, sent_form(draft), form):
        return redirect(f"{reverse('portal_sent', args=[public.door.slug])}?{ADDED}")
    return show(request, public, draft, form, REFUSED)


def added(request: HttpRequest, sent: SentForm, form: MoreForm) -> bool:
    """Keep it. False where it cannot be kept: the form says why; where there is no such work any more, the page does."""
    if not form.is_valid() or not takes_more(sent):
        form.wrong = [_("Choose your files again.")] if request.FILES else []
        return False
    put = _put(request)
    form.wrong = list(put.wrong)
    return not form.wrong and _kept(sent, form, put, request.POST.get("once", ""))


def _kept(sent: SentForm, form: MoreForm, put: Put, once: str) -> bool:
    """Keep the words with the files that lie on the shelf. False where the form says why they cannot be kept."""
    try:
        add_more(sent, form.cleaned_data["words"], once=once, files=put.files)
    except Refused as refused:
        form.wrong = [str(refused)]
    except Overtaken:
        form.add_error(None, _("We could not add it just now. Your words are still here. Send them again."))
        form.wrong = [_("Choose your files again.")] if put.files else []
    return form.is_valid() and not form.wrong


def _put(request: HttpRequest) -> Put:
    """Put the files that were chosen on the shelf."""
    if sent_too_much(request):
        return Put(wrong=[str(Refused("added_too_much", most=ALTOGETHER // MB))])
    return put_all(files_chosen(request), address_of(request))


def more_frame(request: HttpRequest, form: MoreForm, sent: SentForm | None) -> dict[str, Any]:
    """What each page reads on which more is added."""
    return public_frame() | {
        "form": form,
        "wrong": form.wrong,
        "once": request.POST.get("once") or str(uuid.uuid4()),
        "open": sent is not None and takes_more(sent),
        "finished": sent is not None and is_finished(sent),
    }


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
    told = more_frame(request, form, sent_form(sent) if sent else None)
    told |= {"public": public, "said": said, "draft": draft.id if draft else ""}
    told |= {"taken": asked.taken_in(sent) if sent else None} | ({"in_error": True} if status != SHOWN else {})
    return render(request, "portal/more.html", told, status=status)
