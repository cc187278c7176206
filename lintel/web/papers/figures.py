"""Figures followed from paper to paper: the same figure by definition, unit and day; and where papers differ."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lintel.oversight.papers.figures_followed.difference import At, Difference
from lintel.oversight.papers.figures_followed.periods import period
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.figures_read import NamedSeries, figures_read, one_series
from lintel.oversight.papers.reading.days import in_words
from lintel.web.figures import charts
from lintel.web.formats import short_day
from lintel.web.papers.addresses import to_named_line
from lintel.web.papers.doors import frame, open_to_read, sees_drafts

PER_PAGE = 50
UNDATED = "undated"
LIST = ({"text": "Figure"}, {"text": "Places", "numeric": True}, {"text": "First"}, {"text": "Last"})
PLACES = ({"text": "As at"}, {"text": "Figure"}, {"text": "Sentence"}, {"text": "Where"})


@open_to_read
def figures_followed(request: HttpRequest) -> HttpResponse:
    """The figures that stand in more than one place, and fifty differences. Three queries at most, and two for a sign-in."""
    read = figures_read(drafts=sees_drafts(request))
    page = Paginator(read.differences, PER_PAGE).get_page(request.GET.get("page"))
    told = {"columns": LIST, "rows": [_row(each) for each in read.series], "page": page}
    told["differences"] = [_difference(each) for each in page]
    return render(request, "papers/figures.html", frame(request) | told)


def _row(each: NamedSeries) -> list[Any]:
    first, last = each.figures[0], each.figures[-1]
    name = {"text": each.title, "href": reverse("figure_followed", kwargs={"figure": each.slug})}
    return [name, len(each.figures), _said(first), _said(last)]


def _said(of: Followed) -> str:
    return f"{_printed(of)}, {_when(of)}"


def _printed(of: Followed) -> str:
    """The figure as the paper prints it, with what qualifies it."""
    return f"{of.qualifier} {of.figure.figure}".strip()


def _when(of: Followed) -> str:
    return in_words(of.figure.as_at) if of.figure.as_at else UNDATED


def _difference(each: Difference) -> dict[str, Any]:
    return {
        "kind": each.kind.value.capitalize(),
        "rule": each.rule,
        "working": each.working,
        "places": [_place(at) for at in (each.first, each.second)],
    }


def _place(at: At) -> dict[str, Any]:
    return {"text": at.text, "line": at.line, "paper": at.paper, "href": to_named_line(at.paper, at.line)}


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
        days = period(each.figure.as_at)
        if days and each.figure.value_high is None:
            yield days[1], each.figure.value


def _line(of: Followed) -> list[Any]:
    where = {
        "text": f"{short_day(date.fromisoformat(of.meeting_date))}, line {of.line}",
        "href": to_named_line(of.paper, of.line),
    }
    return [_when(of), _printed(of), of.said.strip(), where]
