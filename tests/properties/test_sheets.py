"""Whatever a cell says: written by us, it is no formula to a spreadsheet, and read by us, it says the same again."""

import csv
import io
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lintel.domain.neutral import BEGINS_A_FORMULA, neutral, without_mark
from lintel.domain.nhs_number import looks_right
from lintel.imports.sheets.cells import text_of
from lintel.imports.sheets.dates import read_date
from lintel.imports.sheets.template import csv_of, xlsx_of
from tests.sheets import taken

SAID = (
    st.text(
        st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
        min_size=1,
        max_size=30,
    )
    .map(str.strip)
    .filter(bool)
)
PEOPLE = st.lists(st.tuples(SAID.filter(lambda text: not text.startswith("#")), SAID, SAID), min_size=1, max_size=8)
HEADS = ("person", "name", "address")


@given(SAID)
@example("'=1+1")
@example("''=1")
@example(" =1")
@example("＝1")
def test_no_cell_of_ours_is_a_formula_and_the_mark_comes_off(text: str) -> None:
    marked = neutral(text)
    assert not marked.lstrip(" ").startswith(BEGINS_A_FORMULA)
    assert without_mark(marked) == text


@given(PEOPLE)
def test_rows_come_back_from_a_csv_file(rows: list[tuple[str, str, str]]) -> None:
    with taken(csv_of(HEADS, rows)) as read:
        assert [tuple(text_of(cells.get(head)) for head in HEADS) for _, cells in read] == rows


@given(PEOPLE)
def test_rows_come_back_from_a_workbook(rows: list[tuple[str, str, str]]) -> None:
    file = xlsx_of("People", HEADS, rows)
    book = load_workbook(io.BytesIO(file))
    assert {cell.data_type for row in book.active.iter_rows() for cell in row} == {"s"}
    with taken(file) as read:
        assert [tuple(text_of(cells.get(head)) for head in HEADS) for _, cells in read] == rows


def test_signs_that_no_workbook_holds_are_marked_and_the_rest_comes_through() -> None:
    file = xlsx_of("People", HEADS, [("a\ufffe1", "b\x00\uffff2", "c3")])
    with taken(file) as read:
        assert [text_of(cells.get(head)) for _, cells in read for head in HEADS] == ["a?1", "b??2", "c3"]


@given(st.dates())
def test_any_day_is_read_as_we_write_it(day: date) -> None:
    if day.year >= 1000:
        assert read_date(f"{day.day:02d}/{day.month:02d}/{day.year}") == day
        assert read_date(day.isoformat()) == day


@given(st.integers(0, 10**10 - 1))
def test_one_digit_wrong_is_no_nhs_number(number: int) -> None:
    digits = f"{number:010d}"
    if looks_right(digits):
        for place in range(10):
            wrong = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
            assert not looks_right(wrong)


def test_a_csv_file_of_ours_is_one_to_any_reader() -> None:
    file = csv_of(HEADS, [("1", 'Say "ah"', "a, b\nc")])
    assert list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))[1] == ["1", 'Say "ah"', "a, b\nc"]
