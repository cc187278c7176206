"""Who declared an interest, and in what."""

import pytest

from lintel.oversight.papers.reading.meeting.interests import interests
from lintel.oversight.papers.reading.profile import profile
from tests.papers.made import paper

CASES = [
    (
        "Mr Reed declared an other registrable interest agenda item 11: Museums, as he was a member.",
        [("Mr Reed", "11")],
    ),
    ("Councillor Ash declared a non-pecuniary interest in item 5 as a trustee.", [("Councillor Ash", "5")]),
    ("Councillors Ash and Elm declared an interest in the report.", [("Ash", None), ("Elm", None)]),
    ("A personal interest was declared by Councillor Ash in Item No. 7.", [("Councillor Ash", "7")]),
    (
        "118. DECLARATIONS OF INTEREST\nCouncillor Ash declared that her aunt worked in care.",
        [("Councillor Ash", None)],
    ),
    ("118. DECLARATIONS OF INTEREST\n119. WINTER\nCouncillor Ash declared that winter was near.", []),
    ("The Chairman invited members who wished to do so to declare any interest.", []),
    ("There were no declarations of interest.", []),
    ("Mr. D. declared an interest.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_interests(text, expected):
    assert [(each.who, each.agenda_item) for each in interests(paper(text), profile("leicester"))] == expected
