"""Points and clauses as bullets, some of them set in under another: what is a point, what a clause, and what goes on."""

import pytest

from lintel.oversight.papers.reading.read import read
from tests.papers.test_points_and_decisions import MINUTES

IN_BULLETS = """\
Minutes of the Meeting of the
HARBOUR SCRUTINY COMMISSION

Held: THURSDAY, 11 JUNE 2026 at 5:30 pm

P R E S E N T :

Councillor Tidewell (Chair)

1. BUOYS

It was noted that:

•\tThe budget was £40,000, of which:
o\t£30,000 was for ropes
o\tTar took the rest
•\tThere were 12 buoys, of which nine or ten were red and of which the others were of no colour that could be
named.
•\tMembers asked about fog.
The Manager explained that horns were used.
•\tA list would be shared with the Commission in May.

2. WORK PROGRAMME

Members were invited to consider the work programme and the following was agreed:

•\tFog to be added to the work programme.
•\tFor ropes to come back in 12 months.

3. VISITS

The Chair noted that a visit to the harbour would be arranged.
"""


def test_bullets_set_in_are_points_of_their_own_and_an_answer_without_a_bullet_is_one() -> None:
    reading = read(IN_BULLETS.encode(), "x.txt", "leicester")
    assert [(each.point, each.place.line_start, each.place.line_end) for each in reading.points] == [
        ("1", 14, 14), ("1.1", 15, 15), ("1.2", 16, 16), ("2", 17, 18), ("3", 19, 19), ("4", 20, 20), ("5", 21, 21),
    ]  # fmt: skip
    assert reading.points[0].text.endswith("of which:")
    assert not any("o\t" in each.text for each in reading.points)


def test_bullets_after_the_following_was_agreed_are_clauses() -> None:
    reading = read(IN_BULLETS.encode(), "x.txt", "leicester")
    assert [(each.item_no, each.clause, each.decision_type) for each in reading.decisions] == [
        ("2", "1", "add_to_work_programme"), ("2", "2", "future_report"),
    ]  # fmt: skip
    assert [(each.kind, each.place.line_start) for each in reading.actions] == [
        ("undertaking", 21), ("resolution", 27), ("resolution", 28), ("undertaking", 32),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        ("•\tRopes rot.|▪\tTar helps.|•\tFog is thick.", "1 1.1 2"),
        ("-\tRopes rot.|o\tTar helps.|-\tFog is thick.", "1 1.1 2"),
        ("o\tRopes rot.|o\tTar helps.", "1 2"),
        (
            "-\tRopes rot.|o\tTar helps.|▪\tHorns are loud.|▪\tBells are not.|o\tFog is thick.|-\tTea.",
            "1 1.1 1.1.1 1.1.2 1.2 2",
        ),
        ("- Ropes rot.|  - Tar helps.|    - Horns are loud.|  - Fog is thick.|- Tea.", "1 1.1 1.1.1 1.2 2"),
        ("•\tRopes rot.||It was noted that:||-\tTar helps.|-\tFog is thick.", "1 2 3"),
        ("•\tRopes rot, tar helps and the rest is as|follows:|o\tFog is thick.|•\tHorns are loud.", "1 1.1 2"),
    ],
)
def test_bullets_of_another_sign_are_set_in(rows: str, labels: str) -> None:
    text = MINUTES.replace("i. {point}", rows.replace("|", "\n"))
    reading = read(text.encode(), "x.txt", "leicester")
    assert " ".join(each.point for each in reading.points) == labels
    assert [each.place.line_end - each.place.line_start for each in reading.points] == [
        int("follows" in rows and at == 0) for at in range(len(reading.points))
    ]


def test_bullets_of_another_sign_under_a_clause_are_its_parts() -> None:
    block = "AGREED:\n\n•\tTar was approved.\n•\tOfficers to provide data on:\no\tropes\no\tfog\n•\tRopes were noted."
    text = MINUTES.replace("Arising from discussion, the following points were made:\n\ni. {point}", block)
    found = read(text.encode(), "x.txt", "leicester").decisions
    assert [(each.clause, each.decision_type, len(each.parts)) for each in found] == [
        ("1", "approve", 0), ("2", "request_information", 2), ("3", "note", 0),
    ]  # fmt: skip


NESTED = """<h1>Minutes of a meeting of the Harbour Committee held on 8 June 2026</h1><p>1. Ropes</p><p>The following points were made:</p>
<ul><li>Old:<ul><li>Lost:<ul><li>at sea</li><li>ashore</li></ul></li><li>Sold.</li></ul></li><li>New.</li></ul><p>2. Tar</p>"""


def test_lists_within_lists_of_a_web_page_are_set_in() -> None:
    reading = read(f"<html><body>{NESTED}</body></html>".encode(), "x.html", "plain")
    assert [each.point for each in reading.points] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2"]
