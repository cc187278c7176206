"""Minutes in three manners: items, points, decisions and actions, each on its lines."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.fitting import the_profile
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Passage
from lintel.oversight.papers.reading.minutes.in_minutes import with_minutes
from lintel.oversight.papers.reading.minutes.minutes import items
from lintel.oversight.papers.reading.parts import parts
from lintel.oversight.papers.reading.profile import names, profile
from lintel.oversight.papers.reading.read import read
from tests.papers.made_up_minutes import MINUTES, as_rows, expected, paper_of, printed


@pytest.mark.parametrize("name", MINUTES)
def test_what_minutes_hold(name: str) -> None:
    found = list(as_rows(read(printed(name), f"{name}.txt")))
    assert set(found) == expected(name)
    assert len(found) == len(expected(name))


@pytest.mark.parametrize("name", MINUTES)
def test_the_manner_is_chosen_by_its_marks_and_said(name: str) -> None:
    manner = {"first": "leicestershire", "second": "leicester", "plain": "plain"}[name.split("-")[0]]
    reading = read(printed(name), f"{name}.txt")
    assert (reading.profile, reading.profile_named) == (manner, False)
    assert read(printed(name), f"{name}.txt", "plain").profile_named


def test_a_paper_with_no_marks_of_any_manner_is_a_doubt() -> None:
    manner, named, doubts = the_profile(paper_of("Bring a cake.\nAnd a plate."))
    assert (manner.name, named, [doubt.name for doubt in doubts]) == ("plain", False, ["no_profile_fits"])


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("first-minutes", [("minutes", "Harbours and Health Overview and Scrutiny Committee", "2026-06-08")]),
        ("first-page", [("item", None, None)]),
        ("second-minutes", [("minutes", "CARE AND HEALTH SCRUTINY COMMISSION", "2026-06-11")]),
        ("plain-minutes", [("minutes", "ADULTS AND WELLBEING SELECT COMMITTEE", "2026-01-14")]),
        ("plain-page", [("minutes", "Health and Care Overview Panel", "2026-02-03")]),
    ],
)
def test_the_parts_of_a_paper_and_the_meeting_of_each(
    name: str, kinds: list[tuple[str, str | None, str | None]]
) -> None:
    paper = paper_of(printed(name).decode())
    found = parts(paper, the_profile(paper)[0])
    assert [(part.kind, part.body, part.date) for part in found] == kinds


AGENDA = """\
Meeting: Harbours and Health Overview and Scrutiny Committee
Date/Time: Monday, 7 September 2026 at 2.00 pm

AGENDA

1. Minutes of the meeting held on 8 June 2026.
- Question Time.

"""
REPORT = """\
HARBOURS AND HEALTH OVERVIEW AND SCRUTINY COMMITTEE - 7 SEPTEMBER 2026

BUOYS

REPORT OF THE DIRECTOR OF HARBOURS

Purpose of report

1. To tell of buoys.
"""


def test_a_pack_is_an_agenda_the_minutes_before_and_reports() -> None:
    paper = paper_of(AGENDA + printed("first-minutes").decode() + REPORT + REPORT)
    found = parts(paper, profile("leicestershire"))
    assert [(part.kind, part.date) for part in found] == [
        ("agenda", "2026-09-07"), ("minutes", "2026-06-08"), ("report", "2026-09-07"), ("report", "2026-09-07"),
    ]  # fmt: skip
    assert [part.first_line for part in found] == [1, 9, *[p.last_line + 1 for p in found[1:3]]]
    assert len({part.body for part in found}) == 1


WITH_DOCUMENTS = """\
Minutes of a meeting of the Harbour Committee held on 8 June 2026.

PRESENT

Mr. A. Sample

1. Buoys.

It was fine.

Supporting documents:

Buoys report, item 1 PDF 31 KB

2. Ropes.

It was fine too.
"""


def test_an_item_ends_where_its_documents_are_listed() -> None:
    found, _ = items(paper_of(WITH_DOCUMENTS), profile("leicestershire"))
    assert [(item.item_no, item.place.line_start, item.place.line_end) for item in found] == [
        ("1", 7, 9),
        ("2", 15, 17),
    ]


def test_an_agenda_has_no_minute_items() -> None:
    assert items(paper_of(AGENDA), profile("leicestershire")) == ((), ())


@pytest.mark.parametrize(
    ("titles", "numbers", "doubts"),
    [
        ("5. Buoys. 6. Ropes. 7. Sails.", "5 6 7", ""),
        ("5. Buoys. 7. Sails. 8. Oars.", "5 7 8", "missing_number"),
        ("5. Buoys. 6. Ropes. 7. Sails. 1. Oars. 2. Tar.", "5 6 7 1 2", "numbering_restarts"),
        ("- 5. Buoys. 6. <u>Ropes</u>.", "5 6", ""),
        ("9/26 BUOYS 10/26 ROPES", "9/26 10/26", ""),
    ],
)
def test_items_are_numbered_one_after_another(titles: str, numbers: str, doubts: str) -> None:
    lines = re.sub(r" (?=(?:- )?\d+[./])", "\n\nIt was fine.\n\n", titles)
    paper = paper_of(
        f"Minutes of a meeting of the Harbour Committee held on 8 June 2026.\n\nPRESENT\n\n{lines}\n\nIt was.\n"
    )
    found, doubtful = items(paper, profile("leicestershire"))
    assert " ".join(item.item_no or "" for item in found) == numbers
    assert " ".join(doubt.name for doubt in doubtful) == doubts


@pytest.mark.parametrize(("title", "doubts"), [("BUOYS", []), ("of buoys", ["no_minute_items"])])
def test_minutes_without_numbers_are_read_and_only_those_without_items_say_so(title: str, doubts: list[str]) -> None:
    text = f"Minutes of the Harbour Committee\n\nPresent: Councillor Ash\n\n{title}\n\nIt was fine.\n\nRESOLVED that buoys be approved.\n"
    reading = read(text.encode(), "x.txt", "plain")
    assert [item.title for item in reading.items] == ([] if doubts else ["BUOYS"])
    assert [clause.decision_type for clause in reading.decisions] == ([] if doubts else ["approve"])
    assert [doubt.name for doubt in reading.doubts if doubt.name == "no_minute_items"] == doubts


SAID = [
    "", "PRESENT", "Minutes of a meeting of the Harbour Committee held on 8 June 2026.", "7. Buoys.", "8. ROPES", "9/26 Tar",
    "- i. A Member asked why. Officers undertook to circulate figures to Members.", "- ii. The ropes were", "tarred.", "- old.",
    "RESOLVED:", "AGREED:", "a) That the report be noted.", "- b) That the Director be requested to provide:", " - o Ropes.",
    "It was RESOLVED that (1) buoys be bought; (2) ropes be sold.", "It was noted that:", "- Buoys float.", "  - Some sink.",
    "Agenda item", "Minutes:", "Supporting documents:", "2.00pm to 4.00pm", "ACTION: Officers to count buoys", "xi.", "(a)", "3.1",
]  # fmt: skip
PIECES = st.sampled_from(SAID)


@given(lines=st.lists(PIECES, max_size=30), name=st.sampled_from(names()))
@example(
    lines=[SAID[2], "7. Buoys.", SAID[6], "ACTION: Officers to count buoys", "tarred.", SAID[12]], name="leicester"
)
@example(
    lines=[SAID[2], "7. Buoys.", SAID[7], "ACTION: Officers to count buoys", "tarred.", SAID[12]], name="leicester"
)
def test_everything_found_lies_in_the_paper_in_its_own_words(lines: list[str], name: str) -> None:
    paper = paper_of("\n".join(lines))
    reading = with_minutes(Reading(paper, name, True), profile(name))
    for found in (*reading.items, *reading.points, *reading.decisions, *reading.actions):
        place = found.place
        assert 1 <= place.line_start <= place.line_end <= len(paper.lines)
        text = found.title if hasattr(found, "title") else found.text
        held = Passage(tuple(line for line in paper.between(place.line_start, place.line_end) if not line.blank)).text
        assert all(word in held for word in text.split())
    cover = parts(paper, profile(name))
    assert [part.first_line for part in cover] == [1, *(part.last_line + 1 for part in cover)][: len(cover)]
    assert cover[-1].last_line == len(paper.lines)
