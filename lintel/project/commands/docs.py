"""`lintel docs`: the pages that come from the code, drawn again or compared."""

import argparse
import sys
from pathlib import Path

from django.conf import settings

from lintel.project.drawing import pages

FOLDER = Path("docs")


def draw(chosen: argparse.Namespace) -> None:
    """Draw every page; or, to check, name the pages that the code no longer says, and stop with status 1."""
    folder = settings.CHECKOUT / FOLDER
    drawn = pages()
    stale = [name for name, text in drawn.items() if _kept(folder / name) != text]
    if chosen.check:
        _stop_if(stale)
        print(f"All {len(drawn)} drawn pages say what the code says.")
        return
    folder.mkdir(exist_ok=True)
    for name in stale:
        (folder / name).write_text(drawn[name], encoding="utf-8")
    print(f"Drawn again: {', '.join(stale)}." if stale else "Nothing to draw: every page says what the code says.")


def _kept(file: Path) -> str | None:
    return file.read_text("utf-8") if file.exists() else None


def _stop_if(stale: list[str]) -> None:
    for name in stale:
        print(f"{FOLDER / name} is not what the code says now. Run make docs, and commit it.", file=sys.stderr)
    if stale:
        raise SystemExit(1)
