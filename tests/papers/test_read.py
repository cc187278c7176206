"""All readers together: a paper read in its manner, named or chosen, holds what was put into it."""

from collections import Counter
from dataclasses import fields

import pytest

from lintel.oversight.papers.reading.as_json import LISTS, as_json
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.profile import NoSuchProfile
from lintel.oversight.papers.reading.read import STEPS, read
from tests.papers.ferry_minutes import BULLETED, NUMBERED
from tests.papers.made_up_report import REPORT


@pytest.mark.parametrize(("text", "manner"), [(NUMBERED, "leicestershire"), (BULLETED, "leicester")])
def test_the_manner_that_fits_best_is_chosen_and_that_is_said(text: str, manner: str) -> None:
    chosen, named = read(text.encode(), "x.txt"), read(text.encode(), "x.txt", manner)
    assert (chosen.profile, chosen.profile_named, named.profile_named) == (manner, False, True)
    assert as_json(chosen) | {"profile_named": True} == as_json(named)


def test_a_manner_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchProfile):
        read(NUMBERED.encode(), "x.txt", "nowhere")


def test_numbered_minutes_are_read_whole() -> None:
    reading = read(NUMBERED.encode(), "x.txt")
    assert [(item.item_no, item.decision_word) for item in reading.items] == [
        ("41", None),
        ("42", "RESOLVED"),
        ("43", "RESOLVED"),
    ]
    assert [(point.item_no, point.point, point.kind) for point in reading.points] == [
        ("42", "i", "qa"), ("42", "ii", "qa"), ("42", "iii", "s"),
    ]  # fmt: skip
    assert [(clause.item_no, clause.decision_type) for clause in reading.decisions][:2] == [
        ("42", "note"), ("42", "request_information"),
    ]  # fmt: skip
    assert ("resolution", "42b") in [(action.kind, action.linked_clause) for action in reading.actions]
    assert Counter(each.status for each in reading.attendees) == {"present": 3, "in attendance": 1}
    assert {(figure.kind, figure.value) for figure in reading.figures} >= {
        ("money", 4500.0), ("percent", 12.0), ("duration", 8.0), ("count", 340.0),
    }  # fmt: skip


def test_bulleted_minutes_are_read_whole() -> None:
    reading = read(BULLETED.encode(), "x.txt")
    assert [item.item_no for item in reading.items] == ["81", "82", "83", "84"]
    assert len([point for point in reading.points if point.item_no == "83"]) == 4
    assert [clause.item_no for clause in reading.decisions] == ["82", "83", "83"]
    assert Counter(each.status for each in reading.attendees) == {"present": 4, "in attendance": 1, "apologies": 1}
    assert ("money", 80000.0) in {(figure.kind, figure.value) for figure in reading.figures}


@pytest.mark.parametrize("text", [NUMBERED, BULLETED, REPORT])
def test_all_that_is_found_stands_in_the_order_of_its_lines(text: str) -> None:
    reading = read(text.encode(), "x.txt")
    for name in ("headings", "items", "points", "decisions", "actions", "paragraphs", "figures", "doubts"):
        lines = [each.place.line_start for each in getattr(reading, name)]
        assert lines == sorted(lines), name


def test_every_field_of_a_reading_is_written_as_json() -> None:
    written = {*LISTS, "paper", "profile", "profile_named", "doubts"}
    assert {field.name for field in fields(Reading)} == written


def test_each_step_is_told_when_it_is_over() -> None:
    told: list[str] = []
    read(NUMBERED.encode(), "x.txt", done=told.append)
    assert tuple(told) == STEPS


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe\x00", "£5 – “x”".encode("cp1252"), b"%PDF-1.4 broken"])
def test_bad_input_is_read_as_far_as_it_can_be_with_a_warning(data: bytes) -> None:
    reading = read(data, "x.pdf")
    assert reading.doubts
    assert as_json(reading)["warnings"]
