"""What those who look after papers say of a promise: which lines answer it, which do not, and why it is closed."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, lists, tracking
from lintel.oversight.papers.models import MeetingPaper
from lintel.oversight.papers.tracking import Tracked
from lintel.web.admission import london_today, page_for
from lintel.web.formats import short_day
from lintel.web.papers.doors import answering_404, keeps_papers
from lintel.web.papers.forms import CloseForm, LineForm, OpenForm, refuse
from lintel.web.papers.promises import told_of

DONE = "It is written down, with your name and the time."


@require_http_methods(["GET", "POST"])
@page_for(keeps_papers)
@answering_404
def keep_promise(request: HttpRequest, reference: str) -> HttpResponse:
    """Judge the evidence of a promise, name a line that answers it, close it with a reason, or open it again. Eleven queries at most."""
    found = tracking.one(reference, london_today(), drafts=True)
    papers = lists.papers_without_text(drafts=True)
    act, sent = request.POST.get("act", ""), request.POST if request.method == "POST" else None
    told: dict[str, Any] = {
        "tell": LineForm([(str(each.pk), _called(each)) for each in papers], sent if act == "tell" else None),
        "close": CloseForm(sent if act == "close" else None),
        "open": OpenForm(sent if act == "open" else None),
    }
    judging = forms.Form(sent)
    form = told.get(act, judging)
    if sent is not None and form.is_valid() and _did(request, form, _act(request, found, act, form)):
        return redirect("keep_promise", reference=reference)
    told |= told_of(found, drafts=True) | {"form": form}
    return render(request, "papers/keep_promise.html", told, status=422 if form.errors else 200)


def _called(paper: MeetingPaper) -> str:
    return f"{paper.title}, {paper.meeting.body}, {short_day(paper.meeting.date)}"


def _act(request: HttpRequest, found: Tracked, act: str, form: forms.Form) -> Callable[[], object]:
    by, told = request.user, form.cleaned_data
    if act == "tell":
        paper = lists.papers(drafts=True).get(pk=told["paper"])
        return lambda: actions.tell_evidence(found.promised, paper, told["line"], by=by)
    if act == "close":
        return lambda: actions.close(found.promised, reason=told["reason"], by=by)
    if act == "open":
        return lambda: actions.open_again(found.promised, reason=told["reason"], by=by)
    evidence = next((each for each in found.evidence if str(each.pk) == request.POST.get("evidence")), None)
    return lambda: actions.judge(evidence, confirmed=act == "confirm", by=by)


def _did(request: HttpRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    try:
        act()
    except Refused as refused:
        refuse(form, refused)
        return False
    messages.success(request, DONE)
    return True
