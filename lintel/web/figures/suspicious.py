"""Records that look wrong, to be opened and put right; and beside each the figure that it counts in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lintel.casework.lists import of_ids
from lintel.casework.rows import ListRow
from lintel.casework.visible import people_kept_back, visible_to
from lintel.council.models import Staff
from lintel.measures.language import Family
from lintel.measures.suspicious import RULES, Suspicion, suspicious
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for
from lintel.web.figures.addresses import to
from lintel.web.figures.cases import PAGE_LENGTH, asked_page
from lintel.web.figures.doors import sees_cases


@require_GET
@page_for(sees_cases)
def suspicious_records(request: HttpRequest) -> HttpResponse:
    """What looks wrong, by rule; fifty to a page. At most 17 queries, and one for each further 500 on the list."""
    rule = request.GET.get("rule")
    rule = rule if rule in RULES else None
    found = _visible([each for each in _told(request.user) if rule in (None, each.rule)], request.user)
    start = (asked_page(request) - 1) * PAGE_LENGTH
    told = {
        "rules": [{"rule": None, "text": "All", "current": rule is None}, *_tabs(rule)],
        "columns": _columns(request.user),
        "rows": _rows(found[start : start + PAGE_LENGTH], request.user),
        "page": {"number": asked_page(request), "has_next": len(found) > start + PAGE_LENGTH},
    }
    return render(request, "figures/suspicious.html", told)


def _told(reader: Staff) -> list[Suspicion]:
    """All but what only a record that is kept back makes suspicious: a second open work, or a link between two."""
    return suspicious(but_for=people_kept_back(reader))


def _tabs(chosen: str | None) -> list[dict[str, Any]]:
    return [{"rule": rule, "text": text, "current": rule == chosen} for rule, text in RULES.items()]


def _visible(found: list[Suspicion], reader: Staff) -> list[Suspicion]:
    asked = {each.work for each in found}
    seen = set(visible_to(reader).filter(pk__in=asked).values_list("pk", flat=True))
    return [each for each in found if each.work in seen]


def _columns(reader: Staff) -> list[dict[str, Any]]:
    who = [{"text": "Person"}] if reader.allowed.names else []
    return [{"text": "Work"}, *who, {"text": "What looks wrong"}, {"text": "Team now"}, {"text": "Counts in"}]


def _rows(found: list[Suspicion], reader: Staff) -> list[list[Any]]:
    works = list(dict.fromkeys(each.work for each in found))
    rows = {row.work.id: row for row in of_ids(reader, works, today=london_today(), page="suspicious_records")}
    return [_row(each, rows[each.work], reader) for each in found if each.work in rows]


def _row(each: Suspicion, row: ListRow, reader: Staff) -> list[Any]:
    work = {"text": row.work.reference, "href": work_cells.address(row), "note": row.kind_title}
    who = [row.person_name] if reader.allowed.names else []
    return [work, *who, {"text": RULES[each.rule], "note": each.why}, row.team_name, _figure(row)]


def _figure(row: ListRow) -> Any:
    if row.work.stage is None:
        return ""
    name = f"{Family.WAITING_NOW}:{row.work.kind}:{row.work.stage}"
    return {"text": "See the figure", "href": to("figure", measure=name), "note": row.clock}
