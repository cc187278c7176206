"""`python -m bench facts commits`, `python -m bench pages find`, `python -m bench forms` or `python -m bench papers`: tables
of speed, on SQLite or where LINTEL_DATABASE_URL says.

Facts and commits stand in one ledger in bulk, pages and finding in one county of made-up people, each in a database of
its own. A county that is there already is measured again as it is. Papers are read without a database.
"""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

SUBJECTS = ("facts", "commits", "pages", "find", "forms", "papers")


def main() -> None:
    """Run the benchmarks named on the command line, in a folder that goes away afterwards."""
    chosen = sys.argv[1:]
    if not chosen or not set(chosen) <= set(SUBJECTS):
        raise SystemExit(f"Say which: {', '.join(SUBJECTS)}.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.setdefault("LINTEL_DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
        os.environ["LINTEL_WITNESS"] = str(folder / "witness.jsonl")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        raise SystemExit(max([_run(subject, folder) for subject in chosen]))


def _run(subject: str, folder: Path) -> int:
    """Run one, and say what it refuses; the others are run all the same."""
    try:
        import_module(f"bench.{subject}").run(folder)
    except SystemExit as refused:
        print(f"{subject}: {refused}", flush=True)
        return 1
    return 0


main()
