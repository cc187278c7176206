"""Titles of an agenda that were broken at the margin, and pages below items whose numbers were lost. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read

HEAD = "HARBOUR COMMITTEE\n\nMeeting: Harbour Committee\nDate: 1 May 2026\nTime: 10am\n\nAGENDA\n\n"
LONG = "Report of the Director of Ropes and Quays on the new"


def reading_of(*lines: str) -> Reading:
    return read((HEAD + "\n".join(lines)).encode(), "x.txt", "plain")


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            "1. Apologies|2. {LONG}|Harbour Strategy (Pages 3 - 8)|3. Tar",
            "1 Apologies None|2 {LONG} Harbour Strategy 3|3 Tar None",
        ),
        (
            "1. Apologies|2. Ropes|Harbour Strategy of the Old Quay and its Ropes|3. Tar",
            "1 Apologies None|2 Ropes None|3 Tar None",
        ),
        (
            "1. Apologies.|- {LONG}|Harbour Strategy.|3. Tar.",
            "1 Apologies. None|2 {LONG} Harbour Strategy. None|3 Tar. None",
        ),
        (
            "1. Apologies|- {LONG}|Harbour Strategy|4. Tar",
            "1 Apologies None|2 {LONG} None|3 Harbour Strategy None|4 Tar None",
        ),
    ],
)
def test_a_title_goes_on_where_it_was_broken(lines: str, items: str) -> None:
    found = reading_of(*lines.format(LONG=LONG).split("|")).agenda_items
    assert "|".join(f"{each.item_no} {each.title} {each.page_from}" for each in found) == items.format(LONG=LONG)


def test_pages_below_an_item_that_cannot_be_told_are_given_to_no_other() -> None:
    reading = reading_of("1. Ropes", "2. Tar", "- Fog", "- Horns", "(Pages 3 - 8)", "4. Bells", "5. Dates")
    assert [(each.item_no, each.page_from) for each in reading.agenda_items] == [
        ("1", None),
        ("2", None),
        ("4", None),
        ("5", None),
    ]
    assert [each.name for each in reading.doubts if each.place.line_start > 7] == [
        "agenda_numbers_missing",
        "pages_without_an_item",
    ]
