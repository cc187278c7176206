"""Who was there, in the manners of several councils. Nobody is made up of a fragment."""

import pytest

from tests.papers.who_came import read, rows

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
