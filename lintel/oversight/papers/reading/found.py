"""What is found in a paper. Every one of these has its place, and words only as they stand in the paper (`text`, `title`, ...).

Field names are those that the command line writes as JSON. None means that the paper does not say.
"""

from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Doubt, Paper, Place


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


@dataclass(frozen=True)
class Item:
    """A minute item. `agenda_item_ref` is the number it had on the agenda; `decision_word` is None where nothing was resolved."""

    place: Place
    item_no: str | None
    title: str
    agenda_item_ref: str | None = None
    considered: str | None = None
    decision_word: str | None = None
    meeting_date: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Point:
    """A point made in discussion. `kind`: qa (question with answer), q (question only), s (statement).

    `answer_at` is the offset in `text` where the answer begins.
    """

    place: Place
    item_no: str | None
    point: str
    kind: str
    text: str
    answer_at: int | None = None
    meeting_date: str | None = None


@dataclass(frozen=True)
class Decision:
    """One clause of a resolution. `decision_type` is a word of the closed list of the profile, or unknown (a warning says so).

    `parts` are the places of its sub-clauses.
    """

    place: Place
    item_no: str | None
    decision_word: str
    block_line: int
    clause: str
    decision_type: str
    addressee: str | None
    creates_action: bool
    text: str
    parts: tuple[Place, ...] = ()
    meeting_date: str | None = None


@dataclass(frozen=True)
class Action:
    """A promise. `kind`: resolution (a clause asks for it), undertaking, request (in discussion), reported_resolution.

    `linked_clause` names the clause that says the same ("24b", "24c(1)"); `due_as_stated` is the paper's own words.
    """

    place: Place
    item_no: str | None
    kind: str
    addressee: str | None
    asked_by: str | None
    verb: str | None
    text: str
    recipient: str | None = None
    due_as_stated: str | None = None
    linked_clause: str | None = None
    meeting_date: str | None = None


@dataclass(frozen=True)
class Section:
    """A heading of a report, until the next."""

    place: Place
    report: str
    title: str


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph of a report. `number_inferred` where the number was lost and the sequence tells it.

    `label` is the number as printed ("3.2" is paragraph 2 of part 3).
    """

    place: Place
    report: str
    number: int
    text: str
    number_inferred: bool = False
    label: str | None = None


@dataclass(frozen=True)
class Recommendation:
    """One clause of what a report asks the committee to do."""

    place: Place
    report: str
    clause: str | None
    text: str


@dataclass(frozen=True)
class Officer:
    """Somebody to ask about a report, as it names them."""

    place: Place
    report: str
    text: str
    telephone: str | None
    email: str | None


@dataclass(frozen=True)
class BackgroundPaper:
    """`report_date` is an ISO date; `url_repaired` differs from the printed form only where a repair is certain."""

    place: Place
    report: str
    title: str | None
    report_date: str | None
    item_cited: str | None
    meeting_or_document_id: str | None
    url_as_printed: str
    url_repaired: str


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand. `row_lines[i]` is the line of row i."""

    place: Place
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]


@dataclass(frozen=True)
class Figure:
    """A figure. `figure` is as printed; `value` is in units (4 million is 4000000), `value_high` the end of a range.

    `as_at` is an ISO date, month, year or quarter, or the paper's words; None is undated. `as_at_from` is where that date stands:
    sentence, sentence_wrapped, paragraph, cell_heading, table_header, item_heading, document, meeting_date, none.
    """

    place: Place
    figure: str
    value: float
    value_high: float | None
    unit: str
    kind: str
    as_at: str | None
    as_at_from: str
    context: str
    role: str
    sentence: str = ""


@dataclass(frozen=True)
class Reading:
    """All that was found in one paper. `profile_named` is False where the profile that fits best was chosen."""

    paper: Paper
    profile: str
    profile_named: bool
    headings: tuple[Heading, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    interests: tuple[Interest, ...] = ()
    agenda_items: tuple[AgendaItem, ...] = ()
    items: tuple[Item, ...] = ()
    points: tuple[Point, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    sections: tuple[Section, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    officers: tuple[Officer, ...] = ()
    background_papers: tuple[BackgroundPaper, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
