"""Bytes as lines: every line keeps the number that it has in the file, whatever ends it and however it was saved."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.formats import read_bytes
from lintel.oversight.papers.reading.lines import Line

SAVED = {
    "UTF-8": ("a – £5\n\nb".encode(), ["a – £5", "", "b"], []),
    "UTF-8 with a mark": ("\ufeffa – £5\nb\n".encode(), ["a – £5", "b"], []),
    "UTF-16 with a mark": ("\ufeffa – £5\r\nb".encode("utf-16-le"), ["a – £5", "b"], []),
    "Windows-1252": ("plain\na – £5 “so”".encode("cp1252"), ["plain", "a – £5 “so”"], [("wrong_encoding", 2)]),
    "Windows endings": (b"a\r\n\r\nb\r\n", ["a", "", "b"], []),
    "old Mac endings": (b"a\r\rb", ["a", "", "b"], []),
    "mixed endings": (b"a\r\nb\rc\nd", ["a", "b", "c", "d"], []),
    "NULs": (b"a\nb\x00c\x01\nd", ["a", "bc", "d"], [("characters_that_mean_nothing", 2)]),
    "form feed": (b"a\x0cb\nc", ["a\x0cb", "c"], []),
}


@pytest.mark.parametrize(("data", "printed", "doubts"), SAVED.values(), ids=SAVED)
def test_lines_are_numbered_as_in_the_file(data, printed, doubts):
    paper = read_bytes(data, "made.txt")
    assert [(line.number, line.printed) for line in paper.lines] == list(enumerate(printed, 1))
    assert [(doubt.name, doubt.place.line_start) for doubt in paper.doubts] == doubts
    assert paper.form == "text"


@given(
    st.lists(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20), min_size=1),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_lines_come_back(lines, ending):
    data = ("x" + ending.join([*lines, ""])).encode()
    paper = read_bytes(data, "made.txt")
    if paper.form == "text":
        assert [line.printed for line in paper.lines] == ["x" + lines[0], *lines[1:]]


@given(st.binary(max_size=300))
def test_any_bytes_are_a_paper(data):
    paper = read_bytes(data, "made.txt")
    assert [line.number for line in paper.lines] == list(range(1, len(paper.lines) + 1))


@given(st.text(alphabet="ab <>u/*\t\u00a0–’.", max_size=40))
def test_what_rules_read_leads_back_to_what_is_printed(printed):
    line = Line(1, printed)
    plain = {"–": "-", "’": "'", "\u00a0": " "}
    for offset, character in enumerate(line.text):
        there = printed[line.column(offset) - 1]
        assert character in (plain.get(there, there), " " if there == "\t" else there)
    assert not re.search(r" {2}|\u00a0", line.text)
