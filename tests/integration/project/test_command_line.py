"""Every command: what it answers when all is well."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from lintel.casework.models import Work
from lintel.casework.rows import RESTRICTED_LINE
from lintel.council.models import Staff
from lintel.domain.clock import LONDON
from lintel.domain.council import StaffMember
from lintel.domain.document import Line
from lintel.domain.kept_apart import KeptApart
from lintel.imports.lines import read_lines
from lintel.ledger.models import Entry, Look
from lintel.measures import library
from lintel.measures.models import Published, Spell
from lintel.measures.publish import publish
from lintel.project.commands import demo
from lintel.records.kept_apart import opened
from lintel.records.models import Secret
from lintel.synthetic.county import County
from lintel.synthetic.draw import Draw
from lintel.synthetic.setting import setting
from lintel.synthetic.special import SpecialCases
from tests.going_round import guards_off
from tests.integration.project.conftest import Lintel
from tests.people import Cast, cast

WAITING = "waiting_now:care_act_assessment:allocation"
KEPT = "keep_in_touch:care_act_assessment:allocation"
ONE_OF_EACH = (WAITING, KEPT, "waits_ended:care_act_assessment:allocation", "days_to_offer:care_act_assessment:allocation",
               "waits_left:contact:triage", "waiting_now:review:allocation", "clock:safeguarding_concern:threshold")  # fmt: skip
EXAMPLE = Path(__file__).parents[3] / "docs" / "example.jsonl"
NOT_TOLD = ("leaver_works", "duplicate_pair", "linked_pair", "carer", "carer_work", "cared_for", "old_concern",
            "longest_true_wait", "recording_errors")  # fmt: skip
ROW = ["as_at", "group", "number", "people", "median", "p90", "maximum", "share_within"]


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def today(made: Cast) -> str:
    return made.today.isoformat()


def test_the_list_of_measures_is_a_list(lintel: Lintel) -> None:
    listed = json.loads("\n".join(lintel("figures", "list", "--format", "json").lines))
    assert [each["name"] for each in listed] == [each.name for each in library.measures()]
    assert {tuple(each) for each in listed} == {("name", "title", "kind", "stage", "unit")}
    assert all(isinstance(value, str) and value for each in listed for value in each.values())


@pytest.mark.parametrize("form", ["csv", "text"])
def test_the_list_is_also_a_table(lintel: Lintel, form: str) -> None:
    assert len(lintel("figures", "list", "--format", form).lines) == len(library.measures()) + 1


def test_a_figure_is_never_printed_without_what_it_stands_for(lintel: Lintel, today: str) -> None:
    told = json.loads("\n".join(lintel("figures", "show", WAITING, "--as-at", today, "--format", "json").lines))
    (whole,) = told.pop("figures")
    assert list(whole) == ROW
    assert (whole["as_at"], whole["group"], whole["number"], whole["people"]) == (today, None, 4, 3)
    assert (whole["maximum"], whole["median"], whole["share_within"]) == ("40.0", "21.0", "50.0%")
    assert (told["measure"], told["as_at"], told["unit"], told["by"]) == (WAITING, today, "days", None)
    assert told["definition"] == library.measure(WAITING).definition
    assert told["known_on"].startswith(today)
    assert told["position"] == Entry.objects.count()


def test_text_says_the_same_in_lines(lintel: Lintel, today: str) -> None:
    lines = lintel("figures", "show", WAITING, "--as-at", today).lines
    assert lines[0] == f"Measure: {WAITING}"
    assert f"As at: {today}" in lines
    assert lines[-2].split() == ["as", "at", *ROW[1:-1], "share", "within"]
    assert lines[-1].split() == [today, "4", "3", "21.0", "37.0", "40.0", "50.0%"]
    assert [line for line in lines if "None" in line] == []


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("by", ["team", "locality", "rating"])
def test_parts_by_a_cut_add_up(lintel: Lintel, today: str, by: str) -> None:
    said = lintel("figures", "show", WAITING, "--as-at", today, "--by", by, "--format", "csv")
    assert said.lines[0] == ",".join(ROW)
    whole, *parts = table(said.out)
    assert whole["group"] == ""
    assert sum(int(part["number"]) for part in parts) == int(whole["number"]) == 4
    assert {part["group"] for part in parts} == {
        "team": {"north_physical", "south_physical"}, "locality": {"north", "south"}, "rating": {"amber", "not_recorded"},
    }[by]  # fmt: skip


@pytest.mark.parametrize("measure", ONE_OF_EACH)
@pytest.mark.parametrize("asked", [[], ["--by", "team"], ["--months", "24", "--by", "rating"]], ids=" ".join)
def test_both_engines_say_the_same(lintel: Lintel, today: str, measure: str, asked: list[str]) -> None:
    command = ["figures", "show", measure, "--as-at", today, "--format", "csv", *asked, "--engine"]
    quick, plain = (lintel(*command, engine) for engine in ("sql", "reference"))
    assert quick.lines == plain.lines
    assert len(quick.lines) > 1


def test_the_months_end_at_the_date(lintel: Lintel, today: str) -> None:
    said = lintel("figures", "show", WAITING, "--as-at", today, "--months", "24", "--format", "csv")
    ends = [row["as_at"] for row in table("\n".join(said.lines))]
    assert len(set(ends)) == 24
    assert ends == sorted(ends)
    assert ends[-1] <= today
    told = lintel("figures", "show", WAITING, "--as-at", today, "--months", "24", "--format", "json")
    assert [row["as_at"] for row in json.loads("\n".join(told.lines))["figures"]] == ends


@pytest.mark.parametrize("engine", ["sql", "reference"])
def test_what_was_known_before_is_still_answered(lintel: Lintel, made: Cast, engine: str) -> None:
    before, today = timezone.now().astimezone(LONDON).isoformat(), made.today.isoformat()
    made.move("waiting", "end", "manager", why="declined")
    ask = ["figures", "show", WAITING, "--as-at", today, "--engine", engine, "--format", "csv"]
    yesterday = (made.today - timedelta(days=1)).isoformat()
    assert table(lintel(*ask).out)[0]["number"] == "3"
    assert table(lintel(*ask, "--as-known-on", before).out)[0]["number"] == "4"
    assert table(lintel(*ask, "--as-known-on", today).out)[0]["number"] == "3"
    assert table(lintel(*ask[:4], yesterday, "--as-known-on", yesterday, "--format", "csv").out)[0]["number"] == "0"


def test_a_date_is_the_end_of_that_day_however_it_is_written(lintel: Lintel, made: Cast) -> None:
    for written in (f"{made.today:%Y-%m-%d}", f"{made.today:%Y%m%d}"):
        said = lintel("figures", "show", WAITING, "--as-at", written, "--as-known-on", written, "--format", "csv")
        assert table("\n".join(said.lines))[0]["number"] == "4"


def references(made: Cast, *works: str) -> set[str]:
    return {made.work(work).reference for work in works}


@pytest.mark.parametrize(
    ("user", "works"),
    [
        (None, ["waiting", "offered", "other_team"]),
        ("lead", ["waiting", "offered", "other_team", "restricted"]),
        ("director", ["waiting", "offered", "other_team"]),
        ("worker", ["waiting", "offered"]),
        ("stranger", ["other_team"]),
    ],
)
def test_members_are_references_that_the_user_may_see(
    lintel: Lintel, made: Cast, user: str | None, works: list[str]
) -> None:
    eyes = ["--as", f"{user}.made-up"] if user else []
    said = lintel("figures", "members", WAITING, "--as-at", made.today.isoformat(), *eyes)
    assert (said.status, said.err) == (0, f"{RESTRICTED_LINE}\n")
    lines = said.out.splitlines()
    assert len(lines) == len(works)
    assert set(lines) == references(made, *works)
    look = Look.objects.order_by("-pk")[0]
    assert (look.by, look.page) == (made.staff[user or "analyst"].id, "figures_members")
    assert set(look.shown) == {made.works[work] for work in works}


def test_a_published_figure_is_printed_as_its_id_and_restated(lintel: Lintel, made: Cast) -> None:
    (id,) = lintel("figures", "publish", WAITING, "--as-at", made.today.isoformat(), "--as", "director.made-up").lines
    frozen = Published.objects.get(pk=id)
    assert (frozen.measure, frozen.by) == (WAITING, made.staff["director"].id)
    made.move("waiting", "end", "manager", why="duplicate")
    said = lintel("figures", "restate", id.upper(), "--format", "json")
    assert (said.status, said.err) == (0, f"{RESTRICTED_LINE}\n")
    told = json.loads(said.out)
    assert (told["published"]["number"], told["restated"]["number"]) == (4, 3)
    assert (told["figure"], told["measure"], told["definition_changed"]) == (id, WAITING, False)
    (change,) = told["changes"]
    assert (change["sort"], change["why"]) == ("left", "duplicate")
    (reference,) = references(made, "waiting")
    lines = lintel("figures", "restate", id).out.splitlines()
    assert lines[-1] == f"Left: {reference}  duplicate"
    assert [line for line in lines if "{" in line or "None" in line] == []


def test_a_dump_can_be_loaded_elsewhere_but_not_twice(lintel: Lintel, made: Cast, tmp_path: Path) -> None:
    dumped = lintel("facts", "dump")
    facts = [json.loads(line) for line in dumped.lines]
    assert len(facts) == Entry.objects.count()
    assert {"fact", "id", "subject", "occurred", "recorded", "by"} <= set(facts[0])
    file = tmp_path / "facts.jsonl"
    file.write_text(dumped.out, "utf-8")
    again = lintel("facts", "load", str(file))
    assert (again.status, again.out) == (2, "")
    assert again.err == "Line 1: This fact is in the ledger already. Nothing was stored.\n"


def test_a_dry_run_stores_nothing(lintel: Lintel, db: None) -> None:
    (said,) = lintel("facts", "load", "--dry-run", str(EXAMPLE)).lines
    assert "would be stored; nothing was" in said
    assert (Entry.objects.count(), Work.objects.count()) == (0, 0)
    (said,) = lintel("facts", "load", str(EXAMPLE)).lines
    assert said == f"{Entry.objects.count():,} facts stored."
    assert lintel("facts", "dump").out == EXAMPLE.read_text("utf-8")


def test_the_ledger_is_verified_and_its_rows_checked(lintel: Lintel, made: Cast) -> None:
    assert "The ledger is whole" in lintel("ledger", "verify").lines[0]
    assert lintel("ledger", "rebuild", "--check").lines == ["Every column of every row is as the ledger makes it."]


def test_a_table_that_is_gone_is_one_plain_line(lintel: Lintel, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_head RENAME TO ledger_head_gone")
    found = lintel("ledger", "verify")
    assert (found.status, found.err.count("\n")) == (2, 1)
    assert found.err.startswith("The database did not answer:")


def test_verifying_finds_a_published_figure_that_was_changed(lintel: Lintel, made: Cast) -> None:
    figure = publish(WAITING, made.today, by="analyst")
    with guards_off():
        Published.objects.filter(pk=figure.pk).update(result={})
    found = lintel("ledger", "verify")
    assert found.status == 1
    assert f"the published figure {figure.pk} says something else" in found.err


def test_a_wrong_row_is_named_and_made_right(lintel: Lintel, made: Cast) -> None:
    Work.objects.filter(pk=made.works["waiting"]).update(rating="green")
    wrong = lintel("ledger", "rebuild", "--check")
    assert (wrong.status, wrong.out) == (1, "")
    assert wrong.err == f"Work {made.works['waiting']} rating: is green, should be amber\n"
    assert "rows made again" in lintel("ledger", "rebuild").lines[0]
    assert lintel("ledger", "rebuild", "--check").status == 0
    assert made.work("waiting").rating == "amber"


def small_county(today: date, *, full_calls: bool) -> County:
    """The county's council, with no more to do in it than the example of the docs has."""
    lines = [line for _, line in read_lines(EXAMPLE.read_bytes().splitlines())]
    story = SpecialCases(today=today, sign_in=("idony.pebbleworth",), leaver="", **dict.fromkeys(NOT_TOLD, ()))
    council = setting(Draw(1, "setting")).council
    apart = KeptApart(person=lines[0].fact.subject, sort="key_safe", text=KEY_SAFE, recorded=lines[0].recorded, by="")
    return County(replace(council, staff=(*council.staff, *_staff_of(lines))), [], lines, story, [apart])


KEY_SAFE = "4471, left of the back door"
NAMES_STAFF = ("worker", "to", "reader", "reviewer")


def _staff_of(lines: list[Line]) -> Iterator[StaffMember]:
    """Those whom the example names, as its staff are not the county's."""
    for each in sorted({getattr(line.fact, name, None) for line in lines for name in NAMES_STAFF} - {None}):
        yield StaffMember(id=each, username=each, name="Somebody", role="social_worker", made_up=True)


def test_the_county_is_made_once(lintel: Lintel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "county", small_county)
    assert "Making the county" in lintel("demo", "--no-serve").lines[0]
    made = Entry.objects.count(), Staff.objects.count(), Spell.objects.count()
    assert all(made)
    [secret] = Secret.objects.all()
    assert (opened(secret), secret.recorded) == (KEY_SAFE, Entry.objects.order_by("position")[0].recorded)
    assert KEY_SAFE not in secret.locked
    assert [each.username for each in Staff.objects.filter(offered_at_sign_in=True)] == ["idony.pebbleworth"]
    assert lintel("demo", "--no-serve").lines == []
    assert (Entry.objects.count(), Staff.objects.count(), Spell.objects.count()) == made
