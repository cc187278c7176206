"""Where a work stands: its open wait, its named clocks, and its waits so far, in words."""

from datetime import date
from typing import Any

from django.utils import timezone

from lintel.casework.clock_faces import ClockFace
from lintel.casework.one_work import WorkPage
from lintel.domain.clock import Moment, days_between, days_without_pauses
from lintel.domain.codes import titles
from lintel.domain.flow import REALLOCATION, Clock
from lintel.domain.targets import within_on
from lintel.domain.work import REACHED, RETURNED, Wait
from lintel.web import work_cells
from lintel.web.formats import days, moment, short_day
from lintel.web.work_cells import Cell

WAIT_COLUMNS = [
    {"text": "Wait"},
    {"text": "Since"},
    {"text": "Until"},
    {"text": "Days", "numeric": True},
    {"text": "How it ended"},
]


def standing(page: WorkPage) -> list[dict[str, Any]]:
    """What a reader wants to know first: term, text and note, each once."""
    row = page.row
    if row.work.closed_on is not None:
        outcome = titles("outcomes").get(row.work.outcome or "", "")
        return [{"term": "Closed", "text": short_day(row.work.closed_on), "note": outcome}]
    cells = {
        "Clock": {"text": row.clock, "note": _how_long(page)},
        "Urgent since": short_day(row.work.urgent_since) if row.work.urgent_since else "",
        "Target": work_cells.target(row),
        "With": work_cells.held_by(row),
        "Next contact": work_cells.next_contact(row),
        "Last reached": work_cells.reached(row),
        "Waiting for": work_cells.waiting_for(row),
        "Calls": calls(page),
        "Manager told of red": _told(page),
    }
    return [_said(term, cell) for term, cell in cells.items() if cell != ""]


def _said(term: str, cell: Cell) -> dict[str, Any]:
    told = cell if isinstance(cell, dict) else {"text": cell, "note": ""}
    return {"term": term, "text": told["text"], "note": told["note"]}


def _how_long(page: WorkPage) -> str:
    row = page.row
    if row.days is None or row.work.since is None:
        return f"Due {short_day(row.work.due_on)}. Nobody waits until the day after." if row.work.due_on else ""
    said = f"{days(row.days)}, since {short_day(row.work.since)}"
    return said if row.days_not_paused == row.days else f"{said}; {days(row.days_not_paused or 0)} without pauses"


def calls(page: WorkPage) -> Cell:
    """How many calls were taken and made since the contact came in; nothing for other kinds of work."""
    state = page.state
    if "CallTaken" not in state.declared.marks:
        return ""
    note = f"{state.calls_taken} in, {state.calls_made} out" if page.work.calls else ""
    return {"text": str(page.work.calls) if page.work.calls else "None since", "note": note}


def _told(page: WorkPage) -> str:
    if page.work.rating != "red":
        return ""
    return page.called.staff.get(page.work.told_of_red or "", "Nobody yet")


def clocks(page: WorkPage) -> list[dict[str, str]]:
    """Every named clock of this kind of work side by side, those not started too."""
    faces = {face.clock.name: face for face in page.clocks}
    return [_clock(clock, faces.get(clock.name), page.today) for clock in page.state.declared.clocks]


def _clock(clock: Clock, face: ClockFace | None, today: date) -> dict[str, str]:
    standard = face.target if face else within_on(clock.targets, today)
    target = f"Target {work_cells.in_words(standard)}" if standard else "No target is set"
    if face is None:
        return {"term": clock.title, "text": "Not started", "note": target}
    late = face.late(timezone.now())
    if face.stopped:
        return {"term": clock.title, "text": "Late" if late else "In time", "note": f"{target}. {_stopped(face)}"}
    runs_out = f". {'Ran' if late else 'Runs'} out {moment(face.due)}" if face.due else ""
    return {"term": clock.title, "text": "Overdue" if late else "Running", "note": f"{target}{runs_out}"}


def _stopped(face: ClockFace) -> str:
    assert face.stopped is not None
    return f"Stopped {moment(face.stopped)}"


def waits(page: WorkPage, today: date) -> list[list[Cell]]:
    """The waits so far, newest first. A new wait for a worker has the first request beside it.

    What ended before it came on the list was no wait: a review that was held before it was due.
    """
    return [_wait(page, wait, today) for wait in page.waits if wait.on_list_from <= (wait.end or today)]


def _wait(page: WorkPage, wait: Wait, today: date) -> list[Cell]:
    length = days_between(wait.since, wait.end or today)
    running = days_without_pauses(wait.since, wait.end or today, wait.pauses)
    first = page.work.first_request
    again = wait.stage == REALLOCATION.name and first is not None
    return [
        page.state.declared.stage(wait.stage).title,
        {"text": short_day(wait.since), "note": f"First asked {short_day(first)}" if again and first else ""},
        short_day(wait.end) if wait.end else "Still open",
        length if running == length else {"text": f"{length:,}", "note": f"{running:,} not paused"},
        _ended(page, wait),
    ]


def _ended(page: WorkPage, wait: Wait) -> str:
    if wait.why == REACHED:
        return page.state.declared.stage(wait.stage).done
    if wait.why == RETURNED:
        return "Back in the tray"
    return titles("leaving_reasons").get(wait.why or "", "")


def opened(page: WorkPage) -> str:
    """When the work began, in words."""
    on = page.state.opened_on
    return f"Opened {moment(Moment(on))}" if on else ""
