"""Storing a paper, and publishing, correcting and adding to a meeting's page: for those who look after papers."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, lists
from lintel.oversight.papers.models import Asked, Doubted, Meeting, MeetingPaper
from lintel.oversight.papers.taking_in import LARGEST, Told, take_in
from lintel.web.admission import page_for
from lintel.web.papers.doors import answering_404, keeps_papers
from lintel.web.papers.forms import CorrectForm, SentenceForm, StoreForm, TakeBackForm, papers_of, refuse
from lintel.web.portal.bounded import sent_too_much

BY_FORM = ["GET", "POST"]
Act = Callable[[dict[str, Any]], None]


@require_http_methods(BY_FORM)
@page_for(keeps_papers)
def store_paper(request: HttpRequest) -> HttpResponse:
    """Take a file in: it is read at once, and its meeting's page then says what was found and what is doubtful."""
    form = StoreForm(request.POST, request.FILES) if request.method == "POST" else StoreForm()
    stored = _stored(request, form) if request.method == "POST" and form.is_valid() else None
    if stored is not None:
        return redirect("meeting", meeting=stored.meeting.slug)
    return render(request, "papers/store.html", {"form": form}, status=422 if form.errors else 200)


def _stored(request: HttpRequest, form: StoreForm) -> MeetingPaper | None:
    told, sent = form.cleaned_data, form.cleaned_data["file"]
    if sent_too_much(request) or sent.size > LARGEST:
        form.add_error("file", f"This file is larger than {LARGEST // 1_000_000} MB. Send the papers in parts.")
        return None
    own = Told(**{each.name: told[each.name] for each in fields(Told)})
    try:
        stored = take_in(sent.read(), sent.name, own, by=request.user)
    except Refused as refused:
        refuse(form, refused)
        return None
    messages.success(request, _said(stored))
    return stored


def _said(stored: MeetingPaper) -> str:
    found, open_ = stored.found.count(), stored.doubts.filter(state=Asked.OPEN).count()
    told = f"{stored.title} is stored: {found:,} things were found in it, and {open_:,} are doubtful."
    if stored.published:
        return f"{told} It was published before."
    rest = " The other papers of the meeting stay published." if stored.meeting.published else ""
    return f"{told} It is not published yet.{rest}"


@require_http_methods(BY_FORM)
@page_for(keeps_papers)
@answering_404
def publish_meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Show a meeting to everybody, after saying what is doubtful in it still."""
    found = lists.meeting(meeting, drafts=True)
    refused = _published(request, found) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        return redirect("meeting", meeting=found.slug)
    doubts = Doubted.objects.filter(paper__meeting=found, state=Asked.OPEN).count()
    told = {"meeting": found, "doubts": doubts, "refused": refused, "in_error": refused}
    told["drafts"] = lists.has_drafts(found)
    return render(request, "papers/publish.html", told, status=422 if refused else 200)


def _published(request: HttpRequest, found: Meeting) -> str | None:
    try:
        actions.publish(found, by=request.user)
    except Refused as refused:
        return str(refused)
    messages.success(request, "It is published: everybody can read it now.")
    return None


@require_http_methods(BY_FORM)
@page_for(keeps_papers)
@answering_404
def correct_meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Write into the corrections log."""
    found = lists.meeting(meeting, drafts=True)
    form = CorrectForm(_sent(request))

    def act(told: dict[str, Any]) -> None:
        actions.correct(found, **told, by=request.user)

    return _by_form(request, found, form, act, "papers/correct.html")


@require_http_methods(BY_FORM)
@page_for(keeps_papers)
@answering_404
def add_sentence(request: HttpRequest, meeting: str) -> HttpResponse:
    """Add an editor's sentence, which is always shown as one."""
    found = lists.meeting(meeting, drafts=True)
    form = SentenceForm(papers_of(found), _sent(request))

    def act(told: dict[str, Any]) -> None:
        actions.say(found.papers.get(pk=told["paper"]), told["line"], told["text"], by=request.user)

    return _by_form(request, found, form, act, "papers/sentence.html")


@require_http_methods(BY_FORM)
@page_for(keeps_papers)
@answering_404
def take_back_meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """Make a draft of a published meeting, with a reason that stands in the corrections log."""
    found = lists.meeting(meeting, drafts=True)
    form = TakeBackForm(_sent(request))

    def act(told: dict[str, Any]) -> None:
        actions.take_back(found, **told, by=request.user)
        messages.success(request, "It is a draft again: only those who look after papers see it.")

    return _by_form(request, found, form, act, "papers/take_back.html")


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _by_form(request: HttpRequest, found: Meeting, form: Form, act: Act, template: str) -> HttpResponse:
    """Do with a meeting what a form says, or show the form with what is wrong."""
    if request.method == "POST" and form.is_valid() and _done(form, act):
        return redirect("meeting", meeting=found.slug)
    return render(request, template, {"meeting": found, "form": form}, status=422 if form.errors else 200)


def _done(form: Form, act: Act) -> bool:
    try:
        act(form.cleaned_data)
    except Refused as refused:
        refuse(form, refused)
        return False
    return True
