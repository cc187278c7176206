"""One work, and every move with it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from lintel.casework.one_work import WorkPage
from lintel.casework.rows import ListRow
from lintel.casework.triage import maybe_known
from lintel.domain.access import may
from lintel.domain.codes import titles
from lintel.domain.fact import FACTS
from lintel.domain.legal import CORRECT, WITHDRAW, Move, move_named
from lintel.domain.records_of_people import LINK, REATTRIBUTE
from lintel.domain.refusals import Refused
from lintel.domain.work import WorkState, words
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for, reads_names, reads_records
from lintel.web.find.rows import maybe
from lintel.web.identity import identity_of
from lintel.web.outbox.views import OF_ONE_WORK, cells_of_one_work
from lintel.web.work import standing
from lintel.web.work.entries import entries
from lintel.web.work.forms import MoveForm
from lintel.web.work.making import answer, found, require_may
from lintel.web.work.own_forms import own_forms
from lintel.web.work.said import before

LINKED_COLUMNS = [{"text": "Work"}, {"text": "Where it stands"}, {"text": "How it is linked"}]

# The moves that bring the work on, which stand first.
LEADS_ON = frozenset({"offer", "accept", "return_offer", "reach"})


@require_safe
@page_for(reads_records)
def work(request: HttpRequest, reference: str) -> HttpResponse:
    """Where one work stands, what may be done with it, and all that happened."""
    page = found(request, reference)
    leads_on = {move.slug for move in page.moves if move.name in LEADS_ON}
    told = {
        "page": page,
        "leads_on": leads_on,
        "forms": own_forms(page),
        "moves": sorted(page.moves, key=lambda move: move.slug not in leads_on),
        "may_reattribute": may(request.user.role, REATTRIBUTE.name),
        "person": _person(page, request),
        **_where_it_stands(page),
        **_beside_it(page),
        "entries": entries(page.items, page),
    }
    return render(request, "work/work.html", told)


def _where_it_stands(page: WorkPage) -> dict[str, Any]:
    """Where it stands today, with its clocks and its waits."""
    return {
        "standing": standing.standing(page),
        "clocks": standing.clocks(page),
        "today": london_today().isoformat(),
        "wait_columns": standing.WAIT_COLUMNS,
        "waits": standing.waits(page, london_today()),
    }


def _beside_it(page: WorkPage) -> dict[str, Any]:
    """The messages about it, and the work that it came from or that came from it."""
    return {
        "message_columns": OF_ONE_WORK,
        "messages": [cells_of_one_work(row, page.reader) for row in page.messages],
        "linked_columns": LINKED_COLUMNS,
        "linked": [_linked(page, row) for row in page.linked],
        "maybe_same": _maybe_same(page),
    }


@require_http_methods(["GET", "POST"])
@page_for(reads_records)
def move(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    """One move: its questions, and what comes of the answers."""
    page = found(request, reference)
    chosen = _move(slug, page.state)
    require_may(request, chosen)
    form = MoveForm(chosen, page, request.POST or None)
    told = {"consequence": before(chosen, page), "not_now": page.why_refused(chosen)}
    maybe_same = _maybe_same(page) if chosen.name == "reach" else []
    return answer(request, page, chosen, form, told | {"maybe_same": maybe_same})


def _maybe_same(page: WorkPage) -> list[dict[str, str]]:
    """Who the person of an open concern may be, as the triage of a contact shows it."""
    if page.work.kind != "safeguarding_concern" or page.work.closed_on is not None:
        return []
    here, may_link = page.row.who.reference, may(page.reader.role, LINK.name)
    return [maybe(each, here, may_link=may_link) for each in maybe_known(page, page.reader, page.said)]


def _move(slug: str, state: WorkState) -> Move:
    """The move of this name that this kind of work can have, now or at some other time."""
    try:
        chosen = move_named(slug, state)
    except Refused:
        chosen = _later_or_earlier(slug, state)
    if chosen in (CORRECT, WITHDRAW):
        raise Http404
    return chosen


def _later_or_earlier(slug: str, state: WorkState) -> Move:
    for stage in state.declared.stages:
        name = stage.reached_by
        if slug == f"reach-{name}" and name in FACTS and name != "OfferAccepted":
            return Move(name="reach", title=f"Record: {words(name)}", fact=name)
    raise Http404


def _person(page: WorkPage, request: HttpRequest) -> dict[str, Any]:
    """Whom the work is about, with the way to their page for who may read it."""
    person = identity_of(page.row.who, page.description, page.called, page.speakers, page.others)
    if reads_names(request.user.allowed) and person["reference"]:
        return person | {"href": f"/person/{person['reference']}"}
    return person


def _linked(page: WorkPage, row: ListRow) -> list[work_cells.Cell]:
    how = "This work came from it" if row.work.id == page.work.because_of else "Began because of this work"
    stands = f"Closed: {titles('outcomes').get(row.work.outcome or '', '')}" if row.work.closed_on else row.clock
    name = {"text": row.kind_title, "href": work_cells.address(row), "note": row.work.reference}
    return [name, stands, how]
