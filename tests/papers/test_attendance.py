"""Who was there, in the manners of several councils. Nobody is made up of a fragment."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.meeting.people import people
from lintel.oversight.papers.reading.profile import profile
from tests.papers.made import paper


def read(text):
    """((line, name, role, status), ...) and the doubts' (name, line)."""
    made, manner = paper(text), profile("leicestershire")
    found, doubts = attendees(made, manner, headings(made, manner))
    return found, [(doubt.name, doubt.place.line_start) for doubt in doubts]


def rows(text):
    return [(each.place.line_start, each.name_as_printed, each.role, each.status) for each in read(text)[0]]


INITIALS = """
Membership

Mrs. A. Bright CC (Chairman)

Mr. B. Cotton CC Dr. C. Dale CC

PRESENT

Mrs. A. Bright (in the Chair)

Mr. E. Mr. B. Cotton CC

In attendance

Mr. F. Ewing CC – Cabinet Lead Member, Libraries and Parks

Mr. G. Foss CC – Chairman, Schools OSC (for agenda item 8)
Mrs H. Gale CC (virtual) – Member, Schools OSC (for agenda item 8)
Ms. I. Hart (virtual) - Healthwatch Norbury

15. Minutes of the last meeting.
"""
SURNAMES = """
P R E S E N T :

Councillor March – Chair
Councillor Cole – Vice Chair

Councillor Agath          Councillor Kaur Saini
Councillor O’Neill

In Attendance

Deputy City Mayor – Councillor Russell
Kit Lane, Healthwatch

* * *   * *   * * *

117. WELCOME AND APOLOGIES FOR ABSENCE

Apologies were received from Cllrs Sahu, Moss and de Vere. Councillor Cole took the chair.
"""
ONE_LINE = """
PRESENT: Councillors: A Bright (Chair), B. Cotton and Dr C Dale (Vice-Chair)

ALSO PRESENT: Cllr Jane Ewing (Cabinet Member for Health), Jon Foss - Director of Adult Social Care, Ms G Hale

Officers present:
Ann Ivey, Head of Commissioning
Director of Public Health: Carol Knott

Apologies: Councillors D Lamb and F Nash (substituted by Councillor O Pike)
"""
TABLE = """
Name\tRole\tAttendance
Councillor A. Stone\tChair\tPresent, as expected
Councillor B. Reed\tCommittee Member\tApologies
Jane Flint\tOfficer\tIn attendance
Councillor C. Ash\tCommittee Member\tAbsent
Councillor D. Elm\tCommittee Member\tExpected
"""
SENTENCES = """
Present:
Councillor Smith in the Chair
Councillors Brown, Green and May
Councillor Ray (substitute for Councillor Poole)

1. Apologies for absence
Councillor Lamb sent apologies. Apologies for absence had been received on behalf of Mr. J. Doe.
"""
AGENDA = """
Members of the Committee

Councillor March (Chair)
Councillors Agath and Sahu

Members of the Commission are invited to attend.

Officer contacts:
Ann Bright (Governance Services Officer),

PUBLIC SESSION
"""

LISTS = """
MEMBERS PRESENT:-
Councillor March- Chair
Councillors Adams, Brown,
Clark and Davies

Also in attendance: Jane Poole (Director of Care), Tom Rush (Head of Health), and Ann Lee
Youth Representatives – Mario Dane and Zara Vole

Apologies:
Councillors:
*Reed (Labour)
*Ash

Councillor March in the Chair.

14. MINUTES
"""
CHAIR_LATER = """
Members in attendance: Cllrs. A Smith (Chair), B Jones & C. Brown-Green
Officers: Jane Doe and John Roe

Councillor Smith in the Chair.
"""

MANNERS = {
    "initials, several a line": (
        INITIALS,
        [
            (3, "Mrs. A. Bright CC", "chair", "membership"),
            (5, "Mr. B. Cotton CC", "member", "membership"),
            (5, "Dr. C. Dale CC", "member", "membership"),
            (9, "Mrs. A. Bright", "chair", "present"),
            (11, "Mr. B. Cotton CC", "member", "present"),
            (15, "Mr. F. Ewing CC", "Cabinet Lead Member", "in attendance"),
            (17, "Mr. G. Foss CC", "Chairman of another committee", "in attendance"),
            (18, "Mrs H. Gale CC", "member of another committee", "in attendance (virtual)"),
            (19, "Ms. I. Hart", "representative", "in attendance (virtual)"),
        ],
    ),
    "surnames, letters set apart": (
        SURNAMES,
        [
            (3, "Councillor March", "chair", "present"),
            (4, "Councillor Cole", "vice chair", "present"),
            (6, "Councillor Agath", "member", "present"),
            (6, "Councillor Kaur Saini", "member", "present"),
            (7, "Councillor O’Neill", "member", "present"),
            (11, "Councillor Russell", "Deputy City Mayor", "in attendance"),
            (12, "Kit Lane", "representative", "in attendance"),
            (18, "Sahu", "member", "apologies"),
            (18, "Moss", "member", "apologies"),
            (18, "de Vere", "member", "apologies"),
        ],
    ),
    "all in one line": (
        ONE_LINE,
        [
            (1, "A Bright", "chair", "present"),
            (1, "B. Cotton", "member", "present"),
            (1, "Dr C Dale", "vice chair", "present"),
            (3, "Cllr Jane Ewing", "Cabinet Member", "in attendance"),
            (3, "Jon Foss", "Director", "in attendance"),
            (3, "Ms G Hale", None, "in attendance"),
            (6, "Ann Ivey", "Head", "in attendance"),
            (7, "Carol Knott", "Director", "in attendance"),
            (9, "D Lamb", "member", "apologies"),
            (9, "F Nash", "member", "apologies"),
        ],
    ),
    "a table": (
        TABLE,
        [
            (2, "Councillor A. Stone", "chair", "present"),
            (3, "Councillor B. Reed", "member", "apologies"),
            (4, "Jane Flint", "Officer", "in attendance"),
            (5, "Councillor C. Ash", "member", "absent"),
        ],
    ),
    "sentences": (
        SENTENCES,
        [
            (2, "Councillor Smith", "chair", "present"),
            (3, "Brown", "member", "present"),
            (3, "Green", "member", "present"),
            (3, "May", "member", "present"),
            (4, "Councillor Ray", "substitute", "present"),
            (7, "Councillor Lamb", "member", "apologies"),
            (7, "Mr. J. Doe", "member", "apologies"),
        ],
    ),
    "lists that go on": (
        LISTS,
        [
            (2, "Councillor March", "chair", "present"),
            (3, "Adams", "member", "present"),
            (3, "Brown", "member", "present"),
            (4, "Clark", "member", "present"),
            (4, "Davies", "member", "present"),
            (6, "Jane Poole", "Director", "in attendance"),
            (6, "Tom Rush", "Head", "in attendance"),
            (6, "Ann Lee", None, "in attendance"),
            (7, "Mario Dane", "Youth Representatives", "in attendance"),
            (7, "Zara Vole", None, "in attendance"),
            (11, "Reed", "member", "apologies"),
            (12, "Ash", "member", "apologies"),
        ],
    ),
    "the chair told later": (
        CHAIR_LATER,
        [
            (1, "A Smith", "chair", "present"),
            (1, "B Jones", "member", "present"),
            (1, "C. Brown-Green", "member", "present"),
            (2, "Jane Doe", None, "in attendance"),
            (2, "John Roe", None, "in attendance"),
        ],
    ),
    "an agenda": (
        AGENDA,
        [
            (3, "Councillor March", "chair", "membership"),
            (4, "Agath", "member", "membership"),
            (4, "Sahu", "member", "membership"),
            (9, "Ann Bright", "contact officer", "contact"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MANNERS.values(), ids=MANNERS)
def test_everybody_is_found_and_nobody_else(text, expected):
    assert rows(text) == expected


def test_what_stands_beside_a_name_is_kept():
    found = {each.name_as_printed: each for each in read(INITIALS)[0] if each.status.startswith("in att")}
    assert found["Mr. F. Ewing CC"].organisation == "Libraries and Parks"
    assert (found["Mr. G. Foss CC"].organisation, found["Mr. G. Foss CC"].for_agenda_item) == ("Schools OSC", "8")
    assert found["Ms. I. Hart"].organisation == "Healthwatch Norbury"
    assert (found["Mrs H. Gale CC"].honorific, found["Mrs H. Gale CC"].surname) == ("Mrs", "Gale")


def test_where_surnames_stand_alone_two_words_are_one_surname():
    assert {each.surname for each in read(SURNAMES)[0]} >= {"Kaur Saini", "O'Neill", "de Vere", "Lane"}


def test_a_fragment_of_a_name_is_a_doubt_and_nobody():
    assert read(INITIALS)[1] == [("fragment_of_a_name", 11)]


MINUTES = """
Minutes of a meeting of the Care Committee held at Long Hall on Monday, 3 March 2025.

PRESENT

Mrs. A. Bright CC (in the Chair)
Mr. B. Cotton CC

26. Day services.

A copy of the report marked 'Agenda Item 11' is filed.

The Chairman welcomed Ms. Ida Hart, Independent Chair of the Safeguarding Board to the meeting for this item, and Mr. B. Cotton.

Mr Ben Cotton left the meeting at this point.

27. Date of next meeting.

Mr. Z. Zeal left the meeting.
"""


def test_who_left_is_marked_with_the_line_and_a_stranger_is_a_doubt():
    found, doubts = read(MINUTES)
    assert [(each.name_as_printed, each.left_at_line) for each in found if each.left_at_line] == [
        ("Mr. B. Cotton CC", 14)
    ]
    assert doubts == [("left_but_not_on_a_list", 18)]


def test_who_is_welcomed_and_on_no_list_is_named_in_the_text_only():
    (one,) = [each for each in read(MINUTES)[0] if each.status == "welcomed in the text only"]
    assert (one.name_as_printed, one.role, one.organisation) == (
        "Ms. Ida Hart",
        "Independent Chair",
        "Safeguarding Board",
    )
    assert (one.place.line_start, one.for_agenda_item, one.meeting_date) == (12, "11", "2025-03-03")


SUMMARY = """
Care Overview Committee - Monday, 3 March 2025 2.00 pm
- Waits: A Member asked about waits. The Director of Adult Care, Jo Wills, said that they were shorter.
- Views: Fay Barr, Healthwatch Norbury, reported that people rang. The Director of Adult Care, Jo Wills, agreed.
- Card: The Cabinet Member for Adult Care, Mr C. Abel CC, suggested a card. Members of the Committee, Norbury, asked again.
"""


def test_a_summary_that_lists_nobody_names_people_by_post_or_body():
    assert rows(SUMMARY) == [
        (2, "Jo Wills", "Director", "named in the summary only"),
        (3, "Fay Barr", "representative", "named in the summary only"),
        (4, "Mr C. Abel CC", "Cabinet Member", "named in the summary only"),
    ]


NOBODY = [
    "1. Apologies for absence.",
    "No apologies for absence were received.",
    "The meeting of those present was told that the County Council had written.",
    "A Member questioned whether Officers were present.",
    "In attendance\n\nPUBLIC SESSION\n\nAGENDA",
    "Present:\n\nMr. D.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_made_up(text):
    assert rows(text) == []


NAMES = st.builds(
    lambda honorific, initial, surname: f"{honorific} {initial}. {surname}",
    st.sampled_from(["Mr.", "Mrs", "Dr.", "Cllr", "Councillor", "Ms."]),
    st.sampled_from(string.ascii_uppercase),
    st.sampled_from(["Stone", "Reed", "O'Flint", "Ash-Elm", "McOak", "van Beech", "May"]),
)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_any_number_of_names_in_a_line_come_back_as_printed(names):
    line = " ".join(names)
    assert [line[each.start : each.end] for each in people(line)] == names


@given(st.text(alphabet="MrsDCllo. ,()-ABab\t", max_size=60))
def test_every_name_is_part_of_its_line(text):
    for each in people(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.words


OTHER_MANNERS = {
    "the heading over two lines of a column": (
        "Present:-\t\tCouncillors:\tAsh (Chairman)\nElm (Vice-Chairman)\nOak, Yew CC and Fir\n\n"
        "Also in\t\tCouncillors:\tBay, Cabinet Member for Boats; and Rowan.\nattendance:-\n\n"
        "Apologies for\t\tCouncillors:\tLime and Plum.\nabsence:-",
        [
            (1, "Ash", "chair", "present"),
            (2, "Elm", "vice chair", "present"),
            (3, "Oak", "member", "present"),
            (3, "Yew CC", "member", "present"),
            (3, "Fir", "member", "present"),
            (5, "Bay", "Cabinet Member", "in attendance"),
            (5, "Rowan", None, "in attendance"),
            (8, "Lime", "member", "apologies"),
            (8, "Plum", "member", "apologies"),
        ],
    ),
    "the body named in the heading": (
        "MEMBERS OF THE PANEL PRESENT\n\nCouncillors Ann Ash (Chair), Bea Elm and Cy Oak\n\n"
        "MEMBERS OF THE PANEL ABSENT\n\nCouncillor Di Yew",
        [
            (3, "Ann Ash", "chair", "present"),
            (3, "Bea Elm", "member", "present"),
            (3, "Cy Oak", "member", "present"),
            (7, "Councillor Di Yew", "member", "absent"),
        ],
    ),
    "signs before names": (
        "Elected Members:\n\n*   Ann Ash\n    Bea Elm\nr   Cy Oak OBE\n*   Di Yew (Chair)\n=   Ed Fir\n\n* = present   r = remote\n\n"
        "Co-opted Members:\n*   District Councillor Flo Bay",
        [
            (3, "Ann Ash", "member", "present"),
            (4, "Bea Elm", "member", "membership"),
            (5, "Cy Oak OBE", "member", "present"),
            (6, "Di Yew", "chair", "present"),
            (12, "Councillor Flo Bay", "member", "present"),
        ],
    ),
    "lines set in by a tab": (
        "PRESENT:\tCouncillor A Ash in the Chair\n\n\tCouncillors B Elm, C Oak,\n\tD Yew, E Fir-Bay, F Lime,\n"
        "\tG Plum, H Rowan\n\tand I Sloe",
        [
            (1, "Councillor A Ash", "chair", "present"),
            (3, "B Elm", "member", "present"),
            (3, "C Oak", "member", "present"),
            (4, "D Yew", "member", "present"),
            (4, "E Fir-Bay", "member", "present"),
            (4, "F Lime", "member", "present"),
            (5, "G Plum", "member", "present"),
            (5, "H Rowan", "member", "present"),
            (6, "I Sloe", "member", "present"),
        ],
    ),
    "apologies with a number and a reason": (
        "Present: Cllrs A. Ash (Chairman) & B. Elm\nIn attendance: Cllr C. Oak (Borough Councillor) and 3 members of the public\n\n"
        "31/25 Apologies: Cllr D. Yew (holiday) and Cllr E. Fir (work). Accepted.",
        [
            (1, "A. Ash", "chair", "present"),
            (1, "B. Elm", "member", "present"),
            (2, "Cllr C. Oak", "Borough Councillor", "in attendance"),
            (4, "Cllr D. Yew", "member", "apologies"),
            (4, "Cllr E. Fir", "member", "apologies"),
        ],
    ),
    "rows in which a councillor comes first": (
        "Name\tRole\tAttendance\nCouncillor A Ash\tChair\tPresent\nCouncillor B Elm\tMember\tPresent\nJo Oak\tDemocratic Services\tPresent",
        [
            (2, "Councillor A Ash", "chair", "present"),
            (3, "Councillor B Elm", "member", "present"),
            (4, "Jo Oak", "representative", "present"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHER_MANNERS.values(), ids=OTHER_MANNERS)
def test_other_councils_lists_are_read(text, expected):
    assert rows(text) == expected


def test_the_body_in_the_next_cell_is_no_part_of_a_name():
    found = read("Present\nCouncillor Ann Ash (Chair)\tUnion of Ports\nCouncillor Bea Elm\tWobbleswick City Council")[0]
    assert [(each.surname, each.role, each.organisation) for each in found] == [
        ("Ash", "chair", "Union of Ports"),
        ("Elm", "member", "Wobbleswick City Council"),
    ]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Members\n\n*   Ann Ash\n*   Bea Elm\n=   Ed Fir\n\n* = present", ("sign_that_no_key_explains", 5)),
        ("Name\tRole\tAttendance\nCouncillor D. Elm\tMember\tExpected", ("attendance_not_taken", 2)),
        ("Apologies: Councillor Ash, Wobbleswick", ("name_or_place", 1)),
        (
            "Minutes of the Ferry Panel held on 3 March 2025\n\nPresent:\n\nsee the list at the end\n\n1. Fares",
            ("nobody_present_was_read", 3),
        ),
    ],
)
def test_what_is_not_read_of_a_list_is_a_doubt(text, doubt):
    assert read(text)[1] == [doubt]
