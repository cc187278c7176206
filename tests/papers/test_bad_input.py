"""Bad input: a named warning with its line, the rest still read, nothing made up, in bounded time and memory."""

import time
import tracemalloc
from time import monotonic

import pytest

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.lines import Line
from lintel.oversight.papers.reading.meeting.agenda import agenda_items
from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.meeting.interests import interests
from lintel.oversight.papers.reading.profile import profile
from lintel.oversight.papers.reading.read import read
from tests.papers.made_pdf import MadePage, locked, paragraphs, pdf, table

MINUTES = (
    "Minutes of a meeting of the Care Committee held at Long Hall on Monday, 3 March 2025.\n\nPRESENT\n\n"
    "Mrs. A. Bright CC (in the Chair)\n\n15. Question Time.\n"
)
BOMB = b'<?xml version="1.0"?><!DOCTYPE meeting [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><meeting><x>&b;</x></meeting>'

# (bytes, the doubt, the line it is about, a line that is still read)
BAD = {
    "a scanned PDF": (
        pdf(MadePage(picture=True), paragraphs("Question Time.")),
        "scanned_no_text",
        1,
        "Question Time.",
    ),
    "a locked PDF": (locked(pdf(paragraphs("Kept from you"))), "encrypted_pdf", 1, None),
    "a broken PDF": (b"%PDF-1.5\nnothing follows", "broken_pdf", 1, None),
    "merged cells in a PDF": (pdf(table([["A", "B"], ["1", None], ["2", "3"]])), "pdf_cells_merged", 2, "2\t3"),
    "wrong encoding": (MINUTES.encode() + "Spent £5".encode("cp1252"), "wrong_encoding", 8, "Spent £5"),
    "NULs": (MINUTES.encode().replace(b"Time", b"Ti\x00me"), "characters_that_mean_nothing", 7, "15. Question Time."),
    "turned round": (
        MINUTES.encode().replace(b"15. ", "15. \u202e".encode()),
        "characters_that_mean_nothing",
        7,
        "15. \u202eQuestion Time.",
    ),
    "no text at all": (bytes(range(1, 256)) * 40, "not_text", 1, None),
    "0 bytes": (b"", "nothing_in_it", 1, None),
    "nothing but blanks": (b" \n\n\t", "nothing_in_it", 1, None),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "unknown_form", 1, None),
    "a word processor's file": (b"PK\x03\x04" + b"\x00" * 50, "unknown_form", 1, None),
    "an XML bomb": (BOMB, "unsafe_xml", 1, None),
    "half a meeting": (b"<meeting>\n<agendaitems>", "broken_xml", 2, None),
}


@pytest.mark.parametrize(("data", "doubt", "line", "still_read"), BAD.values(), ids=BAD)
def test_bad_input_is_a_named_warning_with_its_line(data, doubt, line, still_read):
    paper = read_bytes(data, "made")
    assert [(each.name, each.place.line_start) for each in paper.doubts] == [(doubt, line)]
    assert still_read is None or still_read in [each.printed for each in paper.lines]
    assert still_read is not None or not any(each.printed for each in paper.lines)


@pytest.mark.parametrize("data", [each[0] for each in BAD.values()], ids=BAD)
def test_nothing_is_made_up_of_it(data):
    paper = read_bytes(data, "made")
    found = headings(paper, profile("leicestershire"))
    assert {each.name_as_printed for each in attendees(paper, profile("leicestershire"), found)[0]} <= {
        "Mrs. A. Bright CC"
    }
    assert agenda_items(paper, profile("leicestershire"))[0] == ()
    assert interests(paper, profile("leicestershire")) == ()


def test_an_agenda_taken_for_minutes_has_nobody_present():
    head = "Meeting: Care Committee\nDate: 3 March 2025\nLocation: Long Hall\n\n"
    agenda = head + "Membership\n\nMrs. A. Bright CC (Chairman)\n\nAGENDA\n\n1. Minutes.\n"
    paper = read_bytes(agenda.encode(), "minutes.txt")
    (heading,) = found = headings(paper, profile("leicestershire"))
    assert heading.kind == "agenda"
    assert {each.status for each in attendees(paper, profile("leicestershire"), found)[0]} == {"membership"}


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.xml", "a.txt", ""])
def test_the_name_of_a_file_says_nothing(name):
    assert [read_bytes(data, name).form for data in (MINUTES.encode(), pdf(paragraphs("A")), b"<p>a</p>", BOMB)] == [
        "text", "pdf", "html", "modern-gov",
    ]  # fmt: skip


DEEP = {
    "divisions": b"<div>" * 50_000 + b"words",
    "tables": b"<table><tr><td>" * 5_000 + b"words",
    "lists": b"<ul><li>" * 20_000 + b"words",
    "never closed": b"<p>words" + b"<b" * 100_000,
    "never closed with a name": b"<p>words" + b'<a b="' * 50_000,
    "comments never closed": b"<p>words" + b"<!-- a " * 50_000,
    "ends of nothing": b"<p>words" + b"</p></td></tr></table></ul>" * 20_000,
}


@pytest.mark.parametrize("page", DEEP.values(), ids=DEEP)
def test_a_deep_page_is_read_without_falling(page):
    began = time.process_time()
    paper = read_bytes(page, "made.html")
    assert any("words" in line.printed for line in paper.lines)
    assert time.process_time() - began < 5


PACK_PAGE = (
    MINUTES.replace("15.", "{number}.")
    + "The Committee considered a report of the Director of Care, marked 'Agenda Item 3', which said what had been done about waits.\n"
    * 3
    + "- i. A Member asked what it cost, and was told that it was £5 million. Mrs. Bright left the room.\n" * 6
    + "Home care\t£5m\t12%\n" * 2
)
MOST_SECONDS, MOST_BYTES = 60, 500_000_000


def read_all(paper):
    found = headings(paper, profile("leicestershire"))
    people, _doubts = attendees(paper, profile("leicestershire"), found)
    agenda_items(paper, profile("leicestershire"))
    interests(paper, profile("leicestershire"))
    return found, people


def test_a_pack_of_5000_pages_is_read_in_bounded_time():
    data = "\n".join(PACK_PAGE.replace("{number}", str(page)) for page in range(5_000)).encode()
    began = time.process_time()
    found, people = read_all(read_bytes(data, "made.txt"))
    assert len(found) == len([each for each in people if each.status == "present"]) == 5_000
    assert time.process_time() - began < MOST_SECONDS


def test_the_memory_that_a_pack_needs_is_bounded():
    pages = 250
    data = "\n".join(PACK_PAGE.replace("{number}", str(page)) for page in range(pages)).encode()
    tracemalloc.start()
    paper = read_bytes(data, "made.txt")
    found = read_all(paper)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found
    assert most * 5_000 / pages < MOST_BYTES


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\x02", "\x9b"])
def test_what_nobody_sees_is_not_read_and_not_shown(unseen):
    line = Line(3, f"<b>Fa{unseen}res</b> rose")
    assert (line.text, line.shown, line.column(2)) == ("Fares rose", "<b>Fa\ufffdres</b> rose", 7)


def test_every_line_with_what_nobody_sees_is_named():
    paper = read_bytes("a\u202eb\nplain\nc\u2069".encode(), "made.txt")
    assert [(each.name, each.passage) for each in paper.doubts] == [("characters_that_mean_nothing", "Lines 1, 3")]


def test_a_line_longer_than_any_paragraph_is_read_in_its_first_part_at_once():
    words = "Then 1,204 people came (12%). " * 400_000
    began = monotonic()
    reading = read(words.encode(), "made.txt")
    assert monotonic() - began < 5
    assert [each.name for each in reading.paper.doubts] == ["very_long_line"]
    assert len(reading.paper.lines) == 1
    assert reading.paper.line(1).text.endswith("came (12%).")
    assert 0 < len(reading.figures) < 2_000
