"""Reports whose head is made of labels, as many councils write them. All made up."""

import pytest

from lintel.oversight.papers.reading.found import Heading, Reading
from lintel.oversight.papers.reading.read import read

BODY = "Harbour Overview and Scrutiny Committee"
REST = """

RECOMMENDATIONS

The Committee is recommended to:

1) note the ropes; and
2) comment on the tar.

1. Background

1.1 At 30 April 2026 there were 1,142 people awaiting ropes.

2. Tar and its price

2.1 Tar was dear.

2.2 It will be dearer."""
HEADS = {
    "report to": (f"Report to:\t{BODY}\nDate:\t7 May 2026\nBy:\tDirector of Ropes\nTitle:\tThe ropes", "Director of Ropes"),
    "subject and report of": (
        f"Report to:  {BODY} - 7 May 2026\nSubject:    The\n            ropes\nReport of:  Director of Ropes", "Director of Ropes",
    ),
    "meeting, title and wards": (f"Meeting: {BODY}\nDate: 7 May 2026\nTitle: The ropes\nWard(s): All\nStatus: Public", None),
}  # fmt: skip


def of(text: str) -> Reading:
    return read(text.encode(), "x.txt", "plain")


@pytest.mark.parametrize(("head", "whose"), HEADS.values(), ids=HEADS)
def test_the_labels_are_the_head(head: str, whose: str | None) -> None:
    [found] = of(head + REST).headings
    assert (found.kind, found.body, found.date, found.report_of) == ("report", BODY, "2026-05-07", whose)
    assert found.title == "The ropes"
    assert found.place.line_end == head.count("\n") + 1


def test_what_stands_under_them_is_read() -> None:
    found = of(HEADS["report to"][0] + REST)
    assert [each.title for each in found.sections] == ["RECOMMENDATIONS", "Background", "Tar and its price"]
    assert [(each.label, each.text) for each in found.paragraphs] == [
        ("1.1", "At 30 April 2026 there were 1,142 people awaiting ropes."),
        ("2.1", "Tar was dear."),
        ("2.2", "It will be dearer."),
    ]
    assert [(each.clause, each.text) for each in found.recommendations] == [
        ("1", "note the ropes; and"),
        ("2", "comment on the tar."),
    ]


@pytest.mark.parametrize("head", [f"Date: 7 May 2026\nTitle: The ropes\nFrom {BODY}", f"To: {BODY}\nDate: 7 May 2026"])
def test_fewer_labels_are_no_head_of_a_report(head: str) -> None:
    heads: list[Heading] = [each for each in of(head + REST).headings if each.kind == "report"]
    assert heads == []


def test_a_row_that_names_its_unit_of_time_is_measured_in_it() -> None:
    rows = "Measure\tTarget\tQ1 2026/27\tQ2 2026/27", "Median wait (days)\t56\t118\t121", "Median (kettles)\t5\t11\t12"
    table = "\n".join(["", "", "2.3 The table says how long.", "", *rows])
    found = of(HEADS["report to"][0] + REST + table)
    assert [(each.figure, each.unit, each.kind, each.role) for each in found.figures if each.kind == "duration"] == [
        ("56", "days", "duration", "target"),
        ("118", "days", "duration", "median"),
        ("121", "days", "duration", "median"),
    ]


def test_whole_time_equivalents_are_counted_as_full_time_ones_are() -> None:
    text = "\n\n2.3 The team has 31.4 FTE, of which 6.8 WTE (22%) are vacant."
    found = of(HEADS["report to"][0] + REST + text).figures[-3:]
    assert [(each.figure, each.unit) for each in found] == [("31.4", "FTE"), ("6.8", "FTE"), ("22%", "percent")]
