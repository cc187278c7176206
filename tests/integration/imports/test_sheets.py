"""Sheets of what a council has: good rows come in by the one door, bad ones are told by row, column and what to do."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lintel.casework.models import Person, Work
from lintel.casework.rebuild import differences
from lintel.council.models import Staff
from lintel.imports.models import OldReference
from lintel.ledger.models import Load, Look
from lintel.records.models import Identity
from tests.keeping import faults
from tests.people import NORTH, Cast, cast, staff_id
from tests.sheets import checked, csv_of, examples, kept, reasons, row, stored


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def mellony(made: Cast) -> Person:
    assert kept(csv_of([row("people")])).stored
    return Person.objects.get(pk=OldReference.objects.get(reference="OLD-1").subject)


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
