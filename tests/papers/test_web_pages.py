"""Web pages as the lines that a reader sees, each with its line in the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.formats.laid import Piece, laid
from lintel.oversight.papers.reading.lines import Paper, Place

PAGE = """<!doctype html>
<html><head><title>Not seen</title><script>var a = "<p>not seen</p>";</script>
<style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav>
<h1>Agenda and minutes</h1>
<h2>Care Scrutiny Commission - Tuesday, 6 May 2025
   5.30 pm</h2>
<p hidden>not seen</p><p style="display: none">not seen</p>
<p>Care &amp; support, caf&eacute;&nbsp;at &#163;5<br>per head</p>
<ul>
<li>One</li>
<li><p>Two</p></li>
</ul>
<ol type="a"><li>That A.</li><li>That B.</li></ol>
<table>
<tr><th>Year</th><th>Spend</th></tr>
<tr><td>2024</td><td></td><td>&pound;5m</td></tr>
</table>
</body></html>
"""
MODERN_GOV = """<html><body>
<table class="mgItemTable">
<tr><td class="mgItemNumberCell"><p>117.</p></td>
<td><p class="mgAiTitleTxt">Apologies for absence</p>
<div class="mgWordPara"><p>Minutes:</p><p>Apologies were received from Councillors Ash and Elm.</p></div>
</td></tr>
<tr><td><p>118.</p></td><td><p>Declarations</p></td></tr>
</table>
"""


def lines(page):
    """(line in the file, words) of every line that is not blank."""
    paper = read_bytes(page.encode(), "made.html")
    assert paper.form == "html"
    shown = [(paper.as_given(Place(line.number, line.number)).line_start, line.printed) for line in paper.lines]
    return [(number, words) for number, words in shown if words]


def test_a_page_is_read_as_it_is_seen():
    assert lines(PAGE) == [
        (5, "Agenda and minutes"),
        (6, "Care Scrutiny Commission - Tuesday, 6 May 2025 5.30 pm"),
        (9, "Care & support, café at £5"),
        (9, "per head"),
        (11, "- One"),
        (12, "- Two"),
        (14, "a. That A."),
        (14, "b. That B."),
        (16, "Year\tSpend"),
        (17, "2024\t\t£5m"),
    ]


def test_the_table_of_a_meeting_is_numbered_titles_with_their_words_below():
    assert lines(MODERN_GOV) == [
        (3, "117. Apologies for absence"),
        (5, "Minutes:"),
        (5, "Apologies were received from Councillors Ash and Elm."),
        (7, "118. Declarations"),
    ]


def test_lines_stand_on_the_files_own_numbers_wherever_those_are_free():
    paper = read_bytes(b"<p>One</p>\n\n<p>Three</p>\n<div>Four</div>", "made.html")
    assert [line.printed for line in paper.lines] == ["One", "", "Three", "Four"]
    assert paper.given == ()


COUNTED = [
    ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
    ('<ol start="4"><li>a<li value="9">b<li>c</ol>', ["4. a", "9. b", "10. c"]),
    ('<ol type="i"><li>a<li>b<ul><li>c</ul><li>d</ol>', ["i. a", "ii. b", "  - c", "iii. d"]),
    ('<ol type="A" start="27"><li>a</ol>', ["27. a"]),
    ('<ol type="I" start="1994"><li>a</ol>', ["MCMXCIV. a"]),
    ("<li>loose", ["- loose"]),
    ("<table><tr><td>never closed<td>b", ["never closed\tb"]),
    ("<p>5 < 6 &amp; 7 &bogus; </p>", ["5 < 6 & 7 &bogus;"]),
    ("<select><option>no</select><p>yes", ["yes"]),
]


@pytest.mark.parametrize(("page", "words"), COUNTED)
def test_lists_and_odd_pages(page, words):
    assert [shown for _number, shown in lines(f"<div>{page}</div>")] == words


@given(st.lists(st.integers(1, 30), max_size=20).map(sorted))
def test_wherever_pieces_come_to_stand_their_lines_in_the_file_are_known(lines):
    shown, of_the_file = laid(Piece(line, f"{at}") for at, line in enumerate(lines))
    paper = Paper("made", shown, given=of_the_file)
    filled = [line for line in shown if line.printed]
    assert [line.number for line in shown] == list(range(1, len(shown) + 1))
    assert [line.printed for line in filled] == [f"{at}" for at in range(len(lines))]
    assert [paper.as_given(Place(line.number, line.number)).line_start for line in filled] == lines
    assert not of_the_file or len(set(lines)) < len(lines)
