"""Tables, the cells that raise a doubt, and columns that slipped."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintel.oversight.papers.reading.lines import Line, Paper
from lintel.oversight.papers.reading.reports.slipped import Slip, slip_doubts, slips
from lintel.oversight.papers.reading.reports.tables import tables
from tests.papers.made_up_report import REPORT


def paper(text: str) -> Paper:
    return Paper("made-up.txt", tuple(Line(number, words) for number, words in enumerate(text.split("\n"), 1)))


def test_cells_are_parted_by_tabs_and_keep_their_rows() -> None:
    [table], _ = tables(paper(REPORT))
    assert table.rows[0] == ("", "Half day", "Full day")
    assert table.rows[1] == ("Band A", "£10.00", "£20.00")
    assert [REPORT.split("\n")[line - 1].split("\t")[0] for line in table.row_lines] == [row[0] for row in table.rows]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What\tWhen\nOne\tMay-27\nTwo\tJun-27", []),
        ("What\tWhen\nOne\tMay-27 Jun-27\nTwo\t", ["two_values_in_one_cell"]),
        ("What\tHalf\tFull\nOne\t£5.00 £9\t", ["two_values_in_one_cell"]),
        ("What\tWhen\nOne\tMay-27\n(or two)\t", ["label_over_two_rows"]),
        ("What Who\t\tWhen\nOne\tus\tMay-27", ["merged_cells"]),
        ("Area\tWhat\n\tOne\nCare\tTwo\n\tThree", ["merged_cells"]),
        ("\tWhat\nCare\tTwo", []),
        ("| What | When |\n|---|---|\n| One | 5% 6% |", ["two_values_in_one_cell"]),
    ],
)
def test_what_no_rule_can_part_is_a_doubt(text: str, names: list[str]) -> None:
    assert [doubt.name for doubt in tables(paper(text))[1]] == names


@pytest.mark.parametrize(
    ("text", "rows"),
    [("a\tb", 0), ("a\tb\nc\td", 2), ("a\tb\n\nc\td", 0), ("| a | b |\n|---|---|\n| c | d |", 2), ("either | or", 0)],
)
def test_one_row_makes_no_table_and_a_blank_line_ends_one(text: str, rows: int) -> None:
    assert sum(len(table.rows) for table in tables(paper(text))[0]) == rows


@pytest.mark.parametrize(
    "text",
    [
        "•\tThe ferry ran on 12 days.\n•\tFares rose by 4%.",
        "o\tHarbour fees\no\tLanding fees",
        "(a)\tThat the report be noted.\n(b)\tThat fares be looked at.",
        "12.\tWelcome\n13.\tFares",
        "2.1\tThe pier is old.\n2.2\tThe boat is new.",
        "\tCaptains A Rowe, B Oare,\n\tC Stern and D Keel",
        "40\tApologies\n\nThere were none.\n\n41\tFares",
    ],
)
def test_a_bullet_or_numeral_and_its_text_are_no_cells(text: str) -> None:
    assert tables(paper(text)) == ((), ())


def test_a_bullet_keeps_its_place_as_printed() -> None:
    line = Line(1, "\t•\tFares rose")
    assert (line.text, line.column(2)) == ("• Fares rose", 4)


PLAN = (
    ("Repair the landing stage at Wobbleswick", "Landing stage repaired and safe for wheelchairs"),
    ("Hire crew for the evening ferry", "Evening ferry has its full crew"),
    ("Write a leaflet about fares in plain English", "People understand fares from the leaflet"),
    ("Ask carers what times suit them", "Timetable agreed with carers at times that suit"),
    ("Buy life jackets for children", "Enough life jackets in sizes for children"),
    ("Train guides in lifting and handling", "Guides certified in lifting and handling"),
    ("Publish punctuality figures monthly", "Monthly punctuality figures published on the website"),
    ("Replace the ticket machine at Crannet", "Ticket machine at Crannet takes cards"),
    ("Check the radio and its batteries", "Radio batteries never run flat"),
    ("Plant hedges beside the car park", "Hedges shelter those waiting in the car park"),
)


def printed(shift: int, start: int = 0) -> str:
    """The plan as a table whose second column stands so many rows late, from row `start` on."""
    late = [outcome for _, outcome in PLAN]
    late = (late[:start] + [""] * shift + late[start:])[: len(PLAN)]
    return "\n".join(["Action\tOutcome\tWhen", *(f"{PLAN[row][0]}\t{late[row]}\tMay-27" for row in range(len(PLAN)))])


def found(text: str) -> tuple[Slip, ...]:
    return slips(tables(paper(text))[0])


@given(st.integers(1, 3), st.integers(0, 3))
def test_a_column_that_slipped_is_found_with_both_pairings(shift: int, start: int) -> None:
    [slip] = found(printed(shift, start))
    assert (slip.beside, slip.late, slip.shift, slip.place.line_start) == (0, 1, shift, start + 2)
    assert slip.shifted[0] == (start + 2, start + 2 + shift)
    assert slip.shifted[-1] == (len(PLAN) + 1, None)
    assert slip.printed[0] == (start + 2, None)


def test_a_column_that_slipped_and_left_no_hole_is_found_where_much_speaks_for_it() -> None:
    header, *rows = printed(2).split("\n")
    filled = [row.replace("\t\t", "\tHoliday rota sent round\t") for row in rows]
    [slip] = found("\n".join([header, *filled]))
    assert slip.shift == 2


def test_a_slip_is_a_doubt_and_the_rows_stay_as_they_are_printed() -> None:
    rows = tables(paper(printed(2)))[0]
    [doubt] = slip_doubts(rows)
    assert doubt.name == "column_slipped"
    assert "2 with 4" in doubt.passage
    assert rows[0].rows[1][1] == ""


def test_a_slip_goes_on_from_page_to_page() -> None:
    header, *rows = printed(2).split("\n")
    pages = "\n".join([header, *rows[:4], "", "DRAFT", "", header, *rows[4:]])
    [slip] = found(pages)
    assert [late for _, late in slip.shifted][:4] == [4, 5, 10, 11]


@given(st.randoms(use_true_random=False))
def test_columns_in_step_are_never_said_to_have_slipped(chance: random.Random) -> None:
    rows = chance.sample(PLAN, len(PLAN))
    assert found("\n".join(["Action\tOutcome", *("\t".join(row) for row in rows)])) == ()


@pytest.mark.parametrize("seed", range(20))
def test_rows_that_are_alike_by_chance_have_not_slipped(seed: int) -> None:
    chance = random.Random(seed)
    words = [word for row in PLAN for cell in row for word in cell.split()]
    rows = ["\t".join(" ".join(chance.sample(words, 9)) for _ in range(3)) for _ in range(chance.randint(4, 14))]
    assert found("\n".join(["Action\tOutcome\tProgress", *rows])) == ()


def test_the_slip_in_the_real_plan_is_the_one_that_a_careful_reader_saw(shared_papers: Path) -> None:
    with (shared_papers.parent / "gold" / "improvement_plan.csv").open(encoding="utf-8-sig", newline="") as file:
        gold = [row for row in csv.DictReader(file) if row["column_slip"].startswith(("shifted", "outcome lost"))]
    real = (shared_papers / "001-report-pack.txt").read_text(encoding="utf-8")
    [slip] = found(real)
    pairs = dict(slip.shifted)
    for row in gold:
        late = row["line_outcome_printed"]
        assert pairs[int(row["line_action"])] == (int(late) if late else None)
