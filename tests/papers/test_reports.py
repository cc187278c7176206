"""Reports: heads, headings, paragraphs that go on across them, recommendations and those to contact."""

import pytest

from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.read import read
from tests.papers.made_up_report import REPORT

LINES = REPORT.splitlines()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(REPORT.encode(), "made-up.txt", "leicestershire")


def test_a_head_says_title_body_day_and_whose_report_it_is(reading: Reading) -> None:
    heads = [head for head in reading.headings if head.kind == "report"]
    said = [(head.title, head.body, head.date, head.report_of) for head in heads]
    body, whose = "CARE AND WELLBEING SCRUTINY COMMITTEE", "DIRECTOR OF CARE AND WELLBEING"
    assert said == [
        ("FERRY TRANSPORT FOR DAY CENTRES IN THRUMBLESHIRE", body, "2026-06-08", whose),
        ("A SECOND", body, "2026-06-08", whose),
    ]
    assert heads[0].place.line_start == 1
    assert LINES[heads[0].place.line_end - 1] == "WELLBEING"


def test_headings_are_those_of_the_list_and_short_lines_that_stand_alone(reading: Reading) -> None:
    assert [each.title for each in reading.sections] == [
        "Purpose of report",
        "Policy Framework and Previous Decisions",
        "Background",
        "What the ferry is",
        "Landing stages",
        "Recommendation",
        "Equality implications",
        "Background papers",
        "Officers to Contact",
        "Appendix",
        "How the ferry is run",
        "Purpose of report",
        "Recommendation",
    ]


def test_a_lost_chart_leaves_a_doubt_at_its_caption(reading: Reading) -> None:
    assert [LINES[each.place.line_start - 1] for each in reading.doubts if each.name == "chart_lost"] == ["Daily trend"]


def test_paragraphs_go_on_across_headings_and_lost_numbers_are_marked(reading: Reading) -> None:
    first, second = (
        [(each.number, each.number_inferred) for each in reading.paragraphs if each.report == title]
        for title in ("FERRY TRANSPORT FOR DAY CENTRES IN THRUMBLESHIRE", "A SECOND")
    )
    assert first == [(number, number in (1, 5)) for number in range(1, 11)]
    assert second == [(1, False), (5, False), (6, False)]


def test_numbers_that_no_bullet_can_have_had_are_a_doubt_and_not_invented(reading: Reading) -> None:
    lost = [LINES[each.place.line_start - 1] for each in reading.doubts if each.name == "paragraph_numbers_missing"]
    assert lost == ["5. Some of their numbers are lost."]


def test_a_paragraph_holds_its_own_bullets_but_no_number_and_no_table(reading: Reading) -> None:
    by_number = {each.number: each for each in reading.paragraphs if each.report.startswith("FERRY")}
    assert by_number[4].text == "The ferry takes people to these centres: - a) Wobbleswick; - b) Nether Quibley."
    assert by_number[4].place.line_end - by_number[4].place.line_start == 2
    assert by_number[7].text == "There are two bands."


def test_recommendations_are_clauses_or_one_sentence(reading: Reading) -> None:
    assert [(each.clause, each.text) for each in reading.recommendations] == [
        ("a", "Note the report on the ferry;"),
        ("b", "Comment on the bands."),
        (None, "The Committee are asked to give their views."),
    ]


def test_those_to_contact_have_their_number_and_address(reading: Reading) -> None:
    [officer] = reading.officers
    assert (officer.telephone, officer.email) == ("01632 960123", "idony.quill@thrumble.example")
    assert LINES[officer.place.line_start - 1] == "Idony Quill"


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. The Committee is asked to:", "- Note it.", "- Comment."], [(None, "Note it."), (None, "Comment.")]),
        (
            ["The Committee is asked to note it", "and to comment."],
            [(None, "The Committee is asked to note it and to comment.")],
        ),
        (["The Committee is recommended to:", "(1) Note it;", "(2) Comment."], [("1", "Note it;"), ("2", "Comment.")]),
        (
            ["It is recommended that:", "", "i. It be noted.", "", "ii. More be said."],
            [("i", "It be noted."), ("ii", "More be said.")],
        ),
    ],
)
def test_recommendations_are_marked_in_many_ways(lines: list[str], found: list[tuple[str | None, str]]) -> None:
    head = ["CARE COMMITTEE 8 JUNE 2026", "FERRIES", "REPORT OF THE DIRECTOR", "", "Recommendation", ""]
    reading = read("\n".join([*head, *lines]).encode(), "made-up.txt", "leicestershire")
    assert [(each.clause, each.text) for each in reading.recommendations] == found


SECOND_MANNER = """\
Ferry Transport for Day Centres

Care Scrutiny Commission
Date of meeting: 8 June 2026
Lead director: Idony Quill

Useful information

1. Purpose of report

1.1 To tell the Commission about the ferry.

2. Recommendations

2.1 The Commission is recommended to:

- a) Note the report.

3. Detailed report

3.1 The ferry ran on 200 days.

3.2 It will run on 300.

Background papers

None
"""


def test_the_second_manner_numbers_paragraphs_within_parts() -> None:
    reading = read(SECOND_MANNER.encode(), "made-up.txt", "leicester")
    [head] = [head for head in reading.headings if head.kind == "report"]
    assert (head.title, head.body, head.date) == (
        "Ferry Transport for Day Centres", "Care Scrutiny Commission", "2026-06-08",
    )  # fmt: skip
    assert head.report_of == "Idony Quill"
    assert [each.label for each in reading.paragraphs] == ["1.1", "2.1", "3.1", "3.2"]
    assert [each.text for each in reading.recommendations] == ["Note the report."]
    assert reading.background_papers == ()


WEB_PAGE = b"""<!DOCTYPE html><html><body><h1>CARE SCRUTINY COMMITTEE - 8 JUNE 2026</h1><h2>FERRIES</h2>
<h2>REPORT OF THE DIRECTOR OF CARE</h2><h3>Purpose of report</h3><p>1. To tell of ferries.</p><h3>Recommendation</h3>
<p>2. The Committee is asked to:</p><ol type="a"><li>Note it;</li><li>Comment.</li></ol>
<table><tr><th>Band</th><th>Half day</th></tr><tr><td>A</td><td>ten</td></tr></table>
<h3>Background papers</h3><ul><li>Report to the Cabinet: 2 June 2025 - Ferries, item 3</li></ul></body></html>"""


def test_a_report_on_a_web_page_has_no_blank_lines_and_is_read_all_the_same() -> None:
    reading = read(WEB_PAGE, "made-up.html")
    assert [head.title for head in reading.headings] == ["FERRIES"]
    assert [each.title for each in reading.sections] == ["Purpose of report", "Recommendation", "Background papers"]
    assert [(each.clause, each.text) for each in reading.recommendations] == [("a", "Note it;"), ("b", "Comment.")]
    [paper] = reading.background_papers
    assert (paper.title, paper.report_date, paper.item_cited) == ("Ferries", "2025-06-02", "item 3")
