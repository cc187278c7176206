"""Files of rows: which are taken and which are told what is wrong with them, and that nothing in one is passed over."""

import io
import zipfile
from datetime import datetime
from typing import Any

import pytest

from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.taken import BadSheet
from lintel.imports.sheets.template import FORMATS, template
from tests.people import Cast, cast
from tests.sheets import checked, csv_of, kept, reasons, row, stored, taken, xlsx_of


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("sort", SORTS)
def test_a_template_says_what_goes_where_and_its_own_rows_are_not_read(sort: str, form: str) -> None:
    file = template(SORTS[sort], form)
    with taken(file) as read:
        assert (read.sort.name, read.rows) == (sort, 0)
    text = file.decode("utf-8-sig") if form == "csv" else _words_of(file)
    for column in SORTS[sort].columns:
        assert column.meaning.split(";")[0] in text
        assert column.filled in text
    assert SORTS[sort].columns[0].example in text


def _words_of(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


# A whole file that cannot be taken, or one that can though it is odd: the file, and words of why or None.
PEOPLE = [row("people")]
FILES = {
    "UTF-8 with a mark": (csv_of(PEOPLE, encoding="utf-8-sig"), None),
    "semicolons": (csv_of(PEOPLE, delimiter=";"), None),
    "tabs": (csv_of(PEOPLE, delimiter="\t"), None),
    "UTF-16": (csv_of(PEOPLE, encoding="utf-16"), "not in UTF-8"),
    "UTF-16 without a mark": (csv_of(PEOPLE, encoding="utf-16-le"), "not in UTF-8"),
    "Windows letters": (csv_of([row("people", name="Zoë")], encoding="cp1252"), "Row 2 is not in UTF-8"),
    "nothing": (b"", "no headings"),
    "no headings of ours": (b"a,b\n1,2\n", "None of the columns"),
    "a heading renamed": (csv_of(PEOPLE).replace(b"birth_date", b"date_of_birth"), 'Did you mean "birth date"'),
    "the key renamed": (csv_of(PEOPLE).replace(b"person,", b"person id,"), 'Did you mean "person"'),
    "a heading missing": (csv_of([{"person": "1", "phone": "2", "postcode": "3"}]), "these columns are missing: name"),
    "a heading twice": (b"person,name,name\n1,2,3\n", "Two columns are called"),
    "headings in other letters": (csv_of(PEOPLE).replace(b"birth_date", b" Birth  Date*"), None),
    "an open quotation": (csv_of(PEOPLE) + b'"' + b"x" * 140_000, "cannot be read as a row"),
    "a row of a whole book": (csv_of(PEOPLE) + b"x" * 210_000, "too long to be a row"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file"),
    "a zip of something else": (b"PK\x03\x04" + b"x" * 100, "workbook cannot be read"),
    "a workbook": (xlsx_of(PEOPLE), None),
    "half a workbook": (xlsx_of(PEOPLE)[:3000], "workbook cannot be read"),
    "merged cells": (xlsx_of(PEOPLE, lambda book: book.active.merge_cells("A2:B2")), "Cells are merged: A2:B2"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_taken_or_told_what_is_wrong_with_it(made: Cast, name: str) -> None:
    file, why = FILES[name]
    if why is None:
        assert (checked(file).new, checked(file).reasons) == (1, [])
        return
    with pytest.raises(BadSheet, match=why), taken(file):
        pass


def test_blank_rows_are_passed_over_and_rows_keep_their_numbers(made: Cast) -> None:
    blank = {"person": "", "name": " "}
    file = csv_of([blank, row("people"), blank, row("people", person="OLD-2", nhs_number="", name="")])
    assert [each[:2] for each in reasons(file)] == [(5, "name")]
    assert checked(file).rows == 2


def test_one_date_with_the_month_first_makes_its_column_unsure(made: Cast) -> None:
    rows = [row("people", person=f"O-{number}", nhs_number="", birth_date=day)
            for number, day in enumerate(("03/04/1950", "12/31/1950", "13/01/1950", "05/05/1950"))]  # fmt: skip
    found = reasons(csv_of(rows))
    assert [each[:2] for each in found] == [(2, "birth_date"), (3, "birth_date")]
    assert "can be two dates" in found[0][2]


def test_cells_of_a_workbook_are_taken_as_they_are(made: Cast) -> None:
    cells = row("people") | {
        "birth_date": datetime(1941, 2, 9),
        "nhs_number": 9990000018,
        "name": "=1+1",
        "phone": 1632960471,
    }
    report = checked(xlsx_of([cells]))
    assert report.reasons == []
    assert [each.column for each in report.notes] == ["name", "phone"]
    unsure = row("people") | {"birth_date": datetime(1900, 2, 1)}
    assert "do not agree" in reasons(xlsx_of([unsure]))[0][2]
    number = row("people") | {"birth_date": 15015}
    assert "is a number, and no date" in reasons(xlsx_of([number]))[0][2]


def test_hidden_sheets_are_not_read_and_that_is_said(made: Cast) -> None:
    def hide(book: Any) -> None:
        hidden = book.create_sheet("Secret", 0)
        hidden.append(["person", "name"])
        hidden.append(["HIDDEN", "Nobody"])
        hidden.sheet_state = "hidden"

    report = checked(xlsx_of(PEOPLE, hide))
    assert report.new == 1
    assert report.of_the_file == ("Hidden sheets were not read: Secret.",)


def test_a_small_file_that_is_huge_inside_is_never_unpacked(made: Cast) -> None:
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(xlsx_of(PEOPLE))) as good,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as made_up,
    ):
        for name in good.namelist():
            swollen = b" " * 60_000_000 if name == "xl/worksheets/sheet1.xml" else b""
            made_up.writestr(name, good.read(name) + swollen)
    with pytest.raises(BadSheet, match="far larger inside"), taken(bomb.getvalue()):
        pass


SHIFTED = b"""person,name,address,postcode,phone,communication_need,restricted
OLD-1,Mellony Thistlecroft,3 Weir Cottages, Alderwick,ZZ1 2AJ,,,protected_address
"""
BLANK_HEADING = b"person,name,,phone\nOLD-1,Mellony Thistlecroft,protected_address,01632 960471\n"


def beyond(column: int) -> Any:
    return lambda book: book.active.cell(2, column, "protected_address")


STRAYS = {
    "a comma in an address": SHIFTED,
    "parted by semicolons": SHIFTED.replace(b",", b";"),
    "a blank heading": BLANK_HEADING,
    "a workbook": xlsx_of(PEOPLE, beyond(len(PEOPLE[0]) + 1)),
    "a blank heading in a workbook": xlsx_of([{"person": "OLD-1", "name": "Mellony", "": "protected_address"}]),
}


@pytest.mark.parametrize("name", STRAYS)
def test_a_row_with_something_under_no_heading_is_at_fault_and_never_loses_its_restriction(
    made: Cast, name: str
) -> None:
    before = stored()
    found = checked(STRAYS[name])
    assert (found.new, found.at_fault) == (0, 1)
    assert [(each.row, each.column) for each in found.reasons] == [(2, "")]
    assert "holds something under no heading" in found.reasons[0].what
    done = kept(STRAYS[name], keep_good_rows=True)
    assert (done.stored, stored()) == (False, before)
    assert done.left_out is not None
    assert b"protected_address" in done.left_out
    assert checked(done.left_out).at_fault == 1


def test_empty_cells_under_no_heading_do_no_harm(made: Cast) -> None:
    assert checked(csv_of(PEOPLE).replace(b"\r\n", b",, \r\n")).new == 1
    assert checked(xlsx_of(PEOPLE, lambda book: book.active.cell(2, 90, ""))).new == 1


def test_what_stands_far_to_the_right_in_a_workbook_is_not_passed_over(made: Cast) -> None:
    for column in (61, 90, 16_384):
        with pytest.raises(BadSheet, match="Row 2 has something to the right of column 60"):
            checked(xlsx_of(PEOPLE, beyond(column)))
