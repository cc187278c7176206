"""Agendas as converters leave them: numbers lost, columns printed into each other, pages displaced."""

import pytest

from lintel.oversight.papers.reading.meeting.agenda import agenda_items
from lintel.oversight.papers.reading.profile import profile
from lintel.synthetic.papers import PAPERS
from tests.papers.made import paper

LOST = """
AGENDA

Item Report by

1. Minutes of the meeting held on 6 January 2025.

(Pages 3 - 9)

- Question Time.
- 3. Urgent items.

Democratic Services • Norbury Council • Tel: 01632 960123

- 4. Petitions.
- Assessment of Care in Norbury.
 Update on the Front Door.
 Director of Care
 Director of Care
 (Pages 11 40)
 Director of Care
 (Pages 41 40)
- Buying Day Services (Centres Director of (Pages 51 and Personal Assistants).
 Care 62)
- 8. Dates of Future Meetings.

Meetings are on a Monday:

19 January 2026 2 March 2026

9. Any other items.

QUESTIONS FOR SCRUTINY TO ASK

- Who was asked?
- What was said?

Agenda Item 1

- 10. This is a paragraph of a report.
"""
CAPITALS = """
AGENDA

NOTE:

This meeting will be webcast.

1. WELCOME AND APOLOGIES FOR ABSENCE

To issue a welcome to those present.

2. MINUTES OF THE PREVIOUS MEETING\tAppendix A
(Pages 1 - 14)

3. ADULT CARE - INSPECTION
UPDATE\tAppendix B
(Pages 15 - 40)

The Director submits a report.

4. WORK PROGRAMME\t(Pages 41 - 46)
"""
COLUMNS = """
Agenda
1   Apologies
2   Minutes   5 - 12
3   Market Position   13 - 20
Report of the Director of Care
4   Care home contract\tHead of Commissioning\t21 - 19
5   Any Other Business
"""
BULLETS = """
AGENDA
- Apologies.
- Minutes. (Pages 5 - 6)
- Day care.
"""

RUNNING_ON = """
AGENDA
117. Apologies.
- Minutes.
119. Day care. (Pages 5 - 6)
"""

MANNERS = {
    "numbers lost": (
        LOST,
        [
            (5, "1", "Minutes of the meeting held on 6 January 2025.", None, 3, 9),
            (9, "2", "Question Time.", None, None, None),
            (10, "3", "Urgent items.", None, None, None),
            (14, "4", "Petitions.", None, None, None),
            (15, "5", "Assessment of Care in Norbury.", "Director of Care", 11, 40),
            (16, "6", "Update on the Front Door.", "Director of Care", 41, 50),
            (22, "7", "Buying Day Services (Centres and Personal Assistants).", "Director of Care", 51, 62),
            (24, "8", "Dates of Future Meetings.", None, None, None),
            (30, "9", "Any other items.", None, None, None),
        ],
    ),
    "capitals": (
        CAPITALS,
        [
            (7, "1", "WELCOME AND APOLOGIES FOR ABSENCE", None, None, None),
            (11, "2", "MINUTES OF THE PREVIOUS MEETING", None, 1, 14),
            (14, "3", "ADULT CARE - INSPECTION UPDATE", None, 15, 40),
            (20, "4", "WORK PROGRAMME", None, 41, 46),
        ],
    ),
    "columns": (
        COLUMNS,
        [
            (2, "1", "Apologies", None, None, None),
            (3, "2", "Minutes", None, 5, 12),
            (4, "3", "Market Position", "Director of Care", 13, 20),
            (6, "4", "Care home contract", "Head of Commissioning", 21, None),
            (7, "5", "Any Other Business", None, None, None),
        ],
    ),
    "numbered on from the last meeting": (
        RUNNING_ON,
        [
            (2, "117", "Apologies.", None, None, None),
            (3, "118", "Minutes.", None, None, None),
            (4, "119", "Day care.", None, 5, 6),
        ],
    ),
    "no number left": (
        BULLETS,
        [
            (2, "1", "Apologies.", None, None, None),
            (3, "2", "Minutes.", None, 5, 6),
            (4, "3", "Day care.", None, None, None),
        ],
    ),
}


def read(text):
    return agenda_items(paper(text), profile("leicestershire"))


@pytest.mark.parametrize(("text", "expected"), MANNERS.values(), ids=MANNERS)
def test_items_are_found_in_order_with_their_pages(text, expected):
    found = [
        (each.place.line_start, each.item_no, each.title, each.report_by, each.page_from, each.page_to)
        for each in read(text)[0]
    ]
    assert found == expected


def test_what_was_told_by_order_is_marked():
    items, doubts = read(LOST)
    assert [each.item_no for each in items if each.number_inferred] == ["2", "5", "6", "7"]
    assert [each.item_no for each in items if each.page_to_inferred] == ["6"]
    assert [(doubt.name, doubt.place.line_start) for doubt in doubts] == [("end_page_cannot_be_right", 21)]
    assert [each.pages_line for each in items if each.page_from] == [7, 19, 21, 22]


DOUBTED = [
    ("AGENDA\n1. First.\n- Second.\n- Another.\n- A third.\n4. Fourth.", "agenda_numbers_missing", ["1"]),
    ("AGENDA\n- First.\n- Second.", "agenda_numbers_missing", ["1", "2"]),
    ("AGENDA\n(Pages 1 - 2)\n1. First.", "pages_without_an_item", ["1"]),
    (
        "AGENDA\n1. First.\n2. Second.\nDirector of Care\nHead of Law\nChief Executive\n(Pages 1 2)",
        "officers_without_an_item",
        ["1", "2"],
    ),
]


@pytest.mark.parametrize(("text", "doubt", "numbers"), DOUBTED)
def test_what_does_not_add_up_is_a_doubt_and_not_filled_in(text, doubt, numbers):
    items, doubts = read(text)
    assert doubt in [each.name for each in doubts]
    assert [each.item_no for each in items][: len(numbers)] == numbers
    assert all(each.report_by is None for each in items)


def test_a_paper_without_an_agenda_has_no_agenda_items():
    assert read("1. The purpose of this report is this.\n2. And that.") == ((), ())


REPORT_BEHIND = """
AGENDA

1. Apologies.

2. Ferries in Norbury.

FERRIES IN NORBURY

REPORT OF THE DIRECTOR OF PLACE

Purpose of the report

3. Ferries run late.

4. The Committee is asked to note this.
"""
MINUTES_BEHIND = """
AGENDA

1. Apologies.

2. Ferries in Norbury.

Minutes of a meeting of the Ferry Committee held at Norbury Hall

PRESENT

Mr. A. Sample CC (in the Chair)

3. Minutes of the previous meeting.

4. Ferries.
"""


@pytest.mark.parametrize("text", [REPORT_BEHIND, MINUTES_BEHIND], ids=["report", "minutes"])
def test_an_agenda_ends_where_a_report_or_minutes_begin(text):
    assert [(each.item_no, each.title) for each in read(text)[0]] == [("1", "Apologies."), ("2", "Ferries in Norbury.")]


def test_the_numbers_of_the_made_up_packs_reports_are_no_items_of_its_agenda():
    pack = next(each for each in PAPERS if each.file == "november_pack.txt")
    items, _ = read(pack.data.decode())
    assert [each.item_no for each in items] == ["1", "2", "3", "4"]


UNDER_COLUMNS = """
Ferry Board
Meeting to be held on 4 March 2025

AGENDA ITEM                                          PAGE
1.  APOLOGIES
2.  MINUTES                                           1-6
3.  FARES FOR THE YEAR                               7 to 30
4.  PIERS (KEY DECISION) ............................. 31
5.  BUDGET FOR                                         2025
"""


def test_an_agenda_under_the_heads_of_its_columns_is_read():
    assert [(each.item_no, each.title, each.page_from, each.page_to) for each in read(UNDER_COLUMNS)[0]] == [
        ("1", "APOLOGIES", None, None),
        ("2", "MINUTES", 1, 6),
        ("3", "FARES FOR THE YEAR", 7, 30),
        ("4", "PIERS (KEY DECISION)", 31, 31),
        ("5", "BUDGET FOR 2025", None, None),
    ]


def test_an_agenda_without_items_is_a_doubt():
    items, doubts = read(
        "AGENDA\n\nFerry Board\nMeeting: Ferry Board\nDate: Tuesday 4 March 2025\n\nSee the other page."
    )
    assert (items, [each.name for each in doubts]) == ((), ["no_agenda_items"])
