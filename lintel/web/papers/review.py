"""The review queue: what no rule could decide, each with its passage, answered word for word or set aside."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, lists
from lintel.oversight.papers.doubted import sentence
from lintel.oversight.papers.kept import plain_paper
from lintel.oversight.papers.models import Asked, Doubted
from lintel.web.admission import page_for
from lintel.web.papers.addresses import to_line
from lintel.web.papers.doors import keeps_papers
from lintel.web.papers.forms import AnswerForm, refuse

PER_PAGE = 50
COLUMNS = ({"text": "What is doubtful"}, {"text": "Passage"}, {"text": "Paper"}, {"text": "State"})
LONGEST, AROUND, MOST_LINES = 160, 3, 10


@require_safe
@page_for(keeps_papers)
def doubts(request: HttpRequest) -> HttpResponse:
    """The doubts of one state, the newest meeting first. Two queries, and two for the sign-in."""
    asked = request.GET.get("state")
    state = asked if asked in Asked.values else Asked.OPEN.value
    page = Paginator(lists.doubts(state), PER_PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "columns": COLUMNS, "rows": [_row(each) for each in page], "state": state}
    return render(request, "papers/doubts.html", told | {"states": Asked.choices})


def _row(each: Doubted) -> list[Any]:
    where, passage = each.paper, " ".join(each.passage.split())
    shown = passage if len(passage) <= LONGEST else f"{passage[:LONGEST].rsplit(' ', 1)[0]} …"
    name = {"text": sentence(each.name), "href": reverse("doubt", args=[each.pk])}
    place = {"text": f"{where.title}, line {each.line_start}", "href": to_line(where, each.line_start)}
    return [name, shown, place, Asked(each.state).label]


@require_http_methods(["GET", "POST"])
@page_for(keeps_papers)
def doubt(request: HttpRequest, doubt: int) -> HttpResponse:
    """One doubt with its passage. Words that do not stand in it are refused, and kept. Five queries at most to show it."""
    found = get_object_or_404(lists.doubts_of_every_state(), pk=doubt)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"answer": found.refused})
    if request.method == "POST" and form.is_valid() and _answered(request, found, form):
        return redirect("doubts")
    told = {"doubt": found, "form": form, "said": sentence(found.name), "state": Asked(found.state).label}
    told |= {"href": to_line(found.paper, found.line_start), "lines": _around(found)}
    return render(request, "papers/doubt.html", told, status=422 if form.errors else 200)


def _around(found: Doubted) -> list[dict[str, Any]]:
    """The lines that a doubt is about, at most ten of them, with those just before and after."""
    first, last = max(1, found.line_start - AROUND), min(found.line_end, found.line_start + MOST_LINES) + AROUND
    return [
        {"number": line.number, "text": line.shown}
        for line in plain_paper(found.paper).between(first, last)
        if not line.blank
    ]


def _answered(request: HttpRequest, found: Doubted, form: AnswerForm) -> bool:
    try:
        if "set_aside" in request.POST:
            actions.set_aside(found, by=request.user)
        else:
            actions.answer(found, form.cleaned_data["answer"], by=request.user)
    except Refused as refused:
        refuse(form, refused)
        return False
    messages.success(request, "It is written down, with your name and the time.")
    return True
