"""Filling in a public form: its start page, and one page after the other. No account, and no script is needed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from lintel.casework import kept_pages
from lintel.casework.asked import PublicDraft
from lintel.domain.forms.public import Page, PublicForm, page_after, page_named, page_to_go_on, path_of
from lintel.domain.forms.served import served_as
from lintel.web.admission import london_today
from lintel.web.portal import papers
from lintel.web.portal.answered_said import how_soon
from lintel.web.portal.changed_elsewhere import shown_again
from lintel.web.portal.coming_back import LATER, leave
from lintel.web.portal.forms import MEND, PageForm, as_it_stands, without_nul
from lintel.web.portal.frame import BACK_TO_CHECK, page_frame, public_frame
from lintel.web.portal.going_on import NO_COOKIES, NOT_HELD, begun_here, going_on_with, to_start
from lintel.web.portal.numbered import form_at
from lintel.web.portal.open_to_all import open_to_all
from lintel.web.portal.sent_before import KEEP, sent_before
from lintel.web.portal.slowed import STARTING, TOO_MANY, ask_to_wait, begun, how_long, to_begin
from lintel.web.portal.whose import draft_of, place_of, remember, to_sent
from lintel.web.read_or_sent import read_or_sent
from lintel.web.sent import REFUSED, SHOWN

NOT_KEPT = _(
    "Many forms were begun from your network within an hour, so we slow them down. What you wrote is still on this page. "
    "%(wait)s Then send it again."
)
FILES_NOT_KEPT = _(
    "Many forms were begun from your network within an hour, so we slow them down. "
    "%(wait)s Then choose your files again."
)


@open_to_all
@read_or_sent
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """What the form is for, how long an answer takes, and a button to begin. At most 3 queries, once a day some more."""
    public = form_at(slug)
    if request.method == "POST":
        return _begun(request, public)
    told = {
        "public": public,
        "begun": begun_here(request, public),
        "not_held": NOT_HELD in request.GET,
        "no_cookies": NO_COOKIES in request.GET,
        "how_soon": how_soon(public.door.kind, london_today()),
    }
    return render(request, "portal/start.html", public_frame() | told)


def _begun(request: HttpRequest, public: PublicForm) -> HttpResponse:
    """Begin one, at an address of its own: another tab may still fill in a form of this kind."""
    draft = begun(request, public)
    if draft is None:
        return ask_to_wait(request, public, STARTING)
    own = place_of(request, public, draft)
    return remember(redirect(going_on_with(own, draft)), own, draft)


@open_to_all
@read_or_sent
def question(request: HttpRequest, slug: str, page: str) -> HttpResponse:
    """One page: keep what it says, and go on. What was typed is kept though the draft or its cookie be gone. 3 queries."""
    public, draft = draft_of(request, slug)
    shown = page_named(public.form, page)
    if shown is None:
        raise Http404
    if request.method == "POST":
        return _posted(request, public, shown, draft)
    if draft is not None and draft.sent_at is not None:
        return to_sent(request, public, draft)
    if draft is None:
        return to_start(request, slug)
    if shown not in path_of(public.form, draft.answers):
        # Another tab answered otherwise meanwhile: it would be a page that asks nothing.
        return redirect(going_on_with(public, draft))
    judged = as_it_stands(public.form, shown, draft.answers) if MEND in request.GET else None
    return _show(request, public, shown, draft, judged if judged and not judged.is_valid() else None)


def _posted(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft | None) -> HttpResponse:
    known = draft or begun(request, public)
    if known is None:
        return _waits(request, public, page)
    own = place_of(request, public, known)
    if known.sent_at is not None:
        return sent_before(request, own, page, known)
    answer = _answered(request, own, page, known)
    # What is kept as somebody types may come in once they have let their device forget it.
    return answer if draft and KEEP in request.POST else remember(answer, own, known)


def _waits(request: HttpRequest, public: PublicForm, page: Page) -> HttpResponse:
    """After a flood, a page whose draft is gone: what was typed stays on it, and is kept once somebody has waited."""
    if KEEP in request.POST:
        return HttpResponse(status=TOO_MANY)
    draft = to_begin(request, public)
    wait = {"wait": how_long(request, draft)}
    if page.takes_files:
        return papers.show(request, public, page, draft, [FILES_NOT_KEPT % wait])
    form = PageForm(page, {}, without_nul(request.POST))
    form.add_error(None, NOT_KEPT % wait)
    return _show(request, public, page, draft, form)


def _answered(request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft) -> HttpResponse:
    if page.takes_files:
        stays = papers.answered(request, public, page, draft)
        return stays or _onward(request, public, page, draft, kept_pages.keep(draft.id, {}))
    form = PageForm(page, draft.answers, without_nul(request.POST))
    was = served_as(request.POST.get("served", ""), page.slug)
    try:
        kept = kept_pages.keep(draft.id, _typed(request, form, draft), was)
    except kept_pages.ChangedElsewhere as changed:
        return shown_again(request, public, page, changed, form)
    return _kept(request, public, page, form, draft, kept)


def _kept(
    request: HttpRequest, public: PublicForm, page: Page, form: PageForm, draft: PublicDraft, kept: PublicDraft
) -> HttpResponse:
    """Where somebody goes once a page is kept: `kept` is the draft since, and `draft` as it was before."""
    if kept.sent_at is not None:
        return sent_before(request, public, page, kept)
    if KEEP in request.POST:
        return HttpResponse(status=204)
    if LATER in request.POST:
        return leave(request, public, draft, page)
    return _onward(request, public, page, draft, kept) if form.is_valid() else _show(request, public, page, kept, form)


def _typed(request: HttpRequest, form: PageForm, draft: PublicDraft) -> dict[str, str]:
    """What a page says, as it is kept: all of it, or so far as somebody had come."""
    if KEEP in request.POST or LATER in request.POST:
        return form.so_far(draft.answers)
    return form.answers() if form.is_valid() else form.as_typed()


def _onward(
    request: HttpRequest, public: PublicForm, page: Page, before: PublicDraft, kept: PublicDraft
) -> HttpResponse:
    following = page_after(public.form, kept.answers, page.slug)
    if page not in path_of(public.form, kept.answers):
        # What it hangs on is asked first: else what was typed here would never count.
        following = page_to_go_on(public.form, kept.answers)
    if following is None or (BACK_TO_CHECK in request.GET and not _new_pages(public, before.answers, kept.answers)):
        return redirect("portal_check", public.door.slug)
    return redirect("portal_question", public.door.slug, following.slug)


def _new_pages(public: PublicForm, before: dict[str, str], after: dict[str, str]) -> bool:
    """Whether an answer that was changed leads to pages that were not asked before."""
    asked_before = {page.slug for page in path_of(public.form, before)}
    return any(page.slug not in asked_before for page in path_of(public.form, after))


def _show(
    request: HttpRequest, public: PublicForm, page: Page, draft: PublicDraft, form: PageForm | None = None
) -> HttpResponse:
    if page.takes_files:
        return papers.show(request, public, page, draft)
    told = page_frame(request, public, page, draft) | {"form": form or PageForm(page, draft.answers)}
    return render(request, "portal/question.html", told, status=REFUSED if form else SHOWN)
