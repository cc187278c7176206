"""One person of a list or a sentence, printed as in the paper."""

from lintel.oversight.papers.reading.found import Attendee
from lintel.oversight.papers.reading.lines import Line, Place
from lintel.oversight.papers.reading.meeting.people import Named


def attendee(
    line: Line,
    named: Named,
    role: str | None,
    status: str,
    organisation: str | None = None,
    for_agenda_item: str | None = None,
) -> Attendee:
    """The person named on that line."""
    place = Place(line.number, line.number, line.column(named.start))
    name = as_printed(line, named.start, named.end)
    return Attendee(place, name, named.honorific, named.surname, role, status, organisation, for_agenda_item)


def as_printed(line: Line, start: int, end: int) -> str:
    """The words at those offsets of the line's text as the paper has them, single spaces between them, without tags."""
    printed = " ".join(line.shown[line.column(start) - 1 : line.column(end - 1)].split())
    return line.text[start:end] if set("<*\ufffd") & set(printed) else printed
