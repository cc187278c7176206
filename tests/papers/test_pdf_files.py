"""PDFs: lines counted through the whole file, paragraphs joined, tables as rows, pages known."""

import pytest
from pdfplumber.page import Page
from pypdf import PageObject

from lintel.oversight.papers.reading.formats import pdf as reader
from lintel.oversight.papers.reading.formats import read_bytes
from tests.papers.made_pdf import MadePage, locked, paragraphs, pdf, table

RUNS_ON = "The Committee considered a report of the Director of Care which said what had been done about waits since"
MINUTES = paragraphs(
    "Minutes of a meeting of the Care Committee held at Long Hall on Monday, 3 March 2025.",
    "PRESENT",
    "Mrs. A. Bright CC (in the Chair)",
    "Mr. B. Cotton CC Dr. C. Dale CC",
    RUNS_ON,
    "the last meeting. It had cost £3 million.",
    "RESOLVED:",
    "a) That the report be noted.",
    "b) That it be asked for again.",
    gap_after=(0, 1, 3, 5),
)


def words(*pages):
    return [line.printed for line in read_bytes(pdf(*pages), "made.pdf").lines]


def test_paragraphs_are_joined_and_gaps_are_blank_lines():
    assert words(MINUTES) == [
        "Minutes of a meeting of the Care Committee held at Long Hall on Monday, 3 March 2025.",
        "",
        "PRESENT",
        "",
        "Mrs. A. Bright CC (in the Chair)",
        "Mr. B. Cotton CC Dr. C. Dale CC",
        "",
        f"{RUNS_ON} the last meeting. It had cost £3 million.",
        "",
        "RESOLVED:",
        "a) That the report be noted.",
        "b) That it be asked for again.",
    ]


def test_tables_are_rows_with_tabs_and_merged_cells_are_a_doubt():
    paper = read_bytes(
        pdf(table([["Year", "Spend", "Note"], ["2024", None, "merged"], ["2025", "£5m", ""]])), "made.pdf"
    )
    assert [line.printed for line in paper.lines] == ["Year\tSpend\tNote", "2024\t\tmerged", "2025\t£5m\t"]
    assert [(doubt.name, doubt.place.line_start) for doubt in paper.doubts] == [("pdf_cells_merged", 2)]


def test_lines_are_counted_through_all_pages():
    paper = read_bytes(pdf(paragraphs("One", "Two"), paragraphs(), paragraphs("Three")), "made.pdf")
    assert [(line.number, line.printed) for line in paper.lines] == [(1, "One"), (2, "Two"), (3, ""), (4, "Three")]
    assert paper.pages == (1, 3, 4)


def test_a_scanned_page_says_so_and_the_rest_is_read():
    paper = read_bytes(pdf(MadePage(picture=True), paragraphs("Two")), "made.pdf")
    assert [(doubt.name, doubt.place.line_start) for doubt in paper.doubts] == [("scanned_no_text", 1)]
    assert [line.printed for line in paper.lines] == ["", "Two"]


NOT_READ = {
    "locked": (locked(pdf(paragraphs("Secret"))), "encrypted_pdf"),
    "cut short": (pdf(paragraphs("Words"))[:200], "broken_pdf"),
    "no PDF behind its name": (b"%PDF-1.7 and nothing", "broken_pdf"),
}


@pytest.mark.parametrize(("data", "doubt"), NOT_READ.values(), ids=NOT_READ)
def test_a_pdf_that_cannot_be_read_says_so(data, doubt):
    paper = read_bytes(data, "made.pdf")
    assert [each.name for each in paper.doubts] == [doubt]
    assert not any(line.printed for line in paper.lines)


def stumbles(*_, **__):
    """What a library does with a broken file."""
    raise ValueError("stumbled")


def doubts(*pages):
    """The name and line of each doubt about a PDF of those pages."""
    return [(each.name, each.place.line_start) for each in read_bytes(pdf(*pages), "made.pdf").doubts]


def test_a_page_that_stops_the_first_reader_is_read_by_the_second(monkeypatch):
    monkeypatch.setattr(Page, "extract_text_lines", stumbles)
    paper = read_bytes(pdf(paragraphs("One"), paragraphs("Two")), "made.pdf")
    assert [line.printed for line in paper.lines] == ["One", "Two"]
    assert [(each.name, each.place.line_start) for each in paper.doubts] == [("broken_pdf", 1), ("broken_pdf", 2)]


def test_each_page_that_stops_both_readers_is_a_doubt_and_the_others_are_read(monkeypatch):
    first, second = Page.extract_text_lines, PageObject.extract_text
    monkeypatch.setattr(
        Page, "extract_text_lines", lambda page, **kw: first(page, **kw) if page.page_number == 2 else stumbles()
    )
    monkeypatch.setattr(
        PageObject, "extract_text", lambda page: second(page) if "Three" in second(page) else stumbles()
    )
    paper = read_bytes(pdf(*[paragraphs(each) for each in ("One", "Two", "Three", "Four")]), "made.pdf")
    assert [line.printed for line in paper.lines] == ["", "Two", "Three", ""]
    assert paper.pages == (1, 2, 3, 4)
    assert [(each.name, each.place.line_start) for each in paper.doubts] == [
        ("pdf_page_lost", 1), ("broken_pdf", 3), ("pdf_page_lost", 4),
    ]  # fmt: skip


def test_a_file_that_the_first_reader_cannot_open_is_read_by_the_second(monkeypatch):
    monkeypatch.setattr(reader.pdfplumber, "open", stumbles)
    assert doubts(paragraphs("One"), paragraphs("Two")) == [("broken_pdf", 1), ("broken_pdf", 2)]


def test_a_long_file_that_the_quick_reader_cannot_open_keeps_its_first_pages(monkeypatch):
    monkeypatch.setattr(reader, "MOST_WITH_TABLES", 1)
    monkeypatch.setattr(reader.pypdfium2, "PdfDocument", stumbles)
    assert words(paragraphs("One"), paragraphs("Two")) == ["One"]
    assert doubts(paragraphs("One"), paragraphs("Two")) == [("broken_pdf", 1)]


def test_a_page_that_the_quick_reader_cannot_read_is_a_doubt(monkeypatch):
    monkeypatch.setattr(reader, "MOST_WITH_TABLES", 1)
    monkeypatch.setattr(reader.pypdfium2.PdfPage, "get_textpage", stumbles)
    assert doubts(paragraphs("One"), paragraphs("Two")) == [("long_pdf", 2), ("pdf_page_lost", 2)]


def test_a_mistake_of_our_own_is_no_broken_file(monkeypatch):
    monkeypatch.setattr(reader, "of_drawn", stumbles)
    with pytest.raises(ValueError, match="stumbled"):
        doubts(paragraphs("One"))


def test_a_very_long_pdf_is_read_to_its_end_without_tables(monkeypatch):
    monkeypatch.setattr(reader, "MOST_WITH_TABLES", 2)
    paper = read_bytes(pdf(MINUTES, MINUTES, MINUTES, MadePage(picture=True), paragraphs("Five")), "made.pdf")
    assert len(paper.pages) == 5
    assert paper.line(paper.pages[2] + 4).printed == f"{RUNS_ON} the last meeting. It had cost £3 million."
    assert paper.lines[-1].printed == "Five"
    assert [(doubt.name, doubt.place.line_start) for doubt in paper.doubts] == [
        ("long_pdf", paper.pages[2]),
        ("scanned_no_text", paper.pages[3]),
    ]


def test_more_pages_than_are_read_is_said(monkeypatch):
    monkeypatch.setattr(reader, "MOST_WITH_TABLES", 1)
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    paper = read_bytes(pdf(*[paragraphs("A page")] * 3), "made.pdf")
    assert [line.printed for line in paper.lines] == ["A page", "A page"]
    assert [doubt.name for doubt in paper.doubts] == ["long_pdf", "more_pages_than_are_read"]


LEFT = [
    "The ferry ran on all but two of",
    "its days in the year, as the crew",
    "had told the panel that it would",
    "and the boat was painted green.",
]
RIGHT = [
    "Members asked about the pier and",
    "heard that it would be mended by",
    "the spring, when the wind is low",
    "and the tide is out all morning.",
]


def two_columns(left: list[str], right: list[str], gap_left: int = 0, gap_right: int = 0) -> MadePage:
    """Two columns below a heading that runs over both; a gap after every so many lines of a column."""
    page = MadePage(texts=[(60, 40, "Minutes of a meeting of the Ferry Panel held at the Long Hall on 3 March 2025")])
    for at, side, gap in ((60, left, gap_left), (320, right, gap_right)):
        for number, said in enumerate(side):
            page.texts.append((at, 80 + 14 * number + 14 * (number // gap if gap else 0), said))
    return page


def test_two_columns_are_read_one_after_the_other():
    paper = read_bytes(pdf(two_columns(LEFT * 4, RIGHT * 4, 4, 3)), "made.pdf")
    words = " ".join(line.printed for line in paper.lines)
    assert paper.doubts == ()
    assert (
        words.index("Ferry Panel")
        < words.index("The ferry ran")
        < words.rindex("painted green")
        < words.index("Members")
    )
    assert "as the crew had told the panel" in words


@pytest.mark.parametrize(
    ("left", "right", "gaps"),
    [
        (LEFT * 4, RIGHT * 4, (4, 4)),  # as long cells of a table without rules
        (["Ann Ash in chair"] * 10, ["Head of Piers"] * 10, (0, 0)),  # as names with their posts
    ],
)
def test_what_may_be_columns_or_a_table_is_a_doubt(left, right, gaps):
    paper = read_bytes(pdf(two_columns(left, right, *gaps)), "made.pdf")
    assert [(each.name, each.place.line_start) for each in paper.doubts] == [("columns", 1)]


def test_a_page_of_one_column_has_no_gutter():
    assert read_bytes(pdf(paragraphs(*(LEFT + RIGHT) * 3)), "made.pdf").doubts == ()


def test_a_pdf_of_blank_pages_says_so():
    assert [each.name for each in read_bytes(pdf(MadePage(), MadePage()), "made.pdf").doubts] == ["pdf_without_words"]
