"""Meetings as iCalendar (RFC 5545), for any calendar programme to subscribe to."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from lintel.oversight.papers.exports.held import Held, identifier
from lintel.oversight.papers.following.meeting_papers import body_key

MOST_OCTETS = 75


def calendar(meetings: Iterable[Held], written: datetime) -> bytes:
    """The calendar file. `written` is the moment of writing, with its zone; a meeting without a known time is of the whole day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lintel//Council meetings//EN", "CALSCALE:GREGORIAN"]
    lines += [line for held in meetings for line in _event(held, written)]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode("utf-8", "replace")


def _event(held: Held, written: datetime) -> Iterator[str]:
    page = held.page
    yield "BEGIN:VEVENT"
    yield f"UID:{identifier('event', body_key(page.body), page.date)}"
    yield f"DTSTAMP:{_utc(written)}"
    yield f"DTSTART:{_utc(held.starts)}" if held.starts else f"DTSTART;VALUE=DATE:{page.date.replace('-', '')}"
    yield f"SUMMARY:{escaped(page.body)}"
    if held.location:
        yield f"LOCATION:{escaped(held.location)}"
    if page.items:
        numbered = (f"{each.number}. {each.title}" if each.number else each.title for each in page.items)
        yield f"DESCRIPTION:{escaped(chr(10).join(numbered))}"
    yield f"URL:{held.address}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    """A text as a value: backslashes, commas, semicolons and new lines are escaped, and other control signs left out."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    text = text.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(sign for sign in text if sign >= " " and sign != "\x7f")


def _folded(line: str) -> str:
    """The line, broken so that no piece has more than 75 octets; what goes on begins with a space."""
    pieces, piece, size = list[str](), "", 0
    for sign in line:
        octets = len(sign.encode("utf-8", "replace"))
        if size + octets > MOST_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + octets
    return "\r\n".join([*pieces, piece])
