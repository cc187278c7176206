"""`python -m bench [facts|pages|commits|find]`: one table a subject, on the database that LINTEL_DATABASE_URL names."""

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

SUBJECTS = ("facts", "pages", "commits", "find")


def main() -> None:
    """Run the benchmarks named on the command line, or all, in a folder that goes away afterwards."""
    chosen = sys.argv[1:] or list(SUBJECTS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ.setdefault("LINTEL_DATABASE_URL", f"sqlite:///{folder / 'bench.sqlite3'}")
        os.environ["LINTEL_WITNESS"] = str(folder / "witness.jsonl")
        os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
        django.setup()
        for subject in SUBJECTS:
            if subject in chosen:
                import_module(f"bench.{subject}").run(folder)


main()
