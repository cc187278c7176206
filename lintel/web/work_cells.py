"""Cells: how one work of a list is written in a table, the same in every list."""

from typing import Any

from django.urls import reverse

from lintel.casework.rows import ListRow
from lintel.domain.clock import Unit
from lintel.domain.codes import titles
from lintel.domain.targets import Target
from lintel.web.formats import short_day

# What cannot wait, in a word, by the mark that stands for it.
URGENT = {"danger": "In danger", "urgent": "Cannot wait"}
Cell = str | int | dict[str, Any]

UNITS = {
    Unit.CALENDAR_DAYS: "day",
    Unit.WORKING_DAYS: "working day",
    Unit.ELAPSED_HOURS: "hour",
    Unit.CALENDAR_MONTHS: "month",
}


def person(row: ListRow) -> Cell:
    """Whom the work is for, leading to the work; with the work's reference."""
    return {"text": row.person_name, "href": address(row), "note": row.work.reference}


def address(row: ListRow) -> str:
    """The address of the work's page."""
    return reverse("work", args=[row.work.reference])


def what(row: ListRow) -> Cell:
    """The kind of work, and which clock is running."""
    return {"text": row.kind_title, "note": row.clock}


def since(row: ListRow) -> Cell:
    """From when it waits. A review is not waiting until it is overdue."""
    if row.on_list and row.work.since:
        return short_day(row.work.since)
    return {"text": "", "note": f"Due {short_day(row.work.due_on)}" if row.work.due_on else "Not waiting"}


def days(row: ListRow) -> Cell:
    """How long it waits, and how long without its pauses."""
    if row.days is None:
        return ""
    paused = row.days_not_paused != row.days
    return {"text": f"{row.days:,}", "note": f"{row.days_not_paused:,} not paused"} if paused else row.days


def target(row: ListRow) -> Cell:
    """Whether the standard still holds, in words."""
    if row.target is None or row.days is None:
        return ""
    if row.over_target:
        return {"text": "Over target", "note": f"Target {in_words(row.target)}"}
    return {"text": "Within target", "note": f"Target {in_words(row.target)}"}


def in_words(standard: Target) -> str:
    """28 days, 10 working days, 24 hours; the same day."""
    if standard.amount == 0 and standard.unit is not Unit.ELAPSED_HOURS:
        return "the same day"
    unit = UNITS[standard.unit]
    return f"{standard.amount} {unit}" if standard.amount == 1 else f"{standard.amount} {unit}s"


def rating(row: ListRow) -> Cell:
    """The rating as colour and word; where nobody has rated it and it cannot wait, that."""
    mark = row.urgent_mark
    if mark is None or row.work.urgent_since is None:
        return {"rating": row.work.rating}
    since = short_day(row.work.urgent_since)
    if row.work.rating is None:
        return {"rating": mark, "note": f"Since {since}. Not rated"}
    return {"rating": row.work.rating, "note": f"{URGENT[mark]} since {since}"}


def reached(row: ListRow) -> Cell:
    """When somebody last spoke with the person."""
    return short_day(row.work.last_reached) if row.work.last_reached else "Not yet"


def next_contact(row: ListRow) -> Cell:
    """When to be in touch next, and whether that day has gone by."""
    due = row.work.next_contact_due
    if due is None:
        return ""
    said = "Overdue" if row.contact_overdue else "Today" if due == row.today else ""
    return {"text": short_day(due), "note": said}


def held_by(row: ListRow) -> Cell:
    """Who has it: a worker, somebody to whom it is offered, or a team's tray."""
    if row.worker_name:
        return {"text": row.worker_name, "note": row.team_name}
    if row.offered_name is None:
        return {"text": "Team tray", "note": row.team_name}
    until = short_day(row.work.offer_lapses_on) if row.work.offer_lapses_on else ""
    if row.offer_lapsed:
        return {"text": "Team tray", "note": f"Offer to {row.offered_name} lapsed after {until}"}
    return {"text": f"Offered to {row.offered_name}", "note": f"Until the end of {until}"}


def waiting_for(row: ListRow) -> Cell:
    """For whom it waits, and why it is paused."""
    if row.work.paused_on is None:
        return row.waiting_for
    why = titles("pause_reasons").get(row.work.pause_reason or "", "")
    return {"text": row.waiting_for, "note": f"Paused: {why}"}
