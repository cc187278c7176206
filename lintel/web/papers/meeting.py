"""The page of a meeting: sentences of its papers, letter for letter and each with its line, all decisions, and promises."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lintel.council.people import staff_names
from lintel.oversight.papers import lists
from lintel.oversight.papers.doubted import sentence
from lintel.oversight.papers.exports import sheets
from lintel.oversight.papers.meeting_page.page import MeetingPage
from lintel.oversight.papers.meeting_page.printed import said
from lintel.oversight.papers.models import Correction, Doubted, EditorSentence, Meeting, MeetingPaper
from lintel.oversight.papers.page_of import PageOf, page_of
from lintel.oversight.papers.reading.found import Attendee
from lintel.web.admission import london_today
from lintel.web.formats import clock_time, day, short_day
from lintel.web.papers.addresses import to_line, to_named_line
from lintel.web.papers.doors import frame, meeting_for, open_to_read, sees_drafts
from lintel.web.papers.promises import NOT_NAMED, to_promise

PEOPLE = ({"text": "Name"}, {"text": "Role"}, {"text": "As"}, {"text": "For"})
PROMISES = (
    {"text": "Reference"},
    {"text": "Promise"},
    {"text": "Owner"},
    {"text": "Days waiting", "numeric": True},
    {"text": "State"},
)
LOG = (
    {"text": "Day"},
    {"text": "What stood there"},
    {"text": "What stands there now"},
    {"text": "Why"},
    {"text": "By"},
)
PASSAGES = 3


@open_to_read
def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """One meeting, drawn from its papers. Eleven queries at most, and two for a sign-in."""
    found, drafts, names = meeting_for(request, meeting), sees_drafts(request), staff_names()
    of = page_of(found, london_today(), names, drafts=drafts)
    told = {"meeting": found, "page": of.page, "said": said, "to": to_named_line, "sheets": sheets.HEADS}
    told["held"] = ", ".join(each for each in (clock_time(found.time) if found.time else "", found.location) if each)
    told["interests"] = [{"paper": paper, "place": each.place, "text": each.text} for paper, each in of.interests]
    told |= {"people": [_person(each) for each in of.page.attendees], "people_columns": PEOPLE}
    own = list(lists.papers_of(found, drafts=drafts))
    told["drafts"] = not found.published or not all(each.published for each in own)
    told |= {"topics": _topics(of.page), "documents": _documents(own, of.page, drafts)}
    told |= _promises(of) | _added(found, of, names, drafts)
    return render(request, "papers/meeting.html", frame(request) | told)


def _person(each: Attendee) -> list[Any]:
    return [
        each.name_as_printed,
        (each.role or "").capitalize(),
        each.status.capitalize(),
        each.for_agenda_item or each.organisation or "",
    ]


def _topics(page: MeetingPage) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "said": [
                {"line": of.place.line_start, "href": to_named_line(of.paper, of.place.line_start)}
                for of in each.said[:PASSAGES]
            ],
        }
        for each in page.topics
    ]


def _documents(own: Sequence[MeetingPaper], page: MeetingPage, drafts: bool) -> list[dict[str, str]]:
    """The meeting's own papers, and papers of later meetings that hold its minutes."""
    names = {each.name for each in own}
    others = [name for name in page.documents if name not in names]
    listed = [{"title": each.title, "href": to_line(each, 1), "note": _note(each)} for each in own]
    named = lists.papers_named(others, drafts=drafts) if others else []
    return listed + [{"title": _elsewhere(each), "href": to_line(each, 1), "note": ""} for each in named]


def _elsewhere(each: MeetingPaper) -> str:
    """A paper of another meeting: its title, whose meeting it is, and when."""
    return f"{each.title} of another meeting: {each.meeting.body}, {day(each.meeting.date)}"


def _note(each: MeetingPaper) -> str:
    chosen = "" if each.profile_named else ", chosen because they fit best"
    rules = f"read by the rules for papers of {each.profile.capitalize()}{chosen}"
    return f"Stored on {day(each.stored)}; {rules}.{'' if each.published else ' Not published yet.'}"


def _promises(of: PageOf) -> dict[str, Any]:
    rows = {
        name: [
            [
                {"text": each.promised.reference, "href": to_promise(each)},
                each.promise.text,
                each.promise.owner or NOT_NAMED,
                f"{each.waiting.days:,}",
                each.state.value.capitalize(),
            ]
            for each in found
        ]
        for name, found in (("made", of.made), ("answered", of.answered))
    }
    return rows | {"promise_columns": PROMISES}


def _added(found: Meeting, of: PageOf, names: dict[str, str], drafts: bool) -> dict[str, Any]:
    log = [_correction(each, names) for each in found.corrections.all()]
    answers = [_answer(each, names) for each in lists.answered(found, drafts=drafts)]
    editors = [_sentence(each, names) for each in of.sentences]
    return {"editors": editors, "log": log, "log_columns": LOG, "answers": answers}


def _answer(each: Doubted, names: dict[str, str]) -> dict[str, Any]:
    """What no rule could decide, and what a person copied from the passage."""
    told = {"asked": sentence(each.name), "text": each.answer, "by": names.get(each.by, ""), "at": each.at}
    return told | {"line": each.line_start, "href": to_line(each.paper, each.line_start)}


def _correction(each: Correction, names: dict[str, str]) -> list[str]:
    return [short_day(each.at), each.stood, each.stands, each.reason, names.get(each.by, "")]


def _sentence(each: EditorSentence, names: dict[str, str]) -> dict[str, Any]:
    said_at = f"{each.paper.meeting.slug}/{each.paper.slug}:{each.line}"
    return {
        "text": each.text,
        "by": names.get(each.by, ""),
        "at": each.at,
        "said": said_at,
        "line": each.line,
        "href": to_line(each.paper, each.line),
    }
