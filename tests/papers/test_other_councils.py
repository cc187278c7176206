"""Minutes in the manners of other councils: how items are numbered, where clauses stand, and what is no promise. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\nPresent: Councillor Tidewell (Chair)\n\n"


def reading_of(*items: str) -> Reading:
    return read((HEAD + "\n\n".join(items)).encode(), "x.txt", "plain")


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("HRB/26/01\tRopes|HRB/26/02\tTar|HRB/26/03\tFog", "HRB/26/01 Ropes|HRB/26/02 Tar|HRB/26/03 Fog"),
        ("31/26 Ropes|32/26 Tar|33/26 Fog", "31/26 Ropes|32/26 Tar|33/26 Fog"),
        ("7. Ropes|8. 26/00012 - Tar|9. Fog", "7 Ropes|8 26/00012 - Tar|9 Fog"),
        (
            "31/26 Ropes: Cllr Ash was thanked.|32/26 Tar: HB/2026/04, the old quay. It was AGREED to note it.|33/26 Fog",
            "31/26 Ropes|32/26 Tar|33/26 Fog",
        ),
        ("ROPES\n(Agenda No. 2)|TAR USED IN 2026\n(Agenda No. 3)", "None ROPES|None TAR USED IN 2026"),
    ],
)
def test_how_items_are_numbered(printed: str, titles: str) -> None:
    reading = reading_of(*(f"{title}\n\nThe Chair spoke." for title in printed.split("|")))
    assert "|".join(f"{item.item_no} {item.title}" for item in reading.items) == titles
    assert "missing_number" not in [doubt.name for doubt in reading.doubts]


def test_what_is_said_in_the_line_of_a_title_is_read() -> None:
    reading = reading_of("31/26 Ropes: They were old. It was RESOLVED to approve new ones.", "32/26 Tar\n\nNone.")
    (clause,) = reading.decisions
    assert (clause.item_no, clause.decision_type, clause.text) == ("31/26", "approve", "to approve new ones.")
    assert reading.paper.line(clause.place.line_start).printed[clause.place.column - 1 :] == clause.text


def test_numbers_after_decisions_and_the_committee_are_clauses() -> None:
    reading = reading_of(
        "HRB/26/01\tRopes\n\nDecisions\n\nThe Committee\n\n1. Note the report.\n2. Recommend that the Executive buy ropes.",
        "HRB/26/02\tTar\n\nDecision\n\nTo note the report.",
    )
    assert [(each.item_no, each.clause, each.decision_type) for each in reading.decisions] == [
        ("HRB/26/01", "1", "note"), ("HRB/26/01", "2", "recommend"), ("HRB/26/02", "", "note"),
    ]  # fmt: skip


def test_letters_after_a_point_with_a_colon_are_points_under_it() -> None:
    reading = reading_of(
        "7. Ropes\n\n1. The Chair spoke of ropes.\n\n2. The discussion covered the following:\n\na) Tar was short.\n\n"
        "b) Officers agreed to share a list with Members.\n\n3. RESOLVED to note the report.",
        "8. Fog\n\nNone.",
    )
    assert [each.point for each in reading.points] == ["1", "2", "2.a", "2.b"]
    assert [(each.kind, each.place.line_start) for each in reading.actions] == [("undertaking", 13)]
