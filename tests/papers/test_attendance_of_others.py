"""Who was there, in the manners of other councils; what cannot be read of a list is a doubt."""

import pytest

from tests.papers.who_came import read, rows

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
