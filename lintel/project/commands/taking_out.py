"""`lintel export` and `lintel import everything`: all that is here as open files, and back into an empty installation."""

import argparse
from pathlib import Path

from lintel.domain.access import takes_everything_out
from lintel.imports.everything.bringing_back import bring_back as back
from lintel.imports.everything.taking_out import take_out
from lintel.imports.lines import BadLine
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.eyes import OPERATOR, answerable
from lintel.project.commands.progress import progress


def export(chosen: argparse.Namespace) -> None:
    """Write everything into a folder."""
    databases.build()
    by = answerable(
        chosen.user, takes_everything_out, "take everything out: that is for those from whom nothing is kept"
    )
    folder = _empty(Path(chosen.folder))
    try:
        with progress() as done:
            taken = take_out(folder, by=by, progress=done)
    except OSError as refused:
        stop(f"“{folder}” cannot be written: {(refused.strerror or 'unknown reason').lower()}.")
    print(f"{taken.position:,} facts and {len(taken.files)} files are in {folder}. It names real people: keep it safe.")


def _empty(folder: Path) -> Path:
    """A folder that only its owner may open, and that holds nothing yet."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            stop(f"“{folder}” is not empty. Give a folder that is, or that is not there yet.")
    except OSError as refused:
        stop(f"“{folder}” cannot be used: {(refused.strerror or 'unknown reason').lower()}.")
    return folder


def bring_back(chosen: argparse.Namespace) -> None:
    """Store an export, all of it or nothing. Nobody works in an empty installation, so nobody is named."""
    databases.build()
    try:
        with progress() as done:
            facts = back(Path(chosen.folder), by=OPERATOR, progress=done)
    except BadLine as bad:
        stop(f"{bad} Nothing was stored.")
    except FileNotFoundError as missing:
        stop(f"“{missing.filename}” is missing, so nothing was stored.")
    print(f"{facts:,} facts are back, with all that belongs to them. Now ask: lintel ledger verify")
