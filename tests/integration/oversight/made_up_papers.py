"""Readings made by hand, so that storing and pages are tried without any rule: an invented committee, people and figures."""

from datetime import date

from lintel.council.models import Staff
from lintel.oversight.papers import actions
from lintel.oversight.papers.models import MeetingPaper
from lintel.oversight.papers.reading.found import Action, Attendee, Decision, Heading, Item, Paragraph, Point, Reading
from lintel.oversight.papers.reading.lines import Doubt, Line, Paper, Place
from lintel.oversight.papers.storing import About, digest_of
from tests.people import Cast, cast, staff_id

BODY = "Care Scrutiny Committee"
FIRST, SECOND = date(2026, 1, 12), date(2026, 3, 9)
MINUTES = """Minutes of a meeting of the Care Scrutiny Committee held at Quarry Hall on Monday, 12 January 2026.

PRESENT

Mrs. P. Larkspur CC (in the Chair)
Mr. T. Odd

7. Waiting for an Assessment.

The Committee considered a report of the Director of Care.

i. Members asked how long people wait for a stairlift. Officers undertook to circulate the figures.

RESOLVED:

a) That the report be noted.
b) That the Director be requested to look into a ring-back service for callers."""
LINES = {text: number for number, text in enumerate(MINUTES.split("\n"), start=1)}


def at(beginning: str) -> Place:
    """The place of the line that begins so."""
    number = next(number for text, number in LINES.items() if text.startswith(beginning))
    return Place(number, number, 1)


def paper(text: str = MINUTES, name: str = "minutes.txt") -> Paper:
    """A text as lines."""
    return Paper(name, tuple(Line(number, printed) for number, printed in enumerate(text.split("\n"), start=1)))


def minutes(of: date = FIRST) -> Reading:
    """The minutes as a careful reader would read them, with one thing that no rule could decide."""
    on = of.isoformat()
    asked, clause = (
        "b) That the Director be requested",
        "That the Director be requested to look into a ring-back service for callers.",
    )
    return Reading(
        paper(),
        "leicestershire",
        False,
        headings=(Heading(at("Minutes"), "minutes", BODY, on, location="Quarry Hall"),),
        attendees=(Attendee(at("Mrs."), "Mrs. P. Larkspur CC", "Mrs.", "Larkspur", "Chair", "present", meeting_date=on),),
        items=(
            Item(Place(8, 17), "7", "Waiting for an Assessment.", considered="a report of the Director of Care",
                 decision_word="RESOLVED", meeting_date=on, body=BODY),
        ),
        points=(Point(at("i."), "7", "i", "qa", line("i.")[3:], answer_at=52, meeting_date=on),),
        decisions=(
            Decision(at("a)"), "7", "RESOLVED", 14, "a", "note", None, False, "That the report be noted.", meeting_date=on),
            Decision(at(asked), "7", "RESOLVED", 14, "b", "request", "Director", True, clause, meeting_date=on),
        ),
        actions=(
            Action(at(asked), "7", "resolution", "Director", "Committee", "look into", clause, linked_clause="7b", meeting_date=on),
        ),
        doubts=(Doubt("name_cut_off", at("Mr. T."), "Mr. T. Odd"),),
    )  # fmt: skip


def line(beginning: str) -> str:
    """The line that begins so."""
    return MINUTES.split("\n")[at(beginning).line_start - 1]


REPORT = """Care Scrutiny Committee: 9 March 2026

REPORT OF THE DIRECTOR OF CARE

1. At its meeting on 12 January 2026 the Committee requested that a ring-back service be looked into.
2. A ring-back service began on 2 March 2026."""


def report() -> Reading:
    """A report to the next meeting, with its two paragraphs."""
    lines = enumerate(REPORT.split("\n"), start=1)
    said = [(number, text[3:]) for number, text in lines if text[:2] in ("1.", "2.")]
    paragraphs = tuple(
        Paragraph(Place(line, line), "Ring-back", number, text) for number, (line, text) in enumerate(said, start=1)
    )
    return Reading(paper(REPORT, "report.txt"), "leicestershire", True, paragraphs=paragraphs)


def stored(
    who: str = "analyst", reading: Reading | None = None, on: date = FIRST, kind: str = "minutes"
) -> MeetingPaper:
    """The minutes, or another paper, stored by somebody of the cast."""
    of = reading or minutes()
    text = "\n".join(line.printed for line in of.paper.lines)
    about = About(body=BODY, date=on, location="Quarry Hall")
    return actions.store(of, about, digest=digest_of(text.encode()), kind=kind, by=keeper(who))


def both_published() -> Cast:
    """The cast, the minutes of one meeting and the report to the next, both published, and nothing in memory."""
    made = cast()
    for of in (stored(), stored(reading=report(), on=SECOND, kind="report")):
        actions.publish(of.meeting, by=keeper())
    return made


def keeper(who: str = "director") -> Staff:
    """Somebody of the cast who looks after papers."""
    return Staff.objects.get(id=staff_id(who))


def the_minutes() -> MeetingPaper:
    """The minutes that are stored."""
    return MeetingPaper.objects.get(kind="minutes")
