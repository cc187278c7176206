"""Loading from a file: a bad line is named with its number and reason, and nothing at all is stored."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lintel.council.set_up import set_up
from lintel.domain.safeguarding import SpecialistAsked
from lintel.imports import load as loading
from lintel.imports.naming import Naming
from lintel.ledger import bulk
from lintel.ledger.models import Entry
from lintel.project.command_line import main
from lintel.project.commands import databases
from tests.databases import copied_databases
from tests.keeping import dumped, everything, faults, keep, load_lines, rows
from tests.people import COUNCIL, NORTH
from tests.random_ledger import write

PERSON, WORK = "10000000-0000-4000-8000-000000000001", "20000000-0000-4000-8000-000000000002"
OTHER = "30000000-0000-4000-8000-000000000003"


def fact(place: int, named: str, subject: str = WORK, /, **fields: Any) -> dict[str, Any]:
    """A line's values, recorded `place` minutes after nine."""
    shared = {"fact": named, "recorded": f"2026-01-05T09:{place:02d}:00+00:00", "by": "somebody"}
    return (
        shared | {"id": f"40000000-0000-4000-8000-{place:012d}", "subject": subject, "occurred": "2026-01-05"} | fields
    )


GOOD = [
    fact(1, "PersonRegistered", PERSON),
    fact(2, "WorkOpened", kind="care_act_assessment", person=PERSON, team="hill_older"),
    fact(3, "WaitStarted", stage="allocation", since="2026-01-02"),
    fact(4, "RiskRated", rating="amber", reason="needs_increased"),
    fact(5, "KeptInTouch", how="phone", reached=True, at="08:30:00"),
    fact(6, "WaitPaused", reason="hospital", for_whom="person"),
    fact(7, "WaitResumed", reason="discharged"),
    fact(8, "KeptInTouch", how="phone", reached=False),
    fact(9, "Corrected", original=f"40000000-0000-4000-8000-{5:012d}", changes={"at": "08:45"}, reason="wrong_date"),
    fact(10, "RestrictionPlaced", PERSON, reason="staff_or_family"),
]
SEVEN = {
    "an impossible date": ({"occurred": "2026-02-30"}, "The occurred cannot be read"),
    "a date that is a number": ({"occurred": 20260105}, "The occurred cannot be read"),
    "a date in the future": ({"occurred": "2026-01-06"}, "must not be in the future"),
    "a date long ago": ({"occurred": "1066-10-14"}, "must be in or after 1900"),
    "a time in the future": ({"at": "09:13:00"}, "must not be in the future"),
    "an impossible time": ({"at": "25:00"}, "The at cannot be read"),
    "a time with a zone": ({"at": "08:00:00+02:00"}, "The at cannot be read"),
    "stop before start": ({"occurred": "2026-01-04"}, "not waiting|not paused|not been opened"),
    "an unknown code": ({"reason": "because"}, "because. is not on the list of"),
    "an unknown kind of fact": ({"fact": "WaitForgotten"}, "WaitForgotten. is not a kind of fact"),
    "an unknown field": ({"colour": "blue"}, "A WaitResumed has no .colour."),
    "a missing field": ({"reason": None}, "cannot be read|.reason. is missing"),
    "out of order": ({"recorded": "2026-01-05T09:05:59+00:00"}, "recorded before the line above"),
    "recorded in the future": ({"recorded": "2999-01-05T09:05:59+00:00"}, "must not be in the future"),
    "recorded without a zone": ({"recorded": "2026-01-05T09:07:00"}, "needs a time zone"),
    "recorded before all time": ({"recorded": "0001-01-01T00:00:00+14:00"}, "The recorded cannot be read"),
    "recorded at a number": ({"recorded": 7}, ".recorded. is missing"),
    "a bad id": ({"id": "7"}, "The id cannot be read"),
    "an id in other letters": ({"id": "4000000A-0000-4000-8000-000000000007"}, "The id cannot be read"),
    "an id as an address": ({"subject": f"urn:uuid:{WORK}"}, "The subject cannot be read"),
    "an id that is a list": ({"id": [WORK]}, "The id cannot be read"),
    "no subject": ({"subject": None}, ".subject. is missing"),
    "NUL in a code": ({"reason": "ready\0"}, "The reason cannot be read"),
    "NUL in who recorded it": ({"by": "some\0body"}, "The by cannot be read"),
    "who recorded it at length": ({"by": "x" * 37}, "The by cannot be read"),
    "a narrative": ({"note": "She told me that her daughter had not come for a week."}, "The note cannot be read"),
    "a narrative where a team belongs": ({"fact": "HandedOver", "team": "She cries at night"}, "The team cannot be read"),
    "a narrative put right": ({"fact": "Corrected", "changes": {"at": "In the night"}}, "The changes cannot be read"),
    "another version": ({"version": 99}, "The version cannot be read"),
    "a work never opened": ({"subject": OTHER}, "has not been opened"),
    "a person's record": ({"subject": PERSON}, "another kind of record"),
    "an illegal story": ({"fact": "OfferReturned", "reason": "no_capacity"}, "has not been offered"),
    "an entry that is not there": ({"fact": "Withdrawn", "original": OTHER, "reason": "did_not_happen"}, "no such entry"),
    "a correction to a list": (
        {"fact": "Corrected", "original": GOOD[4]["id"], "changes": {"how": ["phone"]}, "reason": "wrong_code"},
        "The changes cannot be read",
    ),
    "a correction to a number": (
        {"fact": "Corrected", "original": GOOD[4]["id"], "changes": {"occurred": 5}, "reason": "wrong_code"},
        "The changes cannot be read",
    ),
    "a correction to a time with a zone": (
        {"fact": "Corrected", "original": GOOD[4]["id"], "changes": {"at": "08:00+01:00"}, "reason": "wrong_code"},
        "cannot be read",
    ),
    "changes that are no changes": (
        {"fact": "Corrected", "original": GOOD[4]["id"], "changes": "at", "reason": "wrong_code"},
        "The changes cannot be read",
    ),
}  # fmt: skip
RAW = {
    "not JSON": (b"{fact: WaitResumed}\n", "not one JSON object"),
    "not UTF-8": (b'{"fact": "\xff"}\n', "not plain UTF-8"),
    "an array": (b"[1, 2]\n", "not one JSON object"),
    "a NUL": (b"\0\n", "not plain UTF-8"),
    "half a pair of letters": (b'{"fact": "\\ud800"}\n', "not one JSON object"),
    "deep nests": (b"[" * 5000 + b"\n", "not one JSON object"),
    "an empty object": (b"{}\n", ".fact. is missing"),
    "ten megabytes": (b'{"fact": "' + b"x" * 10_000_000 + b'"}\n', "too long to be one fact"),
    "ten megabytes of blanks": (b" " * 10_000_000 + b"\n", "too long to be one fact"),
    "letters that would move the cursor": (
        b'{"fact": "\\u001b[2J\\n", "recorded": "x", "by": "y"}\n',
        "cannot be read",
    ),
}


def lines_of(facts: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(each).encode() + b"\n" for each in facts]


def seventh(values: dict[str, Any]) -> list[bytes]:
    """The ten good lines with the seventh changed; a value of None takes the field away."""
    changed = {name: value for name, value in (GOOD[6] | values).items() if value is not None}
    if values.get("fact") not in (None, "WaitResumed") and "reason" not in values:
        changed.pop("reason")
    return lines_of([*GOOD[:6], changed, *GOOD[7:]])


@pytest.fixture
def run(
    capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run the command line on some lines in a file. Returns its status, what it said, and what it complained of."""
    # The tables are there, and looking whether they are takes half a second.
    monkeypatch.setattr(databases, "build", lambda: None)

    def run(lines: list[bytes], *options: str) -> tuple[int, str, str]:
        file = tmp_path / "facts.jsonl"
        file.write_bytes(b"".join(lines))
        status = 0
        try:
            main(["facts", "load", str(file), *options])
        except SystemExit as end:
            status = int(str(end.code))
        said = capsysbinary.readouterr()
        return status, said.out.decode(), said.err.decode()

    return run


Run = Callable[..., tuple[int, str, str]]


def refused_in_one_line(run: Run, lines: list[bytes], number: int, reason: str) -> None:
    before = everything()
    status, said, complaint = run(lines)
    assert (status, said) == (2, "")
    assert complaint.startswith(f"Line {number}: ")
    assert complaint.count("\n") == 1
    assert len(complaint) < 500
    assert complaint.rstrip("\n").isprintable()
    assert re.search(reason, complaint), complaint
    assert everything() == before


def test_ten_good_lines_are_stored(db: None, run: Run) -> None:
    assert run(lines_of(GOOD)) == (0, "10 facts stored.\n", "")
    assert (len(dumped()), faults()) == (10, [])


@pytest.mark.parametrize("fault", SEVEN)
def test_a_seventh_line_with_a_fault_is_named(db: None, run: Run, fault: str) -> None:
    values, reason = SEVEN[fault]
    refused_in_one_line(run, seventh(values), 7, reason)


@pytest.mark.parametrize("fault", RAW)
def test_a_fourth_line_that_is_no_fact_is_named(db: None, run: Run, fault: str) -> None:
    raw, reason = RAW[fault]
    good = lines_of(GOOD)
    refused_in_one_line(run, [*good[:3], raw, *good[3:]], 4, reason)


def test_the_same_line_twice_is_named(db: None, run: Run) -> None:
    good = lines_of(GOOD)
    refused_in_one_line(run, [*good[:5], good[4], *good[5:]], 6, "in the ledger already")


def test_the_line_at_fault_is_named_though_all_were_recorded_at_one_moment(db: None, run: Run) -> None:
    order = [*GOOD[:4], GOOD[6], *GOOD[4:6], *GOOD[7:]]
    at_once = [each | {"recorded": GOOD[9]["recorded"]} for each in order]
    refused_in_one_line(run, lines_of(at_once), 5, "not paused")


@pytest.mark.parametrize("again", [0, 9])
def test_a_fact_that_was_loaded_before_is_refused(db: None, run: Run, again: int) -> None:
    good = lines_of(GOOD)
    run(good)
    late = fact(30, "PersonRegistered", OTHER)
    repeated = GOOD[again] | {"recorded": late["recorded"]}
    refused_in_one_line(run, [*lines_of([late]), *lines_of([repeated])], 2, "in the ledger already")


def test_loading_twice_is_refused(db: None, run: Run) -> None:
    run(lines_of(GOOD))
    refused_in_one_line(run, lines_of(GOOD), 1, "in the ledger already")


def test_a_dry_run_asks_every_rule_and_stores_nothing(db: None, run: Run, witness: Path) -> None:
    before = everything()
    status, said, _ = run(lines_of(GOOD), "--dry-run")
    assert (status, said) == (0, "10 facts would be stored; nothing was, as this was a dry run.\n")
    assert everything() == before
    assert not witness.exists()
    status, _, complaint = run(seventh({"fact": "OfferReturned", "reason": "no_capacity"}), "--dry-run")
    assert (status, complaint[:7]) == (2, "Line 7:")


def test_an_empty_file_stores_no_fact(db: None, run: Run) -> None:
    assert run([]) == (0, "0 facts stored.\n", "")
    assert run([b"\n", b"  \n"]) == (0, "0 facts stored.\n", "")
    assert (Entry.objects.count(), faults()) == (0, [])


def test_lines_that_end_as_on_windows_and_a_last_line_that_does_not_end_are_read(db: None, run: Run) -> None:
    good = [line.replace(b"\n", b"\r\n") for line in lines_of(GOOD)]
    good[-1] = good[-1].rstrip()
    assert run([good[0], b"\r\n", *good[1:]])[0] == 0
    assert len(dumped()) == 10


def test_a_file_that_is_not_there_is_one_sentence(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["facts", "load", "there/is/none.jsonl"])
    assert capsys.readouterr().err == "There is no file “there/is/none.jsonl”.\n"


def test_what_is_dumped_and_loaded_into_an_empty_database_is_dumped_the_same(
    committed_db: None, run: Run, witness: Path, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    with copied_databases(tmp_path / "other"):
        keep(write(6, 240).entries)
        main(["facts", "dump"])
        dump, there = capsysbinary.readouterr().out, rows()
    assert Entry.objects.count() == 0
    witness.unlink()
    assert run([dump])[0] == 0
    main(["facts", "dump"])
    assert capsysbinary.readouterr().out == dump
    assert dump.count(b"\n") == Entry.objects.count() > 50
    assert rows() == there
    main(["ledger", "verify"])
    assert b"The ledger is whole" in capsysbinary.readouterr().out


@pytest.mark.parametrize("batch", [1, 2])
def test_a_load_that_breaks_off_leaves_nothing(committed_db: None, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    before, batches, usual = everything(), [], bulk.enter
    monkeypatch.setattr(loading, "BATCH", 4)

    def write_some(rows: Any) -> None:
        batches.append(rows)
        if len(batches) == batch:
            raise MemoryError
        usual(rows)

    monkeypatch.setattr(bulk, "enter", write_some)
    with pytest.raises(MemoryError):
        load_lines(lines_of(GOOD))
    assert everything() == before
    monkeypatch.setattr(bulk, "enter", usual)
    assert load_lines(lines_of(GOOD)).facts == 10


def test_many_small_batches_make_what_one_makes(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 3)
    load_lines(lines_of(GOOD))
    assert (len(dumped()), faults(), len(rows()["Work"])) == (10, [], 1)
    assert rows()["Work"][0]["days_paused"] == 0


def test_ids_that_are_numbered_have_references_of_their_own(db: None) -> None:
    people = [fact(place, "PersonRegistered", f"{place:08d}-0000-0000-0000-000000000000") for place in range(1, 50)]
    more = [fact(place + 50, "PersonRegistered", f"00000000-0000-0000-0000-{place:012d}") for place in range(1, 9)]
    load_lines(lines_of([*people, *more]))
    assert len({row["reference"] for row in rows()["Person"]}) == 57


UNKNOWN = {
    "nobody registered": ({"fact": "WorkOpened", "subject": OTHER, "kind": "contact", "person": OTHER, "team": NORTH},
                          f'registered as "{OTHER}"'),
    "no such team": ({"fact": "HandedOver", "reason": "moved_area", "team": "moon"}, 'no team "moon"'),
    "no such locality": ({"fact": "HandedOver", "reason": "moved_area", "team": NORTH, "locality": "moon"},
                         'no locality "moon"'),
    "no such colleague": ({"fact": "Escalated", "reason": "cannot_reach", "to": OTHER}, f'nobody "{OTHER}" among'),
    "a team put right to none": ({"fact": "Corrected", "original": GOOD[1]["id"], "changes": {"team": "moon"},
                                  "reason": "wrong_code"}, 'no team "moon"'),
}  # fmt: skip


def here() -> list[dict[str, Any]]:
    """The ten good lines, in a team of the council of the cast."""
    return [each | ({"team": NORTH} if "team" in each else {}) for each in GOOD]


@pytest.mark.parametrize("fault", UNKNOWN)
def test_a_line_that_names_what_nobody_knows_is_named(db: None, run: Run, fault: str) -> None:
    set_up(COUNCIL)
    values, reason = UNKNOWN[fault]
    line = {name: value for name, value in fact(11, "", WORK).items() if name not in values} | values
    refused_in_one_line(run, lines_of([*here(), line]), 11, reason)


def test_somebody_registered_later_in_the_file_is_known(db: None, run: Run) -> None:
    set_up(COUNCIL)
    at_once = [each | {"recorded": GOOD[9]["recorded"]} for each in here()]
    assert run(lines_of([*at_once[1:9], at_once[0], at_once[9]]))[0] == 0


def test_somebody_who_is_taken_off_later_in_the_file_was_known_until_then(db: None) -> None:
    set_up(COUNCIL)
    load_lines(lines_of([fact(1, "PersonRegistered", PERSON), fact(2, "PersonRegistered", OTHER)]))
    linked = fact(3, "SamePerson", PERSON, other=OTHER, reason="told_us")
    off = fact(4, "Withdrawn", OTHER, original=fact(2, "")["id"], reason="did_not_happen")
    load_lines(lines_of([linked, off]))
    assert {row["id"] for row in rows()["Person"]} == {PERSON}


def test_what_a_specialist_team_is_called_is_no_team_of_the_council(db: None) -> None:
    naming = Naming()
    naming.note(1, SpecialistAsked(subject=WORK, occurred=date(2026, 1, 5), team="mental_health"))
    set_up(COUNCIL)
    naming.refuse_unknown()
