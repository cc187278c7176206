"""Looks to ask about: what the rules found odd in the last week, for a safeguarding lead to review."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.look_reviews import review_looks
from lintel.casework.odd_looks import OddLooks, odd_looks
from lintel.domain.codes import titles
from lintel.domain.odd_looks import CANNOT_SEE
from lintel.domain.refusals import Refused
from lintel.web.admission import page_for, watches
from lintel.web.emergency.forms import ReviewForm
from lintel.web.formats import moment
from lintel.web.sent import before_trying
from lintel.web.work_cells import Cell

DAYS = 7
COLUMNS = [
    {"text": "Who looked"},
    {"text": "At whose record"},
    {"text": "Why it is here"},
    {"text": "Times", "numeric": True},
    {"text": "First and last"},
    {"text": "Review"},
]


@require_safe
@page_for(watches("review_looks"))
def odd_looks_list(request: HttpRequest) -> HttpResponse:
    """The last seven days. At most 14 queries for each 500 people looked at."""
    rows = [_cells(each) for each in _found(request)]
    return render(request, "looks/odd.html", {"columns": COLUMNS, "rows": rows, "cannot_see": CANNOT_SEE})


@require_http_methods(["GET", "POST"])
@page_for(watches("review_looks"))
def odd_look(request: HttpRequest, username: str, about: str) -> HttpResponse:
    """What came of asking about some of them."""
    for odd in _found(request):
        if (odd.reader.username, odd.about) == (username, about):
            return _answer(request, odd)
    raise Http404


def _answer(request: HttpRequest, odd: OddLooks) -> HttpResponse:
    form = ReviewForm("What came of it?", "look_outcomes", request.POST or None)
    tried = before_trying(request, form, overtaken=False) is None
    if tried and _reviewed(request, odd, form):
        messages.success(request, "Done: the review is written down.")
        return redirect("odd_looks")
    told = {"form": form, "odd": odd, "whose": _whose(odd), "when": _when(odd), "cannot_see": CANNOT_SEE}
    return render(request, "looks/odd_one.html", told, status=422 if form.errors else 200)


def _reviewed(request: HttpRequest, odd: OddLooks, form: ReviewForm) -> bool:
    told = form.cleaned_data
    try:
        review_looks(odd, outcome=told["outcome"], words=told["note"], by=request.user)
    except Refused as refused:
        form.add_error(form.field_for(refused.field), str(refused))
        return False
    return True


def _found(request: HttpRequest) -> list[OddLooks]:
    now = timezone.now()
    return odd_looks(request.user, now - timedelta(days=DAYS), now + timedelta(seconds=1))


def _whose(odd: OddLooks) -> str:
    return f"{odd.who.name}, {odd.who.reference}" if odd.who else f"{len(odd.looks.people)} people on {odd.about}"


def _when(odd: OddLooks) -> str:
    assert odd.looks.first is not None
    assert odd.looks.last is not None
    return f"{moment(odd.looks.first)} to {moment(odd.looks.last)}"


def _cells(odd: OddLooks) -> list[Cell]:
    return [
        {"text": odd.reader.name, "note": odd.reader.allowed.title},
        {"text": odd.who.name, "note": odd.who.reference} if odd.who else _whose(odd),
        "; ".join(odd.titles),
        odd.looks.times,
        _when(odd),
        _review(odd),
    ]


def _review(odd: OddLooks) -> Cell:
    if odd.outcome:
        return titles("look_outcomes").get(odd.outcome, odd.outcome)
    if odd.own:
        return "Somebody else reviews this"
    return {"text": "Review", "href": reverse("odd_look", args=[odd.reader.username, odd.about])}
