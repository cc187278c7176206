"""`lintel import template`, `check` and `load`: what a council has already, from spreadsheets."""

import argparse
import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from lintel.domain.access import brings_in_people, brings_in_set_up
from lintel.imports.check import looked_at
from lintel.imports.keep import keep
from lintel.imports.report import Report, Said
from lintel.imports.sheets.sorts import ABOUT_PEOPLE, SORTS
from lintel.imports.sheets.taken import BadSheet, Taken, take
from lintel.imports.sheets.template import template
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.eyes import answerable
from lintel.project.commands.progress import progress

MOST_SAID = 200


def write_template(chosen: argparse.Namespace) -> None:
    """Write the template of a sort into a file that is not there yet."""
    path = Path(chosen.to or f"{chosen.sort}-template.{chosen.format}")
    _write_new(path, template(SORTS[chosen.sort], chosen.format))
    print(f"{path} is ready to be filled.")


def check(chosen: argparse.Namespace) -> None:
    """Say what a load would do with each row. Status 1 where a row is at fault."""
    with _taken(chosen.file) as (taken, _):
        by = _answering(chosen, taken)
        with progress(taken.rows) as done:
            report = looked_at(taken, by=by, progress=done)
    _say(report)
    print(f"{_counted(report)} Nothing was stored: this was a check.")
    if not report.is_clean:
        raise SystemExit(1)


def load(chosen: argparse.Namespace) -> None:
    """Store a sheet; with a row at fault nothing, or the good rows where that was said."""
    with _taken(chosen.file) as (taken, digest):
        by = _answering(chosen, taken)
        with progress(taken.rows) as done:
            kept = keep(taken, by=by, digest=digest, keep_good_rows=chosen.keep_good_rows, progress=done)
    _say(kept.report)
    if kept.left_out is not None:
        path = _beside(Path(chosen.file))
        _write_new(path, kept.left_out)
        print(f"What was left out is in {path}, each row with its reasons. Put it right there, and load that file.")
    nothing = (
        "Nothing was stored." if kept.report.is_clean or kept.left_out else "Nothing was stored, as rows are at fault."
    )
    print(f"{_counted(kept.report)} {'Stored.' if kept.stored else nothing}")
    if not kept.report.is_clean:
        raise SystemExit(1)


@contextmanager
def _taken(name: str) -> Iterator[tuple[Taken, str]]:
    """The rows of a file, and its digest. What it holds is not asked who may see: it is the file of whoever has it."""
    path = Path(name)
    if not path.is_file():
        stop(f"There is no file “{name}”.")
    databases.build()
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            with _read(file) as taken:
                yield taken, digest
    except BadSheet as bad:
        stop(f"{bad} Nothing was stored.")
    except OSError as refused:
        stop(f"“{name}” cannot be read: {(refused.strerror or 'unknown reason').lower()}.")


@contextmanager
def _read(file: IO[bytes]) -> Iterator[Taken]:
    with ExitStack() as open_until_done:
        with progress() as done:
            taken = open_until_done.enter_context(take(file, done))
        yield taken


def _answering(chosen: argparse.Namespace, taken: Taken) -> str:
    """Who answers for it: people and waits only somebody from whom no record is kept."""
    if taken.sort.name in ABOUT_PEOPLE:
        return answerable(chosen.user, brings_in_people, "bring people or waits in")
    return answerable(chosen.user, brings_in_set_up, f"bring {taken.sort.title.lower()} in")


def _say(report: Report) -> None:
    for note in report.of_the_file:
        print(note)
    for said in [*_most(report.reasons), *_most(report.notes)]:
        print(f"Row {said.row}{f', {said.column}' if said.column else ''}: {said.what}")
    left = max(0, len(report.reasons) - MOST_SAID) + max(0, len(report.notes) - MOST_SAID)
    if left:
        print(f"And {left:,} more.")


def _most(said: list[Said]) -> list[Said]:
    return said[:MOST_SAID]


def _counted(report: Report) -> str:
    counted = f"{report.rows:,} rows of the sheet for {report.title.lower()}: {report.new:,} new, "
    return f"{counted}{report.here_already:,} here already, {report.at_fault:,} at fault."


def _beside(path: Path) -> Path:
    """A name that is free, beside the file: people.left-out.csv, people.left-out-2.csv and so on."""
    number, found = 1, path.with_name(f"{path.stem}.left-out.csv")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}.left-out-{number}.csv")
    return found


def _write_new(path: Path, content: bytes) -> None:
    try:
        with _new(path) as file:
            file.write(content)
    except FileExistsError:
        stop(f"{path} is there already. Give another name with --to FILE, or take it away first.")
    except OSError as refused:
        stop(f"“{path}” cannot be written: {(refused.strerror or 'unknown reason').lower()}.")


def _new(path: Path) -> IO[bytes]:
    return path.open("xb")
