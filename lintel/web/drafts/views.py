"""The drafts that are offered again, one of them, and saving while somebody types."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.sessions.models import Session
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lintel.casework import drafts as casework
from lintel.casework.drafts_offered import Offered, offered_to, thrown_away
from lintel.casework.drafts_passed import LONGEST_PARKED
from lintel.casework.drafts_whose import body_shown, is_shut
from lintel.casework.models import Work
from lintel.casework.one_work import work_page
from lintel.council.people import teams, workers_of
from lintel.domain.refusals import Refused
from lintel.web.admission import london_today, page_for
from lintel.web.drafts.on_page import answers, fresh, id_in, sent
from lintel.web.drafts.saved import saved_in_words
from lintel.web.drafts.where import resumed_at, title_of
from lintel.web.formats import clock_time, london_time
from lintel.web.identity import identity_of

LONGEST_ADDRESS = 200
OVER = "The draft is not here any more: it was sent, thrown away, or taken by a colleague."


@require_safe
@page_for(lambda role: True)
def drafts(request: HttpRequest) -> HttpResponse:
    """All that somebody has not sent yet."""
    gone = [{"draft": each, "title": title_of(each)} for each in thrown_away(request.user)]
    return render(
        request, "drafts/drafts.html", {"drafts": [_line(each) for each in offered_to(request.user)], "gone": gone}
    )


@require_http_methods(["GET", "POST"])
@page_for(lambda role: True)
def draft(request: HttpRequest, draft: uuid.UUID) -> HttpResponse:
    """One draft: read it and all that was saved of it, go on with it, hand it over, throw it away, bring it back."""
    row = casework.find(str(draft), request.user)
    if row is None:
        raise Http404
    if request.method == "POST":
        return _act(request, row)
    return _show(request, row)


@require_POST
def save_as_typed(request: HttpRequest) -> HttpResponse:
    """Save while somebody types; answered in a few words for the page's own script."""
    try:
        saved = _save(request)
    except Refused as refused:
        return JsonResponse({"refused": str(refused)}, status=422)
    return JsonResponse(
        {
            "saved": clock_time(london_time(timezone.now())),
            "conflicts": sorted(saved.conflicts),
            "finished": saved.finished,
            "ends_in": session_ends_in(request),
        }
    )


def _save(request: HttpRequest) -> casework.Saved:
    form = request.POST.get("draft_form", "").replace("\0", "")[:40]
    on_page = sent(request, form, id_in(request.POST.get("draft_about", "")))
    called = request.POST.get("draft_called", "").replace("\0", "")[:LONGEST_PARKED]
    return on_page.save_by(request.user, answers(request.POST), where=_where(request), called=called)


def _where(request: HttpRequest) -> str:
    """Where a page that keeps no draft of its own is gone on with: an address of ours, or nothing."""
    where = request.POST.get("draft_where", "").replace("\0", "")[:LONGEST_ADDRESS]
    return where if where.startswith("/") and url_has_allowed_host_and_scheme(where, allowed_hosts=None) else ""


def session_ends_in(request: HttpRequest) -> int | None:
    """Seconds until the sign-in ends, or None where that cannot be told. One query."""
    ends = Session.objects.filter(pk=request.session.session_key).values_list("expire_date", flat=True).first()
    return max(0, int((ends - timezone.now()).total_seconds())) if ends else None


def _line(offered: Offered) -> dict[str, object]:
    row = offered.draft
    work = offered.work.reference if offered.work else ""
    return {"draft": row, "title": title_of(row), "work": work, "to_take": offered.to_take}


def _show(request: HttpRequest, row: casework.Draft, refused: str = "") -> HttpResponse:
    work = Work.objects.filter(pk=row.about).first() if row.about else None
    shut = is_shut(row, request.user)
    told = {
        "shut": shut,
        "person": _about(request, work),
        "draft": row,
        "on_page": fresh(row.form, draft=row),
        "title": title_of(row),
        "resume": resumed_at(row, work),
        **_typed(row, shut=shut),
        **_passed_on(row),
        "refused": refused,
        "in_error": bool(refused),
    }
    return render(request, "drafts/draft.html", told, status=422 if refused else 200)


def _typed(row: casework.Draft, *, shut: bool) -> dict[str, Any]:
    """What was typed, by its boxes; what of it is more than a word; and each time that it was saved."""
    body = body_shown(row, shut=shut)
    return {
        "fields": [(name, each) for name, text in body.items() for each in _each(text)],
        "typed": [each for text in body.values() for each in _each(text) if len(each.split()) > 1],
        "saved": [] if shut else saved_in_words(row),
    }


def _passed_on(row: casework.Draft) -> dict[str, Any]:
    """To whom it may be handed over, which a draft about work may not be; and whether it is there to be taken."""
    return {
        "colleagues": [(one.id, one.name) for one in workers_of()] if not row.about else [],
        "teams": teams() if not row.about else {},
        "to_take": not (row.about or row.owner),
    }


def _about(request: HttpRequest, work: Work | None) -> dict[str, Any] | None:
    """Whom a draft about a work is about, as every page of a record says it."""
    page = work_page(request.user, work.reference, today=london_today()) if work else None
    return identity_of(page.row.who, page.description, page.called, page.speakers, page.others) if page else None


def _each(text: str | list[str]) -> list[str]:
    return text if isinstance(text, list) else [text]


def _act(request: HttpRequest, row: casework.Draft) -> HttpResponse:
    act = ACTS.get(request.POST.get("act", ""))
    if act is None:
        return _show(request, row, "Choose what to do with the draft.")
    if act is _throw_away and "sure" not in request.POST:
        others = {each.by for each in saved_in_words(row)} - {request.user.name}
        return render(
            request, "drafts/throw_away.html", {"draft": row, "title": title_of(row), "others": sorted(others)}
        )
    try:
        messages.success(request, act(request, row))
    except Refused as refused:
        return _show(request, row, str(refused))
    return redirect("draft", row.id) if act in (_take, _bring_back) else redirect("drafts")


def _take(request: HttpRequest, row: casework.Draft) -> str:
    casework.take(row.id, request.user)
    return "It is yours now."


def _throw_away(request: HttpRequest, row: casework.Draft) -> str:
    casework.throw_away(row.id, request.user)
    return "The draft is not offered any more. It stands below, and can be brought back."


def _bring_back(request: HttpRequest, row: casework.Draft) -> str:
    casework.bring_back(row.id, request.user)
    return "It is brought back."


def _hand_over(request: HttpRequest, row: casework.Draft) -> str:
    worker, team = request.POST.get("worker", "")[:36], request.POST.get("team", "")[:40]
    casework.hand_over(row.id, request.user, worker=worker.replace("\0", ""), team=team.replace("\0", ""))
    return "Handed over."


def _park(request: HttpRequest, row: casework.Draft) -> str:
    casework.park(row.id, request.user, request.POST.get("words", ""))
    return "Parked."


ACTS = {"take": _take, "throw_away": _throw_away, "hand_over": _hand_over, "park": _park, "bring_back": _bring_back}
