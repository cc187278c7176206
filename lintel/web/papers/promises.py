"""Promises: what was resolved, asked for or undertaken, from the day it was said to the lines that answer it."""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lintel.council.people import staff_names
from lintel.oversight.papers import tracking
from lintel.oversight.papers.following.promise import State
from lintel.oversight.papers.models import Evidence, Judged, OpenedAgain
from lintel.oversight.papers.tracking import Tracked
from lintel.web.admission import london_today
from lintel.web.filters import chosen_filters
from lintel.web.formats import day, days, short_day
from lintel.web.papers.addresses import to_line, to_named_line
from lintel.web.papers.doors import frame, open_to_read, sees_drafts

PER_PAGE = 50
COLUMNS = (
    {"text": "Reference"},
    {"text": "Promise"},
    {"text": "Owner"},
    {"text": "Made on"},
    {"text": "Due"},
    {"text": "Days waiting", "numeric": True},
    {"text": "State"},
)
NOT_NAMED = "Not named"
IN_ORDER = (Judged.CONFIRMED, Judged.SUGGESTED, Judged.REFUSED)
KINDS = {
    "resolution": "Resolution",
    "undertaking": "Undertaking",
    "request": "Request",
    "reported_resolution": "Resolution, as a later paper tells it",
    "unrecorded": "Told in a later paper; no minute records it",
}


class PromisesForm(forms.Form):
    """Which promises: in which state, and whose."""

    state = forms.ChoiceField(label="State", required=False)
    owner = forms.ChoiceField(label="Owner", required=False)

    def __init__(self, found: list[Tracked], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = sorted({each.promise.owner or NOT_NAMED for each in found})
        self.fields["state"].choices = [("", "All"), *((each.value, each.value.capitalize()) for each in State)]  # type: ignore[attr-defined]
        self.fields["owner"].choices = [("", "All"), *((each, each) for each in owners)]  # type: ignore[attr-defined]

    def takes(self, each: Tracked) -> bool:
        """Whether a promise is one of those that were asked for."""
        told = self.cleaned_data
        of_state = not told.get("state") or told["state"] == each.state
        return of_state and (not told.get("owner") or told["owner"] == (each.promise.owner or NOT_NAMED))


@open_to_read
def promises(request: HttpRequest) -> HttpResponse:
    """The promises, the newest first. Three queries, and two for a sign-in."""
    found = tracking.tracked(london_today(), drafts=sees_drafts(request))
    form = PromisesForm(found, request.GET)
    asked = [each for each in found if form.takes(each)] if form.is_valid() else []
    page = Paginator(asked, PER_PAGE).get_page(request.GET.get("page"))
    told = {"form": form, "chosen": chosen_filters(form, request), "page": page, "columns": COLUMNS}
    told |= {"rows": [_row(each) for each in page], "number": len(asked)}
    return render(request, "papers/promises.html", frame(request) | told, status=422 if form.errors else 200)


def _row(each: Tracked) -> list[Any]:
    promise = each.promise
    name = {"text": each.promised.reference, "href": to_promise(each)}
    due = short_day_of(promise.due.on) if promise.due.on else "None stated"
    made, owner = short_day_of(promise.made_on), promise.owner or NOT_NAMED
    return [name, promise.text, owner, made, due, f"{each.waiting.days:,}", each.state.value.capitalize()]


def to_promise(each: Tracked) -> str:
    """The address of a promise's page."""
    return reverse("promise", kwargs={"reference": each.promised.reference})


def short_day_of(iso: str) -> str:
    """An ISO date as lists show it."""
    return short_day(date.fromisoformat(iso))


@open_to_read
def promise(request: HttpRequest, reference: str) -> HttpResponse:
    """One promise: its words and their line, and beside them the lines that answer it. Six queries at most, eight for staff."""
    drafts = sees_drafts(request)
    found = tracking.one(reference, london_today(), drafts=drafts)
    return render(request, "papers/promise.html", frame(request) | told_of(found, drafts=drafts))


def told_of(found: Tracked, *, drafts: bool) -> dict[str, Any]:
    """What the page of a promise says. What a person refused as an answer is said to those who look after papers."""
    shown = [each for state in IN_ORDER for each in found.evidence if each.state == state]
    shown = [each for each in shown if each.state != Judged.REFUSED or drafts]
    lines, opened = tracking.lines_of(shown), list(found.promised.opened_again.all())
    names = staff_names() if found.closed or opened or any(each.by for each in shown) else {}
    return {
        "promise": found.promise,
        "found": found,
        "facts": _facts(found),
        "said": [
            {"said": each, "href": to_named_line(each.paper, each.place.line_start)} for each in found.promise.said
        ],
        "evidence": [_evidence(each, lines[each.pk], names) for each in shown],
        "opened_again": [_opened(each, names) for each in opened],
        "closed_by": names.get(found.closed.by, "") if found.closed else "",
    }


def _opened(each: OpenedAgain, names: dict[str, str]) -> dict[str, Any]:
    return {"by": names.get(each.by, ""), "at": each.at, "reason": each.reason, "closed_for": each.closed_for}


def _facts(found: Tracked) -> list[dict[str, str]]:
    promise = found.promise
    told = {
        "State": found.state.value.capitalize(),
        "Kind": KINDS.get(promise.kind, promise.kind),
        "Owner": promise.owner or NOT_NAMED,
        "Asked by": promise.asked_by or NOT_NAMED,
        "Made on": day(date.fromisoformat(promise.made_on)),
        "At": promise.body,
        "Item": " ".join(each for each in (promise.item_no, promise.item_title) if each) or "Not told",
        "Clause": promise.clause or "None",
    }
    rows = [{"term": term, "text": text} for term, text in told.items()]
    due = day(date.fromisoformat(promise.due.on)) if promise.due.on else "No day is stated"
    rows.insert(5, {"term": "Due", "text": due, "note": promise.due.working})
    return [*rows, {"term": "Days waiting", "text": days(found.waiting.days), "note": found.waiting.working}]


def _evidence(each: Evidence, lines: list[str], names: dict[str, str]) -> dict[str, Any]:
    paper = each.paper
    return {
        "id": each.pk,
        "title": f"{paper.title}, {paper.meeting.body}, {day(paper.meeting.date)}",
        "line": each.line_start,
        "href": to_line(paper, each.line_start),
        "lines": lines,
        "why": each.why or "A person named this line.",
        "state": Judged(each.state).label,
        "code": each.state,
        "by": f"{names.get(each.by, '')}, {short_day(each.at)}" if each.at else "",
    }
