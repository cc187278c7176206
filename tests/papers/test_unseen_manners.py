"""Manners of councils that no profile was written for: titles of items. All made up."""

import pytest

from lintel.oversight.papers.reading.read import read

HEAD = "Minutes of a meeting of the Harbour Committee held on 1 May 2026\n\nPresent: Councillor Tidewell (Chair)\n\n"
SPOKEN = "The Chair spoke of the quay, and it was long."


@pytest.mark.parametrize(
    ("printed", "titles"),
    [
        ("Minute 1\tRopes|Minute 2\tTar|Minute 3\tFog", "1 Ropes|2 Tar|3 Fog"),
        ("Minute No. 45 Ropes|Minute No. 46 Tar", "45 Ropes|46 Tar"),
        ("OS/21 Ropes|OS/22 Tar", "OS/21 Ropes|OS/22 Tar"),
        ("Agenda Item 1: Ropes|Agenda Item 2: Tar", "1 Ropes|2 Tar"),
        ("Item 1 - Ropes|Item 2 - Tar", "1 Ropes|2 Tar"),
        ("Apologies for absence|The old quay|Work programme", "None Apologies for absence|None The old quay|None Work programme"),
    ],
)  # fmt: skip
def test_titles_of_items(printed: str, titles: str) -> None:
    reading = read((HEAD + "".join(f"{title}\n\n{SPOKEN}\n\n" for title in printed.split("|"))).encode(), "x.txt")
    assert "|".join(f"{item.item_no} {item.title}" for item in reading.items) == titles


def test_headings_are_believed_against_the_numbers_of_a_list() -> None:
    listed = "1. Ropes were old.\n\n2. Tar was short.\n\n"
    text = (
        HEAD + f"Apologies\n\nNone.\n\nThe old quay\n\nThe following was said:\n\n{listed}Dates of meetings\n\nJune.\n"
    )
    reading = read(text.encode(), "x.txt")
    assert [item.title for item in reading.items] == ["Apologies", "The old quay", "Dates of meetings"]
    assert [point.text for point in reading.points] == ["Ropes were old.", "Tar was short."]
    assert "no_minute_items" not in [doubt.name for doubt in reading.doubts]


def test_a_number_that_stands_below_its_item_is_that_items() -> None:
    text = (
        HEAD + "ROPES\n(Agenda No. 2)\n\nThey were old.\n\nHC/7\n\nTARRING\n(Agenda No. 3)\n\nIt was short.\n\nHC/8\n"
    )
    reading = read(text.encode(), "x.txt")
    assert [(item.item_no, item.title) for item in reading.items] == [("HC/7", "ROPES"), ("HC/8", "TARRING")]


def test_minutes_with_a_dash_after_the_word_are_minutes() -> None:
    text = HEAD.replace("Minutes of a meeting of the", "Minutes -") + "1. Ropes\n\nThey were old.\n\n2. Tar\n\nNone.\n"
    assert [item.title for item in read(text.encode(), "x.txt").items] == ["Ropes", "Tar"]


def test_a_title_may_have_its_number_on_the_agenda_behind_it() -> None:
    text = HEAD + "ROPES (Agenda No. 2)\n\n1. They were old.\n\nTARRING (Agenda No. 3)\n\nIt was short.\n"
    reading = read(text.encode(), "x.txt")
    assert [item.title for item in reading.items] == ["ROPES (Agenda No. 2)", "TARRING (Agenda No. 3)"]
    assert [item.agenda_item_ref for item in reading.items] == ["2", "3"]
