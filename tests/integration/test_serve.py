"""The server, as its own process: it says where it is once it listens, answers, and stops when asked."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

START = (
    "import sys, django; django.setup(); from lintel.project.serve import serve; serve(sys.argv[1], int(sys.argv[2]))"
)

# The same, with a paper that waits to be scanned.
WITH_A_PAPER = """
import sys, django; django.setup()
from django.utils import timezone
from lintel.gateways import shelf
from lintel.project import scanning_beside
from lintel.project.commands import databases
from lintel.project.serve import serve
from lintel.records.models import SentFile
databases.build()
SentFile.objects.create(id="1", work="2", name="a.pdf", kind="application/pdf", size=4, stored=shelf.put([b"%PDF"]),
                        state="waiting", added_at=timezone.now())
scanning_beside.EVERY_SECONDS = 0.2
serve(sys.argv[1], int(sys.argv[2]), beside=scanning_beside.scan_beside)
"""


def started(folder: Path, host: str, port: int, program: str = START) -> subprocess.Popen[str]:
    """A server in the demonstration's mode, on a database of its own."""
    chosen = {
        "LINTEL_MODE": "demo",
        "LINTEL_DATABASE_URL": f"sqlite:///{folder}/served.sqlite3",
        "DJANGO_SETTINGS_MODULE": "lintel.project.settings",
    }
    command = [sys.executable, "-c", program, host, str(port)]
    return subprocess.Popen(
        command, env=os.environ | chosen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    )


@pytest.fixture
def free_port() -> int:
    """A port that nothing answers at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, free_port: int) -> Iterator[subprocess.Popen[str]]:
    """A server that is stopped at the end, whatever happened."""
    process = started(tmp_path, "127.0.0.1", free_port)
    yield process
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def test_it_says_where_it_is_and_answers(server: subprocess.Popen[str], free_port: int) -> None:
    assert server.stdout is not None
    line = server.stdout.readline()
    assert re.search(rf"http://127\.0\.0\.1:{free_port}/", line)
    with pytest.raises(urllib.error.HTTPError, match="404") as answer:
        urllib.request.urlopen(f"http://127.0.0.1:{free_port}/no-such-page", timeout=20)
    assert "default-src 'none'" in answer.value.headers["Content-Security-Policy"]
    answer.value.close()


def test_in_the_demonstration_what_was_sent_is_scanned_while_it_answers(tmp_path: Path, free_port: int) -> None:
    process = started(tmp_path, "127.0.0.1", free_port, WITH_A_PAPER)
    assert process.stdout is not None
    assert "Lintel is at" in process.stdout.readline()
    until = time.monotonic() + 20
    with closing(sqlite3.connect(tmp_path / "served.sqlite3")) as database:
        while _states(database) != [("clean",)] and time.monotonic() < until:
            time.sleep(0.1)
        assert _states(database) == [("clean",)]
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=30)


def _states(database: sqlite3.Connection) -> list[tuple[str]]:
    return database.execute("SELECT state FROM records_sentfile").fetchall()


def refusal(folder: Path, host: str, port: int) -> str:
    """The last line of a server that would not start."""
    process = started(folder, host, port)
    _, said = process.communicate(timeout=60)
    assert process.returncode != 0
    return said.strip().splitlines()[-1]


def test_the_demonstration_is_not_shown_to_other_machines(tmp_path: Path, free_port: int) -> None:
    assert "may only be reached from this machine" in refusal(tmp_path, "0.0.0.0", free_port)


def test_a_port_in_use_is_named(tmp_path: Path, free_port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        assert f"cannot answer at 127.0.0.1:{free_port}" in refusal(tmp_path, "127.0.0.1", free_port)
