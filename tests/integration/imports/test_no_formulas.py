"""No export holds a formula: every file that a spreadsheet may open, with names and teams that are meant to be worked out."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from lintel.casework.commit import commit
from lintel.council.models import Team
from lintel.domain.document import Identity
from lintel.domain.fact import new_id
from lintel.domain.person_details import PersonDescribed
from lintel.imports.everything.taking_out import take_out
from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.template import template
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.project.commands.figures import write
from tests.people import NORTH, Cast, cast, client_of, register, staff_id
from tests.sheets import csv_of, kept, row

EVIL = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "＋1", "'=1+1", "''=1+1",
    "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")',
)  # fmt: skip
BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LINTEL = Path(__file__).parents[3] / "lintel"
MEASURE = "waiting_now:care_act_assessment:allocation"
# Each place that writes such a file, and so each that is tried here.
WRITERS = {
    "imports/keep.py", "imports/sheets/template.py", "project/commands/figures.py", "web/figures/spreadsheet.py",
    "oversight/papers/exports/cells.py",
}  # fmt: skip


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Everybody's name, address and phone is a formula; so is the name of the team."""
    monkeypatch.setattr(databases, "build", lambda: None)
    made = cast()
    for number, evil in enumerate(EVIL):
        person = register(f"Made Up {number}", made.today)
        named = Identity(
            id=new_id(),
            person=person,
            recorded=timezone.now(),
            name=evil,
            address=evil,
            phone=evil,
            nhs_number=evil[:20],
        )
        commit(
            PersonDescribed(subject=person, occurred=made.today, identity=named.id),
            by=staff_id("adviser"),
            words=[named],
        )
    Team.objects.filter(pk=NORTH).update(name="=1+1")
    return made


def inert(cell: str) -> bool:
    return not cell.lstrip(" ").startswith(BEGINS)


def of_csv(file: bytes | str) -> list[str]:
    text = file.decode("utf-8-sig") if isinstance(file, bytes) else file
    return [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line]


def of_xlsx(file: bytes) -> Iterator[str]:
    """Every cell of a workbook that is text; any that is worked out fails at once."""
    for sheet in load_workbook(io.BytesIO(file)):
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f", cell.value
                yield str(cell.value if cell.value is not None else "")


def cells_of(name: str, file: bytes) -> list[str]:
    return of_csv(file) if name.endswith(".csv") else list(of_xlsx(file))


def test_every_list_of_the_export_of_everything(made: Cast, tmp_path: Path) -> None:
    take_out(tmp_path, by=staff_id("lead"))
    files = sorted((tmp_path / "lists").iterdir())
    assert len(files) == 2 * len(SORTS)
    for each in files:
        assert [cell for cell in cells_of(each.name, each.read_bytes()) if not inert(cell)] == [], each.name
    people = cells_of("people.csv", (tmp_path / "lists" / "people.csv").read_bytes())
    # A carriage return is a line's end in a spreadsheet, and comes back as one.
    assert {f"'{evil}" for evil in EVIL} <= set(people)


def test_the_cases_behind_a_figure_and_figures_at_the_command_line(
    made: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = client_of(made, "lead").get(reverse("figure_cases_csv", kwargs={"measure": MEASURE}))
    cells = of_csv(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    assert "'=1+1" in cells
    assert [cell for cell in cells if not inert(cell)] == []
    asked = ["figures", "show", MEASURE, "--as-at", made.today.isoformat(), "--format", "csv", "--by", "team"]
    main([*asked, "--as", "analyst.made-up"])
    assert [cell for cell in of_csv(capsys.readouterr().out) if not inert(cell)] == []
    # A group is a code, and codes are plain today; the file is inert whatever they are.
    write("csv", [{"group": evil} for evil in EVIL], ("group",))
    assert [cell for cell in of_csv(capsys.readouterr().out) if not inert(cell)] == []


def test_the_rows_that_were_left_out_of_what_was_brought_in(made: Cast) -> None:
    bad = [row("people", person=f"X-{number}", name=evil, birth_date="31/02/1950") for number, evil in enumerate(EVIL)]
    left_out = kept(csv_of(bad), keep_good_rows=True).left_out
    assert left_out is not None
    cells = of_csv(left_out)
    assert "'=1+1" in cells
    assert [cell for cell in cells if not inert(cell)] == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_template(sort: str, form: str) -> None:
    assert [cell for cell in cells_of(f"x.{form}", template(SORTS[sort], form)) if not inert(cell)] == []


def test_nothing_else_writes_such_files() -> None:
    found = set()
    for path in LINTEL.rglob("*.py"):
        if re.search(r"csv\.(writer|DictWriter)\(|Workbook\(", path.read_text("utf-8")):
            found.add(path.relative_to(LINTEL).as_posix())
    assert found == WRITERS
