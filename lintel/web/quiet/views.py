"""Gone quiet: jobs that did not run, and what nobody took up, each with the time by when it was due."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lintel.casework.jobs import JobState
from lintel.casework.messages import MessageRow
from lintel.casework.quiet import Quiet, QuietWork, UnsentDraft
from lintel.casework.quiet import gone_quiet as asked
from lintel.web import work_cells
from lintel.web.admission import london_today, page_for, runs_the_service
from lintel.web.drafts.where import title_of
from lintel.web.emergency.reviews import cells as emergency_cells
from lintel.web.formats import moment, short_day
from lintel.web.outbox import said
from lintel.web.work_cells import Cell

DUE = {"text": "Due"}
WORK = [{"text": "Person"}, {"text": "Work and clock"}, {"text": "Who has it"}, {"text": "Since"}, DUE]


@require_safe
@page_for(runs_the_service)
def gone_quiet(request: HttpRequest) -> HttpResponse:
    """Every part that is for this reader; whoever may open no record sees the jobs alone."""
    found = asked(request.user, today=london_today())
    parts = _parts(found) if request.user.allowed.records else []
    jobs = _part("Jobs that a timer runs", "Nothing.", JOBS, [_job(each) for each in found.jobs])
    return render(request, "quiet/quiet.html", {"parts": [jobs, *parts], "records": request.user.allowed.records})


JOBS = [{"text": "What it does"}, {"text": "Command"}, {"text": "Ran last"}, {"text": "How it stands"}, DUE]
MESSAGES = [{"text": "Person"}, {"text": "Message"}, {"text": "Why"}, {"text": "What to do"}, DUE]
DRAFTS = [{"text": "Draft"}, {"text": "Whose"}, {"text": "Saved last"}, DUE]
EMERGENCIES = [{"text": "Record"}, {"text": "Opened by"}, {"text": "When"}, DUE, {"text": "Review"}]


def _parts(found: Quiet) -> list[dict[str, Any]]:
    none = "Nothing that you may see."
    return [
        _part("People who were not told", none, MESSAGES, [_message(each) for each in found.messages]),
        _part("Taken in, and not looked at in time", none, WORK, [_work(each) for each in found.contacts]),
        _part("Work that nobody has", none, WORK, [_work(each) for each in found.unowned]),
        _part("Drafts that were not sent", none, DRAFTS, [_draft(each) for each in found.drafts]),
        _part(
            "Opened in an emergency, and not reviewed", none, EMERGENCIES,
            [[cells[0], cells[1], cells[2], cells[5], cells[6]] for cells in map(emergency_cells, found.emergencies)],
        ),
    ]  # fmt: skip


def _part(title: str, empty: str, columns: Sequence[Any], rows: Sequence[list[Cell]]) -> dict[str, Any]:
    return {"title": title, "empty": empty, "columns": columns, "rows": rows}


def _job(state: JobState) -> list[Cell]:
    ran = moment(state.ended) if state.ended else "Never"
    due = moment(state.due) if state.due and not state.failed else "Now"
    stands = "Failed: see why" if state.failed else "Silent: see why" if state.silent else "Runs"
    return [state.job.title, state.job.command, ran, stands, due]


def _message(row: MessageRow) -> list[Cell]:
    what: Cell = {
        "text": said.WHAT[row.message.template],
        "href": reverse("message", args=[row.message.id]),
        "note": said.channel(row),
    }
    return [work_cells.person(row.row), what, said.why(row), said.to_do(row), said.told_by(row)]


def _work(each: QuietWork) -> list[Cell]:
    row = each.row
    due = short_day(each.due) if each.due else "Now"
    return [work_cells.person(row), work_cells.what(row), work_cells.held_by(row), work_cells.since(row), due]


def _draft(each: UnsentDraft) -> list[Cell]:
    what: dict[str, Any] = {"text": title_of(each.draft)}
    if each.work:
        what |= {"href": reverse("work", args=[each.work.reference]), "note": each.work.reference}
    return [what, each.whose, moment(each.draft.saved_at), short_day(each.due)]
