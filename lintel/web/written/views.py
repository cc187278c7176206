"""Writing on a form about work: prefilled from what is known, saved as one types, by two people at once where need be."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.casework import drafts
from lintel.casework.commit import Overtaken
from lintel.casework.written import WrittenPage, submit, written_page
from lintel.domain.merging import Body, question_of
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, makes, page_for
from lintel.web.drafts.on_page import DraftOnPage, answers, fresh, save_sent, sent, shown
from lintel.web.drafts.views import session_ends_in
from lintel.web.forms.declared import as_typed, complete
from lintel.web.identity import identity_of
from lintel.web.written.forms import WrittenForm, written_form

MEANWHILE = "A colleague changed answers while you were writing: {questions}. Read them, then send it in."
MOVED = "The work went to somebody else since you opened this page. What you typed is kept: send it in only if it is still yours."
NOT_NOW = "As this work stands, this form cannot be sent in. What you type is kept as a draft."
ENDED = {
    "thrown_away": "A colleague threw the draft away while you were writing. What you typed since is kept in a new one.",
    "sent": "A colleague sent this in while you were writing. What you typed since is kept in a new draft.",
}


def found(request: HttpRequest, reference: str, slug: str) -> WrittenPage:
    """What is written about work, for a reader who may see it and who people are."""
    page = written_page(request.user, reference, slug, today=london_today()) if request.user.allowed.names else None
    if page is None:
        raise Http404
    return page


@require_http_methods(["GET", "POST"])
@page_for(makes("reach"))
def write(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """The form; where it is signed off, it goes to the manager when it is sent in."""
    page = found(request, reference, slug)
    if request.method == "POST":
        return _sent(request, page)
    draft = drafts.begin(page.written.name, page.work.id, request.user, _first(page))
    notice = "" if page.written.is_written_now(page.state) else NOT_NOW
    on_page = fresh(page.written.name, page.work.id, draft)
    return _show(request, page, written_form(page, draft.body), on_page, notice=notice)


def _first(page: WrittenPage) -> Body:
    """What the form holds before anybody has typed: the version that was sent back, else what is known; and today."""
    told = page.latest.answers if page.latest else page.known
    day = london_today()
    today = {"occurred-day": str(day.day), "occurred-month": str(day.month), "occurred-year": str(day.year)}
    return as_typed(told, page.written.form.questions()) | today


def _sent(request: HttpRequest, page: WrittenPage) -> HttpResponse:
    """First everything that was typed is saved; then, where it is to be sent in, it is judged."""
    form = written_form(page, {})
    typed = complete(answers(request.POST), form)
    saved, on_page = save_sent(request, sent(request, page.written.name, page.work.id), typed, form.labels())
    body = shown(saved, typed)
    if saved.finished:
        return _show(request, page, written_form(page, typed), on_page, notice=ENDED[saved.ended], status=409)
    if on_page.choices:
        return _show(request, page, written_form(page, body), on_page, status=409)
    notice = _meanwhile(request, form, typed, body) or _moved(request, page)
    if notice:
        return _show(request, page, written_form(page, body), on_page, notice=notice, status=409)
    if "save_draft" in request.POST:
        return _show(request, page, written_form(page, body), on_page)
    return _try(request, page, written_form(page, body, judged=True), on_page)


def _meanwhile(request: HttpRequest, form: WrittenForm, typed: Body, body: Body) -> str:
    """Which answers a colleague changed while these were typed; empty where none."""
    chosen = request.POST.getlist("undecided")
    other = [name for name in body if body[name] != typed.get(name, body[name]) and question_of(name) not in chosen]
    changed = [form.labels().get(name, name) for name in other]
    return MEANWHILE.format(questions="; ".join(changed)) if changed else ""


def _moved(request: HttpRequest, page: WrittenPage) -> str:
    return MOVED if request.POST.get("held_by", held_by(page)) != held_by(page) else ""


def held_by(page: WrittenPage) -> str:
    """Who has the work, and which team: a page that was opened before that changed is told so."""
    return f"{page.work.team}:{page.work.worker or ''}"


def _try(request: HttpRequest, page: WrittenPage, form: WrittenForm, on_page: DraftOnPage) -> HttpResponse:
    if not form.is_valid():
        return _show(request, page, form, on_page, status=422)
    work = page.work
    try:
        submit(page, form.when(), form.texts(), expecting=work.sequence, **form.how())
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return _show(request, page, form, on_page, status=422)
    except Overtaken:
        form.add_error(None, "Somebody else did something with this work at the same moment. Send it in again.")
        return _show(request, page, form, on_page, status=422)
    drafts.finish(on_page.id, request.user)
    messages.success(request, "Sent to the manager." if page.written.signed_off else "Recorded.")
    return redirect("read_written", work.reference, page.written.slug)


def _show(
    request: HttpRequest,
    page: WrittenPage,
    form: WrittenForm,
    on_page: DraftOnPage,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    told = {
        "page": page,
        "form": form,
        "draft": on_page,
        "notice_text": notice,
        "ends_in": session_ends_in(request),
        "person": identity_of(page.row.who, page.description, page.called, page.speakers, page.others),
        "held_by": held_by(page),
        "last_on": page.last_time[1].on if page.last_time else None,
        "returned": page.items_of(page.written.sent_back) if form.again else [],
    }
    return render(request, "written/write.html", told | ({"in_error": True} if status == 409 else {}), status=status)
