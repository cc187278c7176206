"""Figures followed from paper to paper: the same figure by definition, unit and day; and where papers differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lintel.oversight.papers.figures_followed.difference import At
from lintel.oversight.papers.figures_followed.periods import period
from lintel.oversight.papers.figures_followed.point import Point
from lintel.oversight.papers.figures_read import NamedSeries, all_series, difference_of, differing, one_series
from lintel.oversight.papers.models import DifferenceRead, MeetingPaper
from lintel.oversight.papers.reading.days import in_words
from lintel.web.figures import charts
from lintel.web.formats import day, short_day
from lintel.web.papers.addresses import to_line, to_named_line
from lintel.web.papers.doors import frame, open_to_read, sees_drafts

PER_PAGE = 50
UNDATED = "undated"
LIST = ({"text": "Figure"}, {"text": "Places", "numeric": True}, {"text": "First"}, {"text": "Last"})
PLACES = ({"text": "As at"}, {"text": "Figure"}, {"text": "Sentence"}, {"text": "Where"})


@open_to_read
def figures_followed(request: HttpRequest) -> HttpResponse:
    """The figures that stand in more than one place, and fifty differences. Three queries at most, and two for a sign-in."""
    drafts = sees_drafts(request)
    page = Paginator(differing(drafts=drafts), PER_PAGE).get_page(request.GET.get("page"))
    told = {"columns": LIST, "rows": [_row(each) for each in all_series(drafts=drafts)], "page": page}
    told["differences"] = [_difference(each) for each in page]
    return render(request, "papers/figures.html", frame(request) | told)


def _row(each: NamedSeries) -> list[Any]:
    first, last = each.figures[0], each.figures[-1]
    name = {"text": each.title, "href": reverse("figure_followed", kwargs={"figure": each.slug})}
    return [name, len(each.figures), _said(first), _said(last)]


def _said(of: Point) -> str:
    return f"{_printed(of)}, {_when(of)}"


def _printed(of: Point) -> str:
    """The figure as the paper prints it, with what qualifies it."""
    return f"{of.qualifier} {of.figure}".strip()


def _when(of: Point) -> str:
    return in_words(of.as_at) if of.as_at else UNDATED


def _difference(row: DifferenceRead) -> dict[str, Any]:
    each = difference_of(row)
    return {
        "kind": each.kind.value.capitalize(),
        "rule": each.rule,
        "working": each.working,
        "places": [_place(each.first, row.first), _place(each.second, row.second)],
    }


def _place(at: At, paper: MeetingPaper) -> dict[str, Any]:
    named = f"{paper.title}, {paper.meeting.body}, {day(paper.meeting.date)}"
    return {"text": at.text, "line": at.line, "paper": named, "href": to_line(paper, at.line)}


@open_to_read
def figure_followed(request: HttpRequest, figure: str) -> HttpResponse:
    """One figure wherever it stands, by its day: a chart where it has two days, and always the table."""
    found = one_series(figure, drafts=sees_drafts(request))
    sentence = f"{len(found.figures)} places. First: {_said(found.figures[0])}. Last: {_said(found.figures[-1])}."
    chart = charts.Series(found.title, sentence, tuple(_points(found)))
    told = {"series": found, "sentence": sentence, "svg": charts.draw_series(chart), "columns": PLACES}
    told["rows"] = [_line(each) for each in found.figures]
    return render(request, "papers/figure.html", frame(request) | told)


def _points(found: NamedSeries) -> Iterator[tuple[date, float]]:
    """The values by the last of the days that each is of. One that has no day, or is a range, is in the table alone."""
    for each in found.figures:
        days = period(each.as_at)
        if days and each.value_high is None:
            yield days[1], each.value


def _line(of: Point) -> list[Any]:
    where = {
        "text": f"{short_day(date.fromisoformat(of.meeting_date))}, line {of.line}",
        "href": to_named_line(of.paper, of.line),
    }
    return [_when(of), _printed(of), of.said, where]
