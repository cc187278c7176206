"""What is found of a meeting: its heading, who came, what they declared, and its agenda."""

from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Place


@dataclass(frozen=True)
class Heading:
    """What the paper says of itself. `date` is an ISO date; `kind` is agenda, minutes, report, pack, item, statement or unknown."""

    place: Place
    kind: str
    body: str | None = None
    date: str | None = None
    time: str | None = None
    location: str | None = None
    contact: str | None = None
    email: str | None = None
    closed: str | None = None
    title: str | None = None
    report_of: str | None = None


@dataclass(frozen=True)
class Attendee:
    """`status`: membership, present, in attendance, in attendance (virtual), apologies, contact, welcomed in the text only."""

    place: Place
    name_as_printed: str
    honorific: str | None
    surname: str
    role: str | None
    status: str
    organisation: str | None = None
    for_agenda_item: str | None = None
    left_at_line: int | None = None
    meeting_date: str | None = None


@dataclass(frozen=True)
class Interest:
    """An interest that somebody declared, with the agenda item it is about."""

    place: Place
    who: str
    agenda_item: str | None
    text: str


@dataclass(frozen=True)
class AgendaItem:
    """`page_to_inferred` where the printed end page cannot be right and the next item's start tells it.

    `pages_line` is the line on which the pages stand.
    """

    place: Place
    item_no: str
    title: str
    report_by: str | None = None
    page_from: int | None = None
    page_to: int | None = None
    page_to_inferred: bool = False
    number_inferred: bool = False
    pages_line: int | None = None
