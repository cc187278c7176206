"""One person: who it is, the work for that person, and all that happened."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lintel.casework.kept_apart import held_sorts
from lintel.casework.one_person import PersonPage, person_page
from lintel.casework.related import Related
from lintel.casework.rows import ListRow
from lintel.domain.access import may, may_watch
from lintel.domain.codes import titles
from lintel.domain.telling_of_people import TOLD
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for, reads_names
from lintel.web.filters import chosen_filters
from lintel.web.find.rows import maybe_twice
from lintel.web.formats import short_day
from lintel.web.identity import identity_of
from lintel.web.person.happened import happened
from lintel.web.person.showing import ShowForm
from lintel.web.person.story import known, next_dates, plan, promises, workers
from lintel.web.work_cells import Cell

OPEN = [
    {"text": "Work and clock"},
    {"text": "Waiting since"},
    {"text": "Days", "numeric": True},
    {"text": "Target"},
    {"text": "Rating"},
    {"text": "Last reached"},
    {"text": "Next contact"},
    {"text": "With"},
    {"text": "Waiting for"},
]
CLOSED = [{"text": "Work"}, {"text": "Opened"}, {"text": "Closed"}, {"text": "What came of it"}]


@require_safe
@page_for(reads_names)
def person(request: HttpRequest, reference: str) -> HttpResponse:
    """One person's page. At most 16 queries, however much has happened: session, reader, the reader's teams, person,
    three lists of names, identity, works, the look, facts, notes, description, linked records, whether it is open in an
    emergency, and what is kept apart; one more for readers who do not see all work, and one for
    work that they do not see, as what to do when care breaks down is for all who see the person; one more where a care plan
    is agreed; one more where somebody
    matters to the person, as whom the reader may be told of is asked of their records; one more for a link that was said
    on another record; where a record is linked, one more, as a link may lead on from there, and at most two for the
    plans of the linked ones; and six more for readers who may link records: which may be of the same person."""
    page = person_page(request.user, reference, today=london_today())
    if page is None:
        raise Http404
    told = {
        "page": page,
        **_read_first(page),
        **_who_it_is(page),
        **_works(page),
        "moves": page.moves,
        "kept": held_sorts(request.user, page.person.id),
        "may_answer": may_watch(request.user.role, "answer_request"),
        **_happened(page, request),
    }
    return render(request, "person/person.html", told)


def _read_first(page: PersonPage) -> dict[str, Any]:
    """What the next worker reads first, and whether they may tell more."""
    return {
        "promises": promises(page),
        "workers": workers(page),
        "dates": next_dates(page),
        "plan": plan(page),
        "hazards": [(code, title) for code, title in titles("hazards").items() if code in page.state.hazards],
        "may_tell": may(page.reader.role, "tell"),
        "tellings": TOLD.values(),
    }


def _who_it_is(page: PersonPage) -> dict[str, Any]:
    """Who the person is, who matters to them, and which other records are theirs or may be."""
    return {
        "person": identity_of(page.who, page.description, page.called, page.speakers, page.others),
        "known": known(page.who),
        "related": [_related(page, each) for each in page.related],
        "links": _links(page),
        "maybe_same": maybe_twice(page),
    }


def _works(page: PersonPage) -> dict[str, Any]:
    return {
        "open_columns": OPEN,
        "open_rows": [_open(row) for row in page.open_work],
        "closed_columns": CLOSED,
        "closed_rows": [_closed(row) for row in page.closed_work],
    }


def _happened(page: PersonPage, request: HttpRequest) -> dict[str, Any]:
    """All that happened, or what of it the reader chose to see."""
    form = ShowForm(request.GET)
    return {"form": form, "chosen": chosen_filters(form, request), "entries": happened(page, form.chosen())}


def _links(page: PersonPage) -> list[tuple[str, str, str]]:
    """The other records of the same person: what each is called, its address, and where its link is taken away."""
    here, may_unlink = page.who.reference, may(page.reader.role, "unlink")
    return [
        (
            f"{other.name}, {other.reference}",
            reverse("person", args=[other.reference]),
            reverse("unlink", args=[here, other.reference]) if may_unlink else "",
        )
        for other in page.same_as
    ]


def _open(row: ListRow) -> list[Cell]:
    return [
        _work(row, row.clock),
        work_cells.since(row),
        work_cells.days(row),
        work_cells.target(row),
        work_cells.rating(row),
        work_cells.reached(row),
        work_cells.next_contact(row),
        work_cells.held_by(row),
        work_cells.waiting_for(row),
    ]


def _closed(row: ListRow) -> list[Cell]:
    outcome = titles("outcomes").get(row.work.outcome or "", "")
    closed_on = short_day(row.work.closed_on) if row.work.closed_on else ""
    return [_work(row, row.work.reference), short_day(row.work.opened_on), closed_on, outcome]


def _work(row: ListRow, note: str) -> Cell:
    return {"text": row.kind_title, "href": work_cells.address(row), "note": note}


def _related(page: PersonPage, each: Related) -> dict[str, Any]:
    """Somebody who matters: who, as what, how to reach them, and where that is ended. Who may not be seen is not named."""
    here, named = page.who.reference, each.named
    return {
        "name": each.name,
        "href": reverse("person", args=[each.who.reference]) if named else "",
        "as_what": each.as_what,
        "may_speak": each.may_speak,
        "words": page.notes.get(each.note or "", ""),
        "end": reverse("end_relationship", args=[here, each.who.reference, each.relationship])
        if named and may(page.reader.role, "tell")
        else "",
    }
