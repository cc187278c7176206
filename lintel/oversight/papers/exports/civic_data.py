"""A meeting as an Event of Open Civic Data, in the fields of its scrapers' published schema.

That model has no point, clause or promise: points and decisions stand in the notes of their agenda item, and all the rest,
with its lines, in `extras`.
"""

from typing import Any

from lintel.oversight.papers.exports.held import Held, identifier
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.meeting_page.page import ItemPart
from lintel.oversight.papers.meeting_page.printed import said


def event(held: Held, today: str) -> dict[str, Any]:
    """The meeting as a dictionary for JSON. `today` is an ISO date: a meeting before it has passed."""
    page = held.page
    return _about(held) | {
        "status": "passed" if page.date < today else "confirmed",
        "documents": [
            {"note": each.title, "url": each.address, "media_type": each.media_type} for each in held.documents
        ],
        "participants": _participants(held),
        "agenda": [_agenda_item(each, number) for number, each in enumerate(page.items, start=1)],
        "sources": [{"url": held.address, "note": "The meeting's page"}],
        "extras": _extras(held),
    }


def _about(held: Held) -> dict[str, Any]:
    page = held.page
    kind = {"_type": "event", "_id": f"ocd-event/{identifier(body_key(page.body), page.date)}"}
    when = {"start_date": held.starts.isoformat() if held.starts else page.date, "end_date": "", "all_day": False}
    where = {"location": {"name": held.location or "not stated", "note": "", "coordinates": None}}
    name = {"name": page.body, "description": "", "classification": "committee-meeting"}
    return kind | name | when | where | {"media": [], "links": []}


def _participants(held: Held) -> list[dict[str, Any]]:
    body = {"name": held.page.body, "type": "organization", "note": "host"}
    people = [{"name": each.name_as_printed, "type": "person", "note": each.status} for each in held.page.attendees]
    return [body, *people]


def _agenda_item(item: ItemPart, number: int) -> dict[str, Any]:
    return {
        "description": item.title,
        "order": str(number),
        "classification": [],
        "subjects": [],
        "media": [],
        "notes": [each.shown for each in (*item.sentences, *item.decisions)],
        "related_entities": [],
        "extras": _extras_of_item(item),
    }


def _extras_of_item(item: ItemPart) -> dict[str, Any]:
    decisions = [(each, {"clause": each.label, "text": each.text}) for each in item.decisions]
    return {
        "number": item.number,
        "place": said(item.paper, item.place),
        "coverage": item.coverage,
        "decisions": [given | {"place": said(each.paper, each.place)} for each, given in decisions],
        "figures": [{"text": each.shown, "place": said(each.paper, each.place)} for each in item.figures],
    }


def _extras(held: Held) -> dict[str, Any]:
    page = held.page
    return {
        "minutes": page.status,
        "topics": [each.name for each in page.topics],
        "promises_made": [each.reference for each in page.made],
        "promises_answered": [each.reference for each in page.answered],
    }
