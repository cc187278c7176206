"""What a paper says of itself, in several manners."""

import pytest

from lintel.oversight.papers.reading.meeting.heading import headings, meeting_date
from lintel.oversight.papers.reading.profile import profile
from tests.papers.made import paper

AGENDA = """
Meeting: Care Overview Committee

Date/Time: Monday, 3 March 2025 at 2.00 pm

Location: Long Hall, Norbury

Contact: Mrs. A. Bright (01632 960123)

Email: care@example.org
"""
PLACES = """
MEETING OF THE CARE SCRUTINY COMMISSION

DATE: TUESDAY, 6 MAY 2025
TIME: 5:30 pm
PLACE: Long Hall
"""
PLAIN = """
Minutes of a meeting of the Care Overview Committee held at Long Hall, Norbury on Monday, 3 March 2025.

PRESENT

Mrs. A. Bright CC (in the Chair)

2.00pm to 4.15pm 03 March 2025
"""
CAPITALS = """
Minutes of the Meeting of the
CARE SCRUTINY COMMISSION

Held: TUESDAY, 6 MAY 2025 at 5:30 pm

P R E S E N T :

128. ANY OTHER BUSINESS

There being no further business, the meeting closed at 18.40.
"""
ABOVE = """
Care Overview Committee

Minutes of a meeting held on Wednesday 5 February 2025 at 2.00 pm in the Council Chamber, Long Hall

The meeting concluded at 4.15 pm.
"""
AT_A_TIME = """
MINUTES OF A MEETING OF THE CARE PANEL HELD ON 5TH FEBRUARY 2025 AT 10.00 AM IN THE COUNCIL CHAMBER

The Chairman declared the meeting closed at 12 noon
"""
STATEMENT = """
BOROUGH COUNCIL MEETING – 8th JUNE 2026

STATEMENT BY THE CABINET MEMBER FOR ROPES
"""
WEB = """
Agenda and minutes
Care Scrutiny Commission - Tuesday, 6 May 2025 5.30 pm
Venue: Long Hall
"""
ITEM = """
Agenda item

Home Care.

Minutes:
"""

CASES = {
    "labels": (
        AGENDA,
        ("agenda", "Care Overview Committee", "2025-03-03", "2.00 pm", "Long Hall, Norbury", None, 1, 9),
    ),
    "labels under the body": (
        PLACES,
        ("agenda", "CARE SCRUTINY COMMISSION", "2025-05-06", "5:30 pm", "Long Hall", None, 3, 5),
    ),
    "a sentence": (
        PLAIN,
        ("minutes", "Care Overview Committee", "2025-03-03", "2.00pm", "Long Hall, Norbury", "4.15pm", 1, 1),
    ),
    "capitals": (CAPITALS, ("minutes", "CARE SCRUTINY COMMISSION", "2025-05-06", "5:30 pm", None, "18.40", 1, 4)),
    "the body above": (
        ABOVE,
        (
            "minutes",
            "Care Overview Committee",
            "2025-02-05",
            "2.00 pm",
            "the Council Chamber, Long Hall",
            "4.15 pm",
            3,
            3,
        ),
    ),
    "day, time, place": (
        AT_A_TIME,
        ("minutes", "CARE PANEL", "2025-02-05", "10.00 AM", "THE COUNCIL CHAMBER", "12 noon", 1, 1),
    ),
    "a statement": (STATEMENT, ("statement", "BOROUGH COUNCIL", "2026-06-08", None, None, None, 1, 1)),
    "a web page": (WEB, ("minutes", "Care Scrutiny Commission", "2025-05-06", "5.30 pm", "Long Hall", None, 2, 2)),
    "a page of one item": (ITEM, ("item", None, None, None, None, None, 1, 1)),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_heading_is_read(text, expected):
    (found,) = headings(paper(text), profile("leicestershire"))
    place = found.place
    assert (
        found.kind,
        found.body,
        found.date,
        found.time,
        found.location,
        found.closed,
        place.line_start,
        place.line_end,
    ) == expected


def test_whom_to_ask_is_read_with_the_telephone_as_printed():
    (found,) = headings(paper(AGENDA), profile("leicestershire"))
    assert (found.contact, found.email) == ("Mrs. A. Bright (01632 960123)", "care@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "1. Minutes of the meeting held on 3 March 2025.",
        "The meeting held on 3 March 2025 was told of this.",
        "Date: to be told\nTime: later",
        "Monday, 31 February 2025",
        "",
    ],
)
def test_no_heading_is_made_of_what_is_none(text):
    assert headings(paper(text), profile("leicestershire")) == ()


def test_each_line_of_a_pack_is_of_the_meeting_whose_heading_it_follows():
    found = headings(
        paper(AGENDA + "\nAgenda Item 1\n" + PLAIN.replace("3 March", "6 January")), profile("leicestershire")
    )
    assert [meeting_date(found, line) for line in (0, 5, 11, 20)] == [None, "2025-03-03", "2025-03-03", "2025-01-06"]


def test_a_sentence_about_a_later_meeting_is_no_heading():
    text = "MINUTES of the meeting of the FERRY COMMITTEE held on 5 December 2024.\n\n"
    text += "These minutes are subject to confirmation by the Committee at its meeting on Thursday, 13 February 2025."
    made = paper(text)
    assert [each.date for each in headings(made, profile("plain"))] == ["2024-12-05"]
