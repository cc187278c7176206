"""Bad arguments and bad surroundings: status 2, one plain line, and nothing that only a programmer can read."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lintel.casework.leavers import record_leaver
from lintel.ledger.models import Entry
from lintel.measures.models import Published
from tests.integration.project.conftest import Lintel, Said
from tests.people import cast

WAITING = "waiting_now:care_act_assessment:allocation"
ASK = (WAITING, "--as-at", "2026-01-31")

# What is asked, and words that the answer must hold.
BAD: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "COMMAND"),
    (("frobnicate",), "frobnicate"),
    (("figures",), "COMMAND"),
    (("figures", "show", WAITING), "--as-at"),
    (("figures", "show", "waiting_now:nobody", "--as-at", "2026-01-31"), "There is no figure called"),
    (("figures", "show", WAITING, "--as-at", "2026-02-30"), "is not a date such as"),
    (("figures", "show", WAITING, "--as-at", "yesterday"), "is not a date such as"),
    (("figures", "show", WAITING, "--as-at", "0001-01-01", "--months", "24"), "years from 1900"),
    (("figures", "show", WAITING, "--as-at", "1900-05-31", "--months", "24"), "begin in 1898, before 1900"),
    (("figures", "show", WAITING, "--as-at", "2099-01-31"), "a day that has not come"),
    (("figures", "show", *ASK, "--as-known-on", "2099-02-01"), "cannot be asked now"),
    (("figures", "show", *ASK, "--as-known-on", "2026-01-30"), "had not come yet"),
    (("figures", "show", *ASK, "--as-known-on", "soon"), "is neither a date"),
    (("figures", "show", *ASK, "--as-known-on", "2026-02-02T99:00"), "is neither a date"),
    (("figures", "show", *ASK, "--as-known-on", ""), "is neither a date"),
    (("figures", "show", *ASK, "--as-known-on", "9999-12-31"), "years from 1900"),
    (("figures", "show", *ASK, "--as-known-on", "0001-01-01T00:00+14:00"), "years from 1900"),
    (("figures", "show", *ASK, "--by", "shoe_size"), "shoe_size"),
    (("figures", "show", *ASK, "--engine", "steam"), "steam"),
    (("figures", "show", *ASK, "--format", "papyrus"), "papyrus"),
    (("figures", "show", *ASK, "--months", "0"), "number of months"),
    (("figures", "show", *ASK, "--months", "-4"), "months"),
    (("figures", "show", *ASK, "--months", "240000"), "number of months"),
    (("figures", "list", "--format", "papyrus"), "papyrus"),
    (("figures", "members", *ASK, "--as", "nobody"), "There is nobody called “nobody” who works here"),
    (("figures", "members", *ASK, "--as", "teammate.made-up"), "There is nobody called"),
    (("figures", "members", *ASK, "--as", "\udcff"), "cannot be read"),
    (("figures", "members", "nothing", "--as-at", "2026-01-31"), "There is no figure called"),
    (("figures", "publish", *ASK, "--as", "worker.made-up"), "Wren Applegarth may not publish figures"),
    (("figures", "publish", *ASK, "--as", "nobody"), "There is nobody called"),
    (("figures", "publish", WAITING, "--as-at", "2099-01-31"), "a day that has not come"),
    (("figures", "restate", "nothing"), "no published figure"),
    (("figures", "restate", "00000000-0000-0000-0000-000000000000"), "no published figure"),
    (("facts", "load", "no-such-file.jsonl"), "There is no file"),
    (("facts", "load", "."), "There is no file"),
    (("facts", "load"), "FILE"),
    (("demo", "--port", "0"), "not a port"),
    (("serve", "--port", "65536"), "not a port"),
    (("serve", "--port", "²"), "not a port"),
    (("serve", "--host", "0.0.0.0"), "only be reached from this machine"),
    (("ledger", "verify", "--harder"), "--harder"),
)


@pytest.fixture
def settled(db: None) -> None:
    """The cast, one of whom has left."""
    made = cast()
    record_leaver(made.staff["teammate"], on=made.today, by=made.staff["manager"])


def assert_one_plain_line(said: Said, words: str) -> None:
    assert said.status == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.rstrip().endswith((".", "--help"))
    assert said.err[0].isupper() or said.err[0] == "“"
    assert words in said.err
    assert [word for word in ("Traceback", "Error", "Exception", "lintel.", "None") if word in said.err] == []


@pytest.mark.parametrize(
    ("arguments", "words"), BAD, ids=lambda each: " ".join(each) if isinstance(each, tuple) else ""
)
def test_a_bad_argument_is_one_plain_line(
    lintel: Lintel, settled: None, arguments: tuple[str, ...], words: str
) -> None:
    before = Entry.objects.count()
    assert_one_plain_line(lintel(*arguments), words)
    assert (Entry.objects.count(), Published.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"{", "Line 1: It is not one JSON object."),
        (b"\xff\xfe\x00", "Line 1: It is not plain UTF-8."),
        ('\ufeff{"fact": "WorkClosed"}\n'.encode(), "Line 1: It is not plain UTF-8."),
        ('{"fact": "WorkClosed"}\n'.encode("utf-16"), "Line 1: It is not plain UTF-8."),
        ('{"fact": "WorkClosed"}\n'.encode("utf-16-le"), "Line 1: It is not plain UTF-8."),
        (b"\n\n[]\n", "Line 3: It is not one JSON object."),
        (b'{"fact": "WorkEaten"}\n', "Line 1: "),
        (b"x" * 20_000, "Line 1: It is too long"),
    ],
)
def test_a_bad_line_is_named_by_its_number(lintel: Lintel, tmp_path: Path, text: bytes, words: str) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(text)
    said = lintel("facts", "load", str(file))
    assert_one_plain_line(said, words)
    assert said.err.endswith(" Nothing was stored.\n")
    assert Entry.objects.count() == 0


SECRET = "kN4-vQ7_zT1yH9pW2xB6mR0cF3sD8gJ5lA7uE4oI1tYqZwXe"


def alone(folder: Path, *arguments: str, **environment: str) -> Said:
    """Run the command line as a process of its own, in surroundings of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LINTEL_", "DJANGO_"))}
    place = {"LINTEL_DATABASE_URL": f"sqlite:///{folder}/lintel.sqlite3", "LINTEL_WITNESS": f"{folder}/witness.jsonl"}
    command = [sys.executable, "-c", "from lintel.project.command_line import main; main()", *arguments]
    ran = subprocess.run(
        command, env=kept | place | environment, capture_output=True, text=True, cwd=folder, check=False
    )
    return Said(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgres://somebody:hush@127.0.0.1:1/nowhere", "The database cannot be opened."),
        ("sqlite:///no/such/folder/lintel.sqlite3", "The database cannot be opened."),
        ("sqlite:///letter.txt", "The database cannot be opened."),
        ("papyrus", "LINTEL_DATABASE_URL is not an address"),
    ],
)
def test_a_database_that_cannot_be_opened_is_one_plain_line(tmp_path: Path, url: str, words: str) -> None:
    (tmp_path / "letter.txt").write_text("Not a database at all. " * 100)
    said = alone(tmp_path, "ledger", "verify", LINTEL_DATABASE_URL=url)
    assert_one_plain_line(said, words)
    assert "hush" not in said.err


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LINTEL_MODE": "production"}, "LINTEL_SECRET must be set"),
        ({"LINTEL_MODE": "production", "LINTEL_SECRET": SECRET * 2}, "LINTEL_HOSTS must list"),
        (
            {"LINTEL_MODE": "production", "LINTEL_SECRET": SECRET * 2, "LINTEL_HOSTS": "lintel.example"},
            "LINTEL_SECRET_KEYS must list keys",
        ),
        (
            {"LINTEL_MODE": "production", "LINTEL_SECRET": SECRET * 2, "LINTEL_HOSTS": "lintel.example"}
            | {"LINTEL_SECRET_KEYS": "b25lLW9mLW91ci1vd24tbWFkZS1mb3ItdGVzdHMtMDE="},
            "The demonstration does not run in production.",
        ),
        ({"LINTEL_MODE": "party"}, "Set it to demo, production or test."),
    ],
)
def test_the_demonstration_refuses_where_it_is_not_safe(
    tmp_path: Path, environment: dict[str, str], words: str
) -> None:
    assert_one_plain_line(alone(tmp_path, "demo", "--no-serve", **environment), words)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def taken_port() -> Iterator[str]:
    """A port at which something else answers."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield str(other.getsockname()[1])


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_said_before_anything_is_made(tmp_path: Path, taken_port: str, command: str) -> None:
    said = alone(tmp_path, command, "--port", taken_port)
    assert_one_plain_line(said, f"cannot answer at 127.0.0.1:{taken_port}")
