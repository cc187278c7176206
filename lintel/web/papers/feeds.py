"""What others read by machine: meetings for a calendar, what is new for a feed reader, promises as the tracker that councils
keep by hand, and a meeting in the open formats. Only what was published is in them, whoever asks."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from lintel.oversight.papers import lists, tracking
from lintel.oversight.papers.exports import calendar as ical
from lintel.oversight.papers.exports import feed as atom
from lintel.oversight.papers.exports import sheets, tracker
from lintel.oversight.papers.exports.civic_data import event
from lintel.oversight.papers.exports.held import Held, Linked
from lintel.oversight.papers.exports.popolo import popolo
from lintel.oversight.papers.models import Meeting
from lintel.oversight.papers.page_of import items_for, plain_pages
from lintel.oversight.papers.tracking import Tracked
from lintel.web.admission import london_today
from lintel.web.papers.addresses import to_line, to_named_line
from lintel.web.papers.doors import open_to_read

NEWEST = 50
JSON, CSV = "application/json; charset=utf-8", "text/csv; charset=utf-8"


def absolute(path: str) -> str:
    """The whole address of a page, as others need it."""
    return f"{settings.LINTEL_ADDRESS.rstrip('/')}{path}"


@open_to_read
def calendar(request: HttpRequest) -> HttpResponse:
    """The fifty newest meetings as iCalendar. Six queries at most."""
    return _file(ical.calendar(_held(), timezone.now()), "text/calendar; charset=utf-8", "meetings.ics")


@open_to_read
def feed(request: HttpRequest) -> HttpResponse:
    """The fifty newest meetings as Atom, each when it was published. Six queries at most."""
    meetings = _newest()
    entries = [
        atom.meeting_entry(held, meeting.published)
        for meeting, held in zip(meetings, _held(meetings), strict=True)
        if meeting.published
    ]
    name = f"Council papers of {settings.LINTEL_COUNCIL_NAME}"
    made = atom.feed(name, absolute(request.path), entries, timezone.now(), settings.LINTEL_COUNCIL_NAME or "Lintel")
    return HttpResponse(made, content_type="application/atom+xml; charset=utf-8")


@open_to_read
def promises_csv(request: HttpRequest) -> HttpResponse:
    """Every promise as a row of a recommendation tracker. Three queries."""
    today = london_today()
    found = tracker_rows(tracking.tracked(today, drafts=False))
    return _file(tracker.tracker_csv(found, today.isoformat()), CSV, "promises.csv")


def tracker_rows(found: list[Tracked]) -> list[tracker.TrackerRow]:
    """Promises as the tracker has them: what was done are the words of the lines that a person confirmed, or why it was closed."""
    lines = tracking.lines_of(evidence for each in found for evidence in each.answers)
    done = [" ".join(line for evidence in each.answers for line in lines[evidence.pk]) for each in found]
    return [
        tracker.TrackerRow(each.promise, each.facts, told or (each.closed.reason if each.closed else ""))
        for each, told in zip(found, done, strict=True)
    ]


@open_to_read
def meeting_event(request: HttpRequest, meeting: str) -> HttpResponse:
    """A meeting as an Event of Open Civic Data. Six queries at most."""
    [held] = _held([lists.meeting(meeting, drafts=False)])
    return _json(event(held, london_today().isoformat()), f"{meeting}-event.json")


@open_to_read
def meeting_popolo(request: HttpRequest, meeting: str) -> HttpResponse:
    """A meeting in Popolo: people, the body, memberships and motions. Six queries at most."""
    return _json(popolo(_held([lists.meeting(meeting, drafts=False)])), f"{meeting}-popolo.json")


@open_to_read
def meeting_sheet(request: HttpRequest, meeting: str, sort: str) -> HttpResponse:
    """What was found of one sort at a meeting, as CSV. Five queries at most."""
    if sort not in sheets.HEADS:
        raise Http404
    found = lists.meeting(meeting, drafts=False)
    return _file(sheets.sheet(sort, items_for(found)), CSV, f"{meeting}-{sort}.csv")


def _newest() -> list[Meeting]:
    return list(lists.meetings(drafts=False)[:NEWEST])


def _held(meetings: list[Meeting] | None = None) -> list[Held]:
    found = _newest() if meetings is None else meetings
    papers = list(lists.papers(drafts=False).filter(meeting__in=found).defer("text"))
    return [
        Held(
            page,
            absolute(reverse("meeting", args=[meeting.slug])),
            time=meeting.time.isoformat("minutes") if meeting.time else None,
            location=meeting.location or None,
            documents=tuple(_linked(each) for each in papers if each.meeting_id == meeting.pk),
            to_line=lambda paper, line: absolute(to_named_line(paper, line)),
        )
        for meeting, page in zip(found, plain_pages(found, london_today()), strict=True)
    ]


def _linked(paper: Any) -> Linked:
    return Linked(paper.title, absolute(to_line(paper, 1)), "text/html")


def _json(told: Any, name: str) -> HttpResponse:
    return _file(json.dumps(told, ensure_ascii=False, indent=1).encode(), JSON, name)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
