"""`make chaos`: writers killed in the middle of their work, on SQLite, and on PostgreSQL where LINTEL_DATABASE_URL names one.

Everything happens in a temporary folder, or in a database of its own on that server, and is thrown away afterwards.
"""

import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

LONGEST_SECONDS, LONGEST_OF_ORACLE = 85, 1800


@contextmanager
def database_of_its_own(url: str) -> Iterator[str]:
    """A new database on the server at an address, as an address; dropped at the end."""
    name = f"chaos_{uuid.uuid4().hex}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield f"{url.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def cut_power(url: str, folder: Path) -> int:
    """Run the power cuts on one database. Returns the exit status."""
    print(f"Power cuts on {url.partition(':')[0]}", flush=True)
    return _run(["chaos.power_cuts", str(folder)], url, folder, mode="test", seconds=LONGEST_SECONDS)


def ask_the_oracle(url: str, folder: Path) -> int:
    """Send forms to servers that die, on one database. Returns the exit status."""
    print(f"Forms sent to servers that die, on {url.partition(':')[0]}", flush=True)
    return _run(["chaos.oracle", str(folder), url], url, folder, mode="demo", seconds=LONGEST_OF_ORACLE)


def _run(module: list[str], url: str, folder: Path, *, mode: str, seconds: int) -> int:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "lintel.project.settings",
        "LINTEL_MODE": mode,
        "LINTEL_DATABASE_URL": url,
        "LINTEL_WITNESS": str(folder / "witness.jsonl"),
        # Whoever sends forms says from where, as a web server of ours would.
        "LINTEL_WEB_SERVERS": "1",
    }
    return subprocess.run([sys.executable, "-m", *module], env=environment, timeout=seconds).returncode


def main() -> int:
    """Both databases, one after the other. Returns the worse exit status."""
    statuses = []
    with tempfile.TemporaryDirectory() as folder:
        statuses.append(cut_power(f"sqlite:///{folder}/chaos.sqlite3", Path(folder)))
    with tempfile.TemporaryDirectory() as folder:
        statuses.append(ask_the_oracle(f"sqlite:///{folder}/portal.sqlite3", Path(folder)))
    url = os.environ.get("LINTEL_DATABASE_URL", "")
    if url.startswith("postgres"):
        with tempfile.TemporaryDirectory() as folder, database_of_its_own(url) as own:
            statuses.append(cut_power(own, Path(folder)))
        with tempfile.TemporaryDirectory() as folder, database_of_its_own(url) as own:
            statuses.append(ask_the_oracle(own, Path(folder)))
    return max(statuses)


if __name__ == "__main__":
    sys.exit(main())
