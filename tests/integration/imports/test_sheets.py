"""Sheets of what a council has: good rows come in by the one door, bad ones are told by row, column and what to do."""

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.casework.models import Person, Work
from lintel.casework.rebuild import differences
from lintel.council.models import Locality, Membership, Staff, Team
from lintel.imports.models import OldReference
from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.taken import BadSheet
from lintel.imports.sheets.template import FORMATS, template
from lintel.ledger.models import Entry, Load, Look
from lintel.records.models import Description, Identity, Words
from tests.keeping import faults
from tests.people import NORTH, Cast, cast, staff_id
from tests.sheets import checked, csv_of, examples, kept, row, taken, xlsx_of

STORED = (Entry, Load, Person, Work, Identity, Description, Words, OldReference, Staff, Team, Locality, Membership)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def mellony(made: Cast) -> Person:
    assert kept(csv_of([row("people")])).stored
    return Person.objects.get(pk=OldReference.objects.get(reference="OLD-1").subject)


def stored() -> list[list[dict[str, Any]]]:
    return [list(table.objects.order_by("pk").values()) for table in STORED]


def reasons(file: bytes) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, each.what) for each in checked(file).reasons]


def test_the_examples_of_all_templates_come_in_one_after_the_other_into_nothing(db: None) -> None:
    for file in examples():
        done = kept(file)
        assert (done.report.reasons, done.report.new, done.stored) == ([], 1, True)
    work = Work.objects.get()
    assert (work.kind, work.stage, work.rating, work.since) == (
        "care_act_assessment",
        "start",
        "amber",
        date(2025, 6, 3),
    )
    assert (work.on_list_from, work.allocated_on, work.last_reached) == (
        date(2025, 6, 30),
        date(2025, 6, 30),
        date(2025, 7, 28),
    )
    assert work.worker == Staff.objects.get().id
    assert faults() == []
    assert list(differences("990")) == []


def test_the_same_files_again_change_nothing_and_say_so(db: None) -> None:
    for file in examples():
        kept(file)
    before = stored()
    for file in examples():
        again = kept(file)
        assert (again.stored, again.report.new, again.report.here_already) == (False, 0, 1)
    assert stored() == before


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


# What is wrong with one cell of a row that is right otherwise: sort, column, what it says, and words of the reason.
BAD_CELLS = [
    ("localities", "locality", "West Side", "cannot be a short name"),
    ("localities", "name", "", "must be filled"),
    ("localities", "districts", "Southam", "served by the locality"),
    ("teams", "team", "Ä", "cannot be a short name"),
    ("teams", "locality", "nowhere", "not among the localities that are set up"),
    ("teams", "takes", "dancing", "not on the list"),
    ("teams", "takes", "contact", "comes to Duty first already"),
    ("teams", "since", "", "must be filled"),
    ("staff", "username", "a b", "cannot be a username"),
    ("staff", "role", "queen", "not on the list"),
    ("staff", "teams", f"{NORTH}; nowhere", "not among the teams"),
    ("staff", "told_of_red_in", NORTH, "not a senior manager"),
    ("people", "person", "", "must be filled"),
    ("people", "name", "", "must be filled"),
    ("people", "name", "x" * 401, "can hold up to 400 letters. It has 401"),
    ("people", "name", "Or\0la", "cannot be kept"),
    ("people", "name", "\u202egro.live", "cannot be kept"),
    ("people", "name", "???", "letters|name"),
    ("people", "birth_date", "31/02/1950", "no day of the calendar"),
    ("people", "birth_date", "02/31/1950", "month first"),
    ("people", "birth_date", "1/2/50", "two digits"),
    ("people", "birth_date", "about 1940", "not a date"),
    ("people", "birth_date", "1940", "is a number, and no date"),
    ("people", "birth_date", "45000", "is a number, and no date"),
    ("people", "birth_date", "01/01/2024", "after the day on which the council came to know"),
    ("people", "birth_date", "01/01/3024", "after the day"),
    ("people", "known_since", "01/01/2199", "must not be in the future"),
    ("people", "known_since", "01/01/1899", "in or after 1900|after the day"),
    ("people", "phone", "0" * 41, "can hold up to 40"),
    ("people", "phone", "ex-directory", "holds no digit"),
    ("people", "locality", "#REF!", "an error of the spreadsheet"),
    ("people", "sex", "unknown to us", "not on the list"),
    ("waits", "person", "OLD-2", "Nobody is known here by"),
    ("waits", "person", "9990000026", "Nobody is known here by"),
    ("waits", "kind", "dance", "not on the list"),
    ("waits", "stage", "triage", "has no such stage. It has these: allocation"),
    ("waits", "stage", "completion", "No worker has this work"),
    ("waits", "team", "nowhere", "not among the teams"),
    ("waits", "waiting_since", "", "needs this to be filled"),
    ("waits", "waiting_since", "2025-13-01", "no day of the calendar"),
    ("waits", "waiting_since", "01/01/2199", "must not be in the future"),
    ("waits", "in_stage_since", "04/06/2025", "first stage begins on the day"),
    ("waits", "opened_on", "01/06/2025", "must not be after the day the wait began"),
    ("waits", "worker", "worker.made-up", "must be filled where"),
    ("waits", "worker", "nobody", "not among the staff"),
    ("waits", "rating_reason", "", "must be filled where"),
    ("waits", "rating", "purple", "not on the list"),
    ("waits", "rated_on", "01/06/2025", "has not been opened"),
    ("waits", "reached_on", "01/07/2025", "must be filled where"),
    ("waits", "note", "x" * 4001, "can hold up to 4,000"),
]  # fmt: skip


# Where two cells do not fit, the other may be the one that is named.
ALSO = ("", "rating", "allocated_on", "reached_by", "birth_date", "waiting_since")


@pytest.mark.parametrize(("sort", "column", "text", "why"), BAD_CELLS)
def test_a_bad_cell_is_named_by_row_and_column_and_nothing_is_stored(
    mellony: Person, sort: str, column: str, text: str, why: str
) -> None:
    other = {"person": "OLD-3", "nhs_number": ""} if sort == "people" else {}
    file, before = csv_of([row(sort, **{**other, column: text})]), stored()
    found = reasons(file)
    assert len(found) >= 1, found
    assert found[0][0] == 2
    assert any(each in found[0][2] for each in why.split("|")), found
    assert found[0][1] in (column, *ALSO), found
    assert not kept(file).stored
    assert stored() == before


GOOD_WAITS = {
    "for a worker": ({}, ("allocation", None)),
    "opened later than asked for": ({"opened_on": "05/06/2025"}, ("allocation", None)),
    "to start": ({"stage": "start", "worker": "worker.made-up", "allocated_on": "10/06/2025"}, ("start", "worker")),
    "to finish, since later": (
        {"stage": "completion", "worker": "worker.made-up", "allocated_on": "10/06/2025", "in_stage_since": "01/07/2025"},
        ("completion", "worker"),
    ),
    "a contact": (
        {"kind": "contact", "stage": "triage", "team": "duty", "channel": "phone", "reason": "asks_for_care"},
        ("triage", None),
    ),
    "a concern": (
        {"kind": "safeguarding_concern", "stage": "first_look", "team": "safeguarding", "channel": "email"},
        ("first_look", None),
    ),
    "a concern at its threshold": (
        {"kind": "safeguarding_concern", "stage": "threshold", "team": "safeguarding", "channel": "email",
         "in_stage_since": "09/06/2025"},
        ("threshold", None),
    ),
    "an enquiry with a plan to come": (
        {"kind": "section_42_enquiry", "stage": "plan", "worker": "lead.made-up", "team": "safeguarding",
         "allocated_on": "12/06/2025"},
        ("plan", "lead"),
    ),
    "a review overdue": (
        {"kind": "review", "waiting_since": "", "due_on": "01/09/2025", "basis": "yearly"},
        ("allocation", None),
    ),
    "in words": ({"kind": "CARE ACT assessment", "rating": "Amber"}, ("allocation", None)),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD_WAITS)
def test_an_open_wait_comes_in_with_its_own_dates(mellony: Person, name: str) -> None:
    changes, (stage, worker) = GOOD_WAITS[name]
    done = kept(csv_of([row("waits", **changes)]))
    assert done.report.reasons == []
    work = Work.objects.get(person=mellony.id)
    assert (work.stage, work.worker, work.rating) == (stage, worker and staff_id(worker), "amber")
    assert work.since == (date(2025, 9, 1) if "due_on" in changes else date(2025, 6, 3))
    assert list(differences("990")) == []


def test_who_took_no_work_then_is_told(mellony: Person) -> None:
    changes = {"stage": "start", "worker": "administrator.made-up", "allocated_on": "10/06/2025"}
    assert "takes no work on" in reasons(csv_of([row("waits", **changes)]))[0][2]
    changes = {"stage": "start", "worker": "stranger.made-up", "allocated_on": "10/06/2025"}
    assert "was not in that team" in reasons(csv_of([row("waits", **changes)]))[0][2]


def test_good_rows_alone_are_kept_where_that_was_said_and_what_was_left_out_can_be_sent_again(made: Cast) -> None:
    rows = [row("people"), row("people", person="OLD-2", nhs_number="", birth_date="31/02/1950", name="=HYPERLINK(1)")]
    before = stored()
    assert not kept(csv_of(rows)).stored
    assert stored() == before
    done = kept(csv_of(rows), keep_good_rows=True)
    assert (done.stored, done.report.new, done.report.at_fault) == (True, 1, 1)
    assert done.left_out is not None
    left = list(csv.DictReader(io.StringIO(done.left_out.decode("utf-8-sig"))))
    assert [(each["row"], each["person"], each["name"]) for each in left] == [("3", "OLD-2", "'=HYPERLINK(1)")]
    assert "birth_date: " in left[0]["reasons"]
    put_right = done.left_out.replace(b"31/02/1950", b"28/02/1950")
    assert kept(put_right).stored
    assert Identity.objects.filter(name="=HYPERLINK(1)").count() == 1


def test_somebody_known_by_nhs_number_is_not_doubled(mellony: Person) -> None:
    people = Person.objects.count()
    other = csv_of([row("people", person="NEW-9", nhs_number="999 000 0018", name="Mellony Thistle")])
    done = kept(other)
    assert done.stored
    assert Person.objects.count() == people
    assert "Known already as" in done.report.notes[0].what
    assert "another name" in done.report.notes[0].what
    assert OldReference.objects.get(reference="NEW-9").subject == mellony.id
    assert not kept(other).stored
    born_otherwise = csv_of([row("people", person="NEW-10", birth_date="10/02/1941")])
    assert "date of birth is another" in reasons(born_otherwise)[0][2]
    assert reasons(csv_of([row("people"), row("people")]))[0][:2] == (3, "person")
    assert reasons(csv_of([row("people"), row("people", person="OLD-7")]))[0][:2] == (3, "nhs_number")


def test_what_looks_wrong_is_kept_as_given_and_told(made: Cast) -> None:
    done = kept(csv_of([row("people", nhs_number="9990000019", phone="1632960471", address="=1+1")]))
    assert done.stored
    assert [each.column for each in done.report.notes] == ["nhs_number", "address", "phone"]
    identity = Identity.objects.get(nhs_number="9990000019")
    assert (identity.phone, identity.address) == ("1632960471", "=1+1")


def test_a_restriction_comes_along(made: Cast) -> None:
    kept(csv_of([row("people", restricted="councillor")]))
    assert Person.objects.get(pk=OldReference.objects.get().subject).restriction == "councillor"


def test_staff_have_no_password_and_work_in_their_teams_since_then(made: Cast) -> None:
    done = kept(
        csv_of([row("staff", in_teams_since="02/09/2024"), row("staff", username="sil", role="senior_manager")])
    )
    assert done.report.reasons == []
    una = Staff.objects.get(username="una.plain")
    assert not una.has_usable_password()
    assert una.memberships.get().valid_from == date(2024, 9, 2)
    changed = kept(csv_of([row("staff", name="Una Other", role="adviser")]))
    assert (changed.stored, changed.report.here_already) == (False, 1)
    assert "another name and role" in changed.report.notes[0].what


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


def test_a_check_asks_no_more_questions_for_more_rows(made: Cast) -> None:
    def asked(many: int) -> int:
        rows = [row("people", person=f"O-{number}", nhs_number="") for number in range(many)]
        with CaptureQueriesContext(connection) as questions:
            checked(csv_of(rows))
        return len(questions)

    assert asked(2) == asked(400) <= 12


def test_a_load_is_written_down_as_a_look_by_whoever_answers_for_it(mellony: Person) -> None:
    look = Look.objects.order_by("-pk").first()
    assert look is not None
    assert (look.page, look.by, look.why) == ("bring_in", staff_id("lead"), "people: 1 of 1 rows stored")
    assert Load.objects.get().by == staff_id("lead")


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
