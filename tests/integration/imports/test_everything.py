"""Everything out and back in: equal figures by both engines, equal rows, equal documents, and a ledger that ends alike."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from lintel.casework.asked import begin, take_in
from lintel.casework.files import add_file
from lintel.casework.files_tended import missing
from lintel.domain.forms.every import PUBLIC
from lintel.domain.refusals import Refused
from lintel.imports.everything.bringing_back import bring_back
from lintel.imports.everything.tables import MADE_AGAIN, columns, tables
from lintel.imports.everything.taking_out import take_out
from lintel.imports.lines import BadLine
from lintel.ledger import read
from lintel.ledger.models import Entry, Head, Load, Look
from lintel.measures import library
from lintel.measures.ask import reading
from lintel.measures.publish import publish
from lintel.project.command_line import main
from lintel.records.models import SentFile
from tests.databases import copied_databases
from tests.keeping import keep, rows
from tests.people import cast, staff_id
from tests.pictures import PDF
from tests.random_ledger import write
from tests.sheets import csv_of, kept, row

MEASURE = "waiting_now:care_act_assessment:allocation"
BY = staff_id("lead")
Filled = Callable[[], object]


def all_columns() -> dict[str, Any]:
    """Every column of every table that leaves, of the ledger too."""
    found = {table.__name__: _values(table) for table in tables() if table is not Look}
    return found | {table.__name__: list(table.objects.order_by("pk").values()) for table in (Entry, Head, Load)}


def _values(table: Any) -> list[dict[str, Any]]:
    return list(table._default_manager.order_by("pk").values(*(each.attname for each in columns(table))))


def figures(engine: str) -> list[Any]:
    """Every figure as at the last day on which anything happened, whole and by team."""
    day = read.head(settings.LINTEL_COUNCIL).recorded.date()
    asked = reading(day, engine=engine)
    return [asked.figures(each.name, by=by).figures for each in library.measures() for by in (None, *each.cuts[:1])]


def the_cast_with_all_that_there_can_be() -> None:
    made = cast()
    kept(csv_of([row("people", name="=1+1", nhs_number="9990000019", restricted="councillor")]))
    kept(
        csv_of([row("waits", note="Rings in the afternoon.\nNever on Friday.")])
        .replace(b"\n", b" ")
        .replace(b"\r ", b"\r\n")
    )
    publish(MEASURE, made.today, by=staff_id("analyst"))


def a_random_ledger() -> None:
    keep(write(6, 100).entries)


@pytest.fixture
def export(committed_db: None, tmp_path: Path, witness: Path) -> Callable[[Filled], tuple[Path, Any]]:
    """Fill another installation and take everything out of it; this one is empty. Returns the folder and all that was."""

    def out(fill: Filled) -> tuple[Path, Any]:
        (tmp_path / "other").mkdir()
        (tmp_path / "out").mkdir()
        with copied_databases(tmp_path / "other"):
            fill()
            there = told()
            take_out(tmp_path / "out", by=BY)
        witness.unlink(missing_ok=True)
        return tmp_path / "out", there

    return out


def told() -> dict[str, Any]:
    return {"columns": all_columns(), "rows": rows(), "sql": figures("sql"), "reference": figures("reference")}


@pytest.mark.parametrize("fill", [the_cast_with_all_that_there_can_be, a_random_ledger])
def test_all_is_equal_after_the_round_trip(export: Any, fill: Filled, capsys: pytest.CaptureFixture[str]) -> None:
    folder, there = export(fill)
    bring_back(folder, by=BY)
    here = told()
    assert here == there
    assert here["sql"] == here["reference"]
    main(["ledger", "verify"])
    main(["ledger", "rebuild", "--check"])
    assert "The ledger is whole" in capsys.readouterr().out


def test_what_was_published_opens_and_is_restated_as_before(export: Any) -> None:
    folder, there = export(the_cast_with_all_that_there_can_be)
    bring_back(folder, by=BY)
    assert there["columns"]["Published"][0]["measure"] == MEASURE
    assert len(there["columns"]["PublishedMember"]) >= 1
    assert publish(MEASURE, cast_day(), by=BY).pk != there["columns"]["Published"][0]["id"]


def cast_day() -> Any:
    return read.head(settings.LINTEL_COUNCIL).recorded.date()


def test_every_table_of_ours_leaves_or_is_named_as_one_that_does_not() -> None:
    ours = {model._meta.label_lower for app in apps.get_app_configs() if app.name.startswith("lintel.")
            for model in app.get_models()}  # fmt: skip
    leaving = {table._meta.label_lower for table in tables()}
    staying = {each for each in ours - leaving if not each.startswith("casework.")}
    assert staying == MADE_AGAIN | {"ledger.entry", "ledger.head", "ledger.load"}


def with_a_paper_along() -> None:
    cast()
    draft = begin(PUBLIC["concern"], {"told": "He shouts at her", "who": "The lady at the end of the row"})
    add_file(draft, "letter.pdf", len(PDF), BytesIO(PDF))
    take_in(draft.id, PUBLIC["concern"])


def test_files_that_came_along_leave_and_come_back_as_rows(export: Any) -> None:
    folder, there = export(with_a_paper_along)
    assert len((folder / "records-sentfile.jsonl").read_text("utf-8").splitlines()) == 1
    assert "LINTEL_FILES" in folder.joinpath("README.md").read_text("utf-8")
    bring_back(folder, by=BY)
    assert _values(SentFile) == there["columns"]["SentFile"]
    assert not missing(timezone.now()).files


def test_no_password_leaves(export: Any) -> None:
    folder, _ = export(cast)
    for line in (folder / "council-staff.jsonl").read_text("utf-8").splitlines():
        assert not {"password", "last_login"} & json.loads(line).keys()
    assert folder.joinpath("README.md").read_text("utf-8").startswith("# Everything of")


def test_the_lists_neutralise_what_a_spreadsheet_could_work_out(export: Any) -> None:
    folder, _ = export(the_cast_with_all_that_there_can_be)
    people = (folder / "lists" / "people.csv").read_text("utf-8-sig")
    assert ",'=1+1," in people
    assert "9990000019" in people


def spoil(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    path = folder / name
    path.write_bytes(change(path.read_bytes()))


SPOILT = {
    "a fact changed": ("facts.jsonl", lambda text: text.replace(b'"amber"', b'"green"'), "is not as it was taken out"),
    "a fact that cannot be": ("facts.jsonl", lambda text: text.replace(b'"allocation"', b'"nowhere"', 1), "Line|stage"),
    "the last fact cut off": ("facts.jsonl", lambda text: b"\n".join(text.splitlines()[:-1]) + b"\n", "not as it was"),
    "a document missing": ("records-identity.jsonl", lambda text: b"\n".join(text.splitlines()[1:]) + b"\n", "lines and should"),
    "a document that is none": ("records-identity.jsonl", lambda text: b"[]\n" + text, "is no row of it"),
    "no contents": ("contents.json", lambda _: b"{}", "missing or cannot be read"),
    "of another council": ("contents.json", lambda text: text.replace(b'"990"', b'"991"'), "it is of the council 991"),
    "of another form": ("contents.json", lambda text: text.replace(b'"form": 1', b'"form": 9'), "of another form"),
    "a load that is none": ("loads.jsonl", lambda _: b'{"first": 1, "last": 2, "load": 1}\n', "is no load"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_an_export_that_was_changed_is_found_and_nothing_is_stored(export: Any, name: str) -> None:
    folder, _ = export(the_cast_with_all_that_there_can_be)
    file, change, why = SPOILT[name]
    spoil(folder, file, change)
    with pytest.raises((Refused, BadLine), match=why):
        bring_back(folder, by=BY)
    assert not any(all_columns().values())


def test_it_goes_into_nothing_but_an_empty_installation(export: Any) -> None:
    folder, _ = export(cast)
    bring_back(folder, by=BY)
    before = all_columns()
    with pytest.raises(Refused, match="There is something here already"):
        bring_back(folder, by=BY)
    assert all_columns() == before


@pytest.mark.slow
@hypothesis(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), tries=st.integers(1, 60))
def test_any_ledger_comes_back_equal(
    committed_db: None, tmp_path_factory: pytest.TempPathFactory, witness: Path, seed: int, tries: int
) -> None:
    base = tmp_path_factory.mktemp("trip")
    for name in ("one", "out", "two"):
        (base / name).mkdir()
    with copied_databases(base / "one"):
        keep(write(seed, tries).entries)
        there = told()
        take_out(base / "out", by=BY)
    witness.unlink(missing_ok=True)
    with copied_databases(base / "two"):
        bring_back(base / "out", by=BY)
        assert told() == there
    witness.unlink(missing_ok=True)
