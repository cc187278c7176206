"""A reading as JSON: every list is there, every entry has its lines, and nothing is lost on the way back."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading import found
from lintel.oversight.papers.reading.as_json import LISTS, as_json, from_json, sentence
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Doubt, Paper, Place
from lintel.oversight.papers.reading.read import read
from tests.papers.made_up_report import REPORT

PROMISED = (
    "items", "points", "decisions", "actions", "attendees", "agenda_items", "background_papers", "figures", "warnings",
)  # fmt: skip
NAMED = ("headings", "interests", "sections", "paragraphs", "recommendations", "officers", "tables")
PLACE = Place(3, 4, 2)


def test_every_list_is_there_even_when_nothing_was_found() -> None:
    said = as_json(read(b"", "empty.txt", "leicestershire"))
    assert all(said[name] == [] for name in NAMED)
    assert all(isinstance(said[name], list) for name in PROMISED)
    assert set(LISTS) | {"warnings"} == {*PROMISED, *NAMED}


def test_every_entry_has_its_lines_within_the_file() -> None:
    said = as_json(read(REPORT.encode(), "made-up.txt", "leicestershire"))
    entries = [entry for name in (*LISTS, "warnings") for entry in said[name]]
    assert entries
    for entry in entries:
        assert 1 <= entry["line"] == entry["line_start"] <= entry["line_end"] <= said["paper"]["lines"]
        assert entry["column"] >= 1


def test_a_warning_has_its_name_its_sentence_and_its_words() -> None:
    said = as_json(
        Reading(Paper("x", ()), "leicester", True, doubts=(Doubt("label_over_two_rows", PLACE, "(with a helper)"),))
    )
    assert said["warnings"] == [
        {
            "name": "label_over_two_rows",
            "message": sentence("label_over_two_rows"),
            "passage": "(with a helper)",
            "line": 3,
            "line_start": 3,
            "line_end": 4,
            "column": 2,
        }
    ]


@pytest.mark.parametrize("file", ["made-up.txt", "empty.txt"])
def test_what_was_written_is_read_back_as_it_was(file: str) -> None:
    reading = read(REPORT.encode() if file == "made-up.txt" else b"", file, "leicestershire")
    assert from_json(json.loads(json.dumps(as_json(reading))), reading.paper) == reading


def test_places_within_an_entry_come_back_too() -> None:
    decision = found.Decision(PLACE, "3", "RESOLVED", 2, "a", "note", None, False, "That it be noted", (PLACE, PLACE))
    reading = Reading(Paper("x", ()), "leicester", False, decisions=(decision,))
    assert from_json(json.loads(json.dumps(as_json(reading))), reading.paper) == reading


ON_A_PAGE = (
    "<html><body><h1>Minutes of a meeting of the Ferry Committee held on 8 June 2026</h1><p>PRESENT</p><p>Mr. A. Sample (Chair)</p>"
    "\n<h2>1. Ferries</h2><p>RESOLVED that the Director be requested to report by 7 September 2026.</p>"
    "<p>31% were late.</p>\n\n<table><tr><td>Boat</td><td>Late</td></tr><tr><td>Sample</td><td>31</td></tr></table></body></html>"
)


def test_lines_are_those_of_the_file_and_the_papers_own_come_back() -> None:
    reading = read(ON_A_PAGE.encode(), "page.html", "plain")
    assert len(reading.paper.lines) > 4
    said = json.loads(json.dumps(as_json(reading)))
    assert [each["line"] for each in said["items"]] == [2]
    assert [(each["line_start"], each["block_line"]) for each in said["decisions"]] == [(2, 2)]
    assert {line for each in said["tables"] for line in each["row_lines"]} == {4}
    assert all(each["line"] <= 4 for name in (*LISTS, "warnings") for each in said[name])
    assert from_json(said, reading.paper) == reading


@given(st.lists(st.sampled_from(REPORT.splitlines()) | st.text(max_size=60), max_size=40))
def test_whatever_the_lines_the_reading_comes_back_and_its_places_are_in_the_file(lines: list[str]) -> None:
    reading = read("\n".join(lines).encode(), "made-up.txt", "leicestershire")
    assert from_json(json.loads(json.dumps(as_json(reading))), reading.paper) == reading
    for name in LISTS:
        for each in getattr(reading, name):
            assert 1 <= each.place.line_start <= each.place.line_end <= len(reading.paper.lines)


def test_the_same_paper_reads_the_same_twice() -> None:
    first, second = (read(REPORT.encode(), "made-up.txt", "leicestershire") for _ in range(2))
    assert replace(first) == second
