"""Bringing in by pages: checked first, stored only when that was said, and each sheet only by those who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from lintel.casework.models import Person
from lintel.council.models import Staff
from lintel.imports.models import OldReference, Upload
from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.template import template
from lintel.ledger.models import Entry, Look
from tests.people import Cast, cast, client_of, reference_of
from tests.sheets import csv_of, row
from tests.web.reading import words

FILE = "/bring-in/file"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def send(made: Cast, who: str, content: bytes, name: str = "people.csv") -> HttpResponse:
    return client_of(made, who).post("/bring-in/", {"file": SimpleUploadedFile(name, content)})


def test_a_sheet_is_checked_then_stored_and_nothing_before(made: Cast) -> None:
    before = Entry.objects.count()
    assert send(made, "lead", csv_of([row("people")]))["Location"] == FILE
    page = words(client_of(made, "lead").get(FILE))
    assert "Store the 1 new row" in page
    assert Entry.objects.count() == before
    assert client_of(made, "lead").post(FILE)["Location"] == FILE
    assert "People: 1 stored, 0 were here already." in words(client_of(made, "lead").get(FILE))
    assert OldReference.objects.get().reference == "OLD-1"
    assert bytes(Upload.objects.get().file) == b""


def test_rows_at_fault_stop_all_unless_the_good_ones_are_to_be_kept(made: Cast) -> None:
    people, bad = Person.objects.count(), row("people", person="O-2", nhs_number="", birth_date="31/02/1950")
    send(made, "lead", csv_of([row("people"), bad]))
    lead = client_of(made, "lead")
    refused = lead.post(FILE)
    assert refused.status_code == 422
    assert '"31/02/1950" is no day of the calendar' in words(refused)
    assert Person.objects.count() == people
    lead.post(FILE, {"keep_good_rows": "on"})
    assert Person.objects.count() == people + 1
    assert "1 left out" in words(lead.get(FILE))
    left = lead.get("/bring-in/file/left-out.csv")
    assert left["Content-Disposition"] == 'attachment; filename="left-out.csv"'
    assert b"O-2" in left.content
    lead.post(FILE, {"forget": "yes"})
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("who", "sort", "may"),
    [("lead", "people", True), ("lead", "staff", False), ("senior", "people", False), ("senior", "staff", True),
     ("administrator", "waits", False), ("administrator", "teams", True)],
)  # fmt: skip
def test_each_sheet_is_for_those_who_may(made: Cast, who: str, sort: str, may: bool) -> None:
    answer = send(made, who, csv_of([row(sort)]))
    assert answer.status_code == (302 if may else 422)
    assert Upload.objects.exists() == may
    assert may or "which somebody else brings in" in words(answer)


def test_the_file_of_one_is_not_shown_to_another(made: Cast) -> None:
    send(made, "senior", csv_of([row("staff")]))
    assert client_of(made, "administrator").get(FILE)["Location"] == "/bring-in/"
    assert Staff.objects.filter(username="una.plain").count() == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "The file is empty"), (b"a,b\n1,2\n", "None of the columns"), (b"\xff\xfea\0", "not in UTF-8"),
     (csv_of([{"person": str(number), "name": "A"} for number in range(5001)]), "more than 5,000 rows"),
     (b"person,name\n" + b"x" * 5_000_001, "larger than 5 MB")],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told(made: Cast, content: bytes, why: str) -> None:
    answer = send(made, "lead", content)
    assert answer.status_code == 422
    assert why in words(answer)
    assert not Upload.objects.exists()


def test_whom_the_check_tells_of_is_written_down_as_a_look(made: Cast) -> None:
    send(made, "lead", csv_of([row("people")]))
    client_of(made, "lead").post(FILE)
    known = OldReference.objects.get().subject
    send(made, "lead", csv_of([row("people")]))
    page = words(client_of(made, "lead").get(FILE))
    assert f"Known already as {reference_of(known)}" in page
    assert "All of it is here already" in page
    look = Look.objects.order_by("-pk").first()
    assert look is not None
    assert (look.page, look.shown) == ("bring_in", [known])


@pytest.mark.parametrize("content", [csv_of([row("people")]).splitlines()[0], template(SORTS["people"], "xlsx")])
def test_of_headings_alone_it_is_said_that_there_are_no_rows(made: Cast, content: bytes) -> None:
    send(made, "lead", content)
    page = words(client_of(made, "lead").get(FILE))
    assert "There are no rows in it below its headings" in page
    assert "here already, so" not in page
    assert "Store the" not in page


def test_the_pages_ask_a_fixed_number_of_questions(made: Cast) -> None:
    """The budget: 12 for the form; 20 for a check of up to 500 rows, whatever they hold."""
    lead = client_of(made, "lead")
    send(made, "lead", csv_of([row("people", person=f"O-{number}", nhs_number="") for number in range(300)]))
    for path, budget in (("/bring-in/", 12), (FILE, 20)):
        with CaptureQueriesContext(connection) as asked:
            assert lead.get(path).status_code == 200
        assert len(asked) <= budget
