"""What was published: the list, each figure as it was frozen, and beside it the same question answered now.

Councillors see what was frozen, with small numbers hidden by the rule that is data; and nothing that was not published.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lintel.council.people import staff_names, teams
from lintel.domain.refusals import Refused
from lintel.measures import disclosure, library, publish, restate
from lintel.measures.language import Measure
from lintel.measures.publish import Published
from lintel.web.admission import page_for, sees_figures
from lintel.web.figures import case_tables, changes, outside, tables
from lintel.web.figures.addresses import to
from lintel.web.figures.cases import asked_page, page_of, read_cases, visible_members
from lintel.web.figures.doors import sees_cases, sees_exact
from lintel.web.figures.forms import CUT_TITLES
from lintel.web.formats import day, moment, short_day

COLUMNS = (
    {"text": "Figure"},
    {"text": "As at the end of"},
    {"text": "As known on"},
    {"text": "Published"},
    {"text": "By"},
)


@require_GET
@page_for(sees_figures)
def published_figures(request: HttpRequest) -> HttpResponse:
    """All that was published, the latest first; of one measure where the address says so. Four queries."""
    asked, names = request.GET.get("measure"), staff_names()
    measure = next((each for each in library.measures() if each.name == asked), None)
    rows = [_line(frozen, names) for frozen in publish.all_published(measure.name if measure else None)]
    told = {"rows": rows, "columns": COLUMNS, "measure": measure, "exact": sees_exact(request.user.allowed)}
    return render(request, "figures/published_list.html", told)


def _line(frozen: Published, names: dict[str, str]) -> list[Any]:
    name = {"text": frozen.title, "href": to("published_figure", id=frozen.id)}
    when = [short_day(frozen.as_at), moment(frozen.known_on), moment(frozen.published_at)]
    return [name, *when, names.get(frozen.by, "")]


@require_GET
@page_for(sees_figures)
def published_figure(request: HttpRequest, id: UUID) -> HttpResponse:
    """One published figure. At most 27 queries for staff, 5 for councillors, whatever it counts."""
    frozen = _frozen(id)
    measure = library.measure(frozen.measure)
    by = request.GET.get("by")
    by = by if by in measure.cuts else None
    about = {"frozen": frozen, "measure": measure, "meaning": _meaning(frozen), "cuts": _cuts(measure, by)}
    if not sees_exact(request.user.allowed):
        return render(request, "figures/published_outside.html", about | _outside(frozen, measure, by))
    told = _exact(frozen, measure, by) | changes.since(restate.restate(frozen), request.user)
    told["change_columns"] = changes.columns(request.user)
    told["cases"] = to("published_cases", id=frozen.id) if sees_cases(request.user.allowed) else None
    return render(request, "figures/published.html", about | told)


def _frozen(id: UUID) -> Published:
    try:
        return publish.published(str(id))
    except Refused as refused:
        raise Http404(str(refused)) from refused


def _exact(frozen: Published, measure: Measure, by: str | None) -> dict[str, Any]:
    whole = publish.frozen_figures(frozen).whole
    parts = tables.frozen_parts(publish.frozen_figures(frozen, by), measure, by) if by else None
    return {"strip": tables.six(whole, measure, publish.frozen_targets(frozen)), "parts": parts}


def _outside(frozen: Published, measure: Measure, by: str | None) -> dict[str, Any]:
    targets = publish.frozen_targets(frozen)
    found = disclosure.disclosed(
        publish.frozen_figures(frozen, by), measure, groups=outside.all_groups(by) if by else (), by=by
    )
    return {
        "strip": outside.six(found.whole, measure, targets),
        "parts": outside.parts(found, measure, by, targets) if by else None,
        "rule": outside.rule_in_words(found.rule),
    }


def _cuts(measure: Measure, chosen: str | None) -> list[dict[str, Any]]:
    cuts: list[tuple[str | None, str]] = [
        (None, "Whole"),
        *((cut, f"By {CUT_TITLES[cut].lower()}") for cut in measure.cuts),
    ]
    return [{"by": by, "text": text, "current": by == chosen} for by, text in cuts]


def _meaning(frozen: Published) -> list[dict[str, str]]:
    return tables.as_rows(
        [
            *(("Target", tables.target_said(target)) for target in publish.frozen_targets(frozen)),
            ("Name and version", f"{frozen.measure}, version {frozen.definition_version}"),
            ("As at", f"the end of {day(frozen.as_at)}"),
            ("As known on", moment(frozen.known_on)),
            ("Ledger position", f"{frozen.position:,}"),
            ("Published", moment(frozen.published_at)),
        ]
    )


@require_GET
@page_for(sees_cases)
def published_cases(request: HttpRequest, id: UUID) -> HttpResponse:
    """The cases that a published figure counted, as they stood then. At most 19 queries."""
    frozen = _frozen(id)
    measure = library.measure(frozen.measure)
    members = visible_members(request.user, publish.frozen_members(frozen))
    page = page_of(members, asked_page(request))
    shown = read_cases(request.user, page.members, "published_cases")
    told = case_tables.table_of(shown, measure, teams(), names=request.user.allowed.names)
    return render(request, "figures/published_cases.html", {**told, "frozen": frozen, "page": page})
