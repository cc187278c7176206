"""Meetings as iCalendar (RFC 5545), for any calendar programme to subscribe to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from lintel.oversight.papers.exports.held import Held, identifier
from lintel.oversight.papers.following.meeting_papers import body_key


def calendar(meetings: Iterable[Held], written: datetime) -> bytes:
    """The calendar file. `written` is the moment of writing, with its zone; a meeting without a known time is of the whole day."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Lintel//Council meetings//EN")
    made.add("calscale", "GREGORIAN")
    for held in meetings:
        made.add_component(_event(held, written))
    return bytes(made.to_ical())


def _event(held: Held, written: datetime) -> Event:
    page, event = held.page, Event()
    event.add("uid", identifier("event", body_key(page.body), page.date))
    event.add("dtstamp", written.astimezone(UTC))
    event.add("dtstart", held.starts.astimezone(UTC) if held.starts else date.fromisoformat(page.date))
    event.add("summary", _printable(page.body))
    if held.location:
        event.add("location", _printable(held.location))
    if page.items:
        numbered = (f"{each.number}. {each.title}" if each.number else each.title for each in page.items)
        event.add("description", "\n".join(_printable(each) for each in numbered))
    event.add("url", held.address)
    return event


def _printable(text: str) -> str:
    """The text without the control signs and halves of signs that no calendar may hold, which the library lets through."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(sign for sign in whole.replace("\r\n", "\n") if (sign >= " " and sign != "\x7f") or sign == "\n")
