"""The list of meetings, and the search across their papers."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lintel.oversight.papers import lists
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.words import Hit, found
from lintel.web.formats import short_day
from lintel.web.papers.addresses import to_line
from lintel.web.papers.doors import frame, open_to_read, sees_drafts

PER_PAGE = 50
COLUMNS = ({"text": "Date"}, {"text": "Meeting"}, {"text": "Papers", "numeric": True}, {"text": "State"})


class SearchForm(forms.Form):
    """Words to look for."""

    q = forms.CharField(
        label="Words to look for in all papers", required=False, max_length=200, strip=True,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
    )  # fmt: skip


@open_to_read
def papers(request: HttpRequest) -> HttpResponse:
    """Meetings, the newest first, and what was found where words were asked for. Three queries, and two for a sign-in."""
    drafts, form = sees_drafts(request), SearchForm(request.GET)
    page = Paginator(lists.with_counts(lists.meetings(drafts=drafts), drafts=drafts), PER_PAGE).get_page(
        request.GET.get("page")
    )
    asked = form.cleaned_data["q"] if form.is_valid() else ""
    hits = found(asked, lists.papers(drafts=drafts)) if asked else []
    told = {"form": form, "page": page, "columns": COLUMNS, "rows": [_row(each) for each in page]}
    told |= {"asked": asked, "hits": [_hit(each) for each in hits]}
    return render(request, "papers/papers.html", frame(request) | told, status=422 if form.errors else 200)


def _row(each: Meeting) -> list[Any]:
    name = {"text": each.body, "href": reverse("meeting", kwargs={"meeting": each.slug})}
    return [short_day(each.date), name, each.number_of_papers, "Published" if each.published else "Draft"]  # type: ignore[attr-defined]


def _hit(hit: Hit) -> dict[str, Any]:
    paper = hit.paper
    lines = [{"number": number, "text": text, "href": to_line(paper, number)} for number, text in hit.lines]
    return {"title": paper.title, "body": paper.meeting.body, "date": paper.meeting.date, "lines": lines}
