"""The page of one measure: what it means, what it is, how it went month by month, and a way to the cases behind it.

At most 9 queries (two for the sign-in), whatever is counted; one less where there is no cut by team or locality. An
earlier moment is found in the ledger by halves: some twenty look-ups more, in a ledger of a million facts.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from lintel.domain.flow import KINDS
from lintel.domain.refusals import Refused
from lintel.measures import ask, library
from lintel.measures.language import ON_THE_DAY, Measure
from lintel.web.admission import london_today, page_for, sees_figures
from lintel.web.figures import tables
from lintel.web.figures.addresses import to
from lintel.web.figures.charts import Chart, draw
from lintel.web.figures.doors import publishes, sees_cases, sees_exact
from lintel.web.figures.forms import AskForm
from lintel.web.figures.overview import COLUMNS, chosen_kind, overview, tabs
from lintel.web.figures.words import month, said

REFUSED = 422


@require_GET
@page_for(sees_figures)
def index(request: HttpRequest) -> HttpResponse:
    """The measures of one kind of work, each with its latest figure; councillors begin with what was published.

    Two queries for each measure (26 measures at most), and four: two for the sign-in, two for the ledger's position.
    """
    if not sees_exact(request.user.allowed):
        return redirect("published_figures")
    kind = chosen_kind(request.GET.get("kind"))
    told = {"tabs": tabs(kind), "kind": KINDS[kind], "today": london_today()}
    told |= {"columns": COLUMNS, "parts": overview(kind, london_today())}
    told["aims"] = tables.aims_said(KINDS[kind], london_today())
    return render(request, "figures/index.html", told)


@require_GET
@page_for(sees_exact)
def measure(request: HttpRequest, measure: str) -> HttpResponse:
    """One measure. A question that cannot be answered is said beside the box it is about, with what was typed kept."""
    declared = named(measure)
    form = AskForm(declared, request.GET, today=london_today())
    told = _answered(declared, form, request) if form.is_valid() else {}
    status = REFUSED if form.errors else 200
    shown = {"measure": declared, "form": form, "meaning": tables.meaning(declared, told.get("answer"))}
    return render(
        request, "figures/measure.html", {**shown, "answer": None, "may_publish": False, **told}, status=status
    )


def named(measure: str) -> Measure:
    """The measure of that name, or a page that says there is none."""
    try:
        return library.measure(measure)
    except Refused as refused:
        raise Http404(str(refused)) from refused


def _answered(declared: Measure, form: AskForm, request: HttpRequest) -> dict[str, Any]:
    try:
        reading = ask.reading(form.as_at_day, as_known_on=form.as_known_on)
        answer, series = reading.figures(declared.name, by=form.cut), reading.series(declared.name)
    except Refused as refused:
        form.refuse(refused)
        return {}
    return _shown(answer, series, tables.Links(declared, form, sees_cases(request.user.allowed))) | {
        "may_publish": publishes(request.user.allowed),
        "publish": to("publish_figure", form.query(), measure=declared.name),
    }


def _shown(answer: ask.Answer, series: list[ask.Answer], links: tables.Links) -> dict[str, Any]:
    return {
        "answer": answer,
        "strip": tables.strip(answer, links),
        "cases": links.to_cases(),
        "parts": tables.parts(answer, links) if answer.by else None,
        "over_time_of": _over_time(answer.measure, series, links),
    }


def _over_time(declared: Measure, series: list[ask.Answer], links: tables.Links) -> dict[str, Any]:
    sentence = said(series, declared.counts in ON_THE_DAY)
    chart = Chart(
        title=f"{declared.title}, at the end of each month from {month(series[0])} to {month(series[-1])}",
        sentence=sentence,
        number_title=tables.number_title(declared),
        median_title=tables.median_title(declared),
        points=tables.points(series),
        target=tables.line(declared, series[-1].targets),
    )
    return {"sentence": sentence, "svg": draw(chart), **tables.months(series, links)}
