"""Meetings in Popolo: people, the body, memberships, events and motions, each with an id that stays the same."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lintel.oversight.papers.exports.held import Held, identifier
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.meeting_page.page import ItemPart, Sentence
from lintel.oversight.papers.reading.found import Attendee

_SUFFIX = re.compile(r"\s+(?P<suffix>CC|MBE|OBE|CBE|JP)$")


def popolo(meetings: Sequence[Held]) -> dict[str, list[dict[str, Any]]]:
    """The meetings as a dictionary for JSON. People are one where their names are printed alike; nobody is guessed to be."""
    return {
        "persons": _once(_person(each) for held in meetings for each in held.page.attendees),
        "organizations": _once(_organization(held) for held in meetings),
        "memberships": _once(each for held in meetings for each in _memberships(held)),
        "events": _once(_event(held) for held in meetings),
        "motions": _once(each for held in meetings for each in _motions(held)),
    }


def _once(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({each["id"]: each for each in found}.values())


def _without_suffix(name: str) -> str:
    return _SUFFIX.sub("", name)


def _person_id(of: Attendee) -> str:
    return identifier("person", re.sub(r"[^a-z]", "", _without_suffix(of.name_as_printed).lower()))


def _person(of: Attendee) -> dict[str, Any]:
    suffix = _SUFFIX.search(of.name_as_printed)
    return {
        "id": _person_id(of),
        "name": _without_suffix(of.name_as_printed),
        "family_name": of.surname,
        "honorific_prefix": of.honorific,
        "honorific_suffix": suffix["suffix"] if suffix else None,
    }


def _organization_id(held: Held) -> str:
    return identifier("organization", body_key(held.page.body))


def _organization(held: Held) -> dict[str, Any]:
    return {"id": _organization_id(held), "name": held.page.body, "classification": "committee"}


def _memberships(held: Held) -> Iterator[dict[str, Any]]:
    """Of the body's own members; who was only there is an attendee of the event and no member."""
    for each in held.page.attendees:
        if each.status in ("membership", "present", "apologies"):
            person, body = _person_id(each), _organization_id(held)
            made = identifier("membership", person, body, each.role or "")
            yield {"id": made, "person_id": person, "organization_id": body, "role": each.role}


def _event_id(held: Held) -> str:
    return identifier("event", body_key(held.page.body), held.page.date)


def _event(held: Held) -> dict[str, Any]:
    there = [each for each in held.page.attendees if each.status not in ("membership", "apologies")]
    return {
        "id": _event_id(held),
        "name": held.page.body,
        "classification": "meeting",
        "start_date": held.starts.isoformat() if held.starts else held.page.date,
        "location": held.location,
        "organization_id": _organization_id(held),
        "attendees": _once(_person(each) for each in there),
        "sources": [{"url": held.address, "note": "The meeting's page"}],
    }


def _motions(held: Held) -> Iterator[dict[str, Any]]:
    """Every clause of what was resolved. A scrutiny committee's minutes give no votes, so none are made up."""
    yield from (_motion(held, item, each) for item in held.page.items for each in item.decisions)


def _motion(held: Held, item: ItemPart, of: Sentence) -> dict[str, Any]:
    place = f"{of.paper}:{of.place.line_start}:{of.place.column}:{of.label}"
    return {
        "id": identifier("motion", _event_id(held), place),
        "organization_id": _organization_id(held),
        "text": of.text,
        "classification": "resolution",
        "date": held.page.date,
        "requirement": None,
        "result": "passed",
        "vote_events": [],
        "sources": [{"url": held.to_line(of.paper, of.place.line_start) or held.address, "note": item.title}],
    }
