"""`lintel facts load` and `lintel facts dump`."""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from lintel.casework.looking import write_look
from lintel.domain.access import Role
from lintel.imports.lines import BadLine, read_lines, split, write_line
from lintel.imports.load import Loaded, load
from lintel.ledger import read
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.eyes import answerable
from lintel.project.commands.progress import progress

PAGE = "facts_dump"


def load_file(chosen: argparse.Namespace) -> None:
    """Load a file, all of it or nothing; a bad line is named by its number and reason."""
    if chosen.file != "-" and not _can_be_read(Path(chosen.file)):
        stop(f"There is no file “{chosen.file}”.")
    databases.build()
    by = answerable(chosen.user, _brings_facts_in, "load facts")
    try:
        loaded = _loaded(chosen, by)
    except BadLine as bad:
        stop(f"{bad} Nothing was stored.")
    said = "would be stored; nothing was, as this was a dry run" if chosen.dry_run else "stored"
    print(f"{loaded.facts:,} {'fact' if loaded.facts == 1 else 'facts'} {said}.")


def _loaded(chosen: argparse.Namespace, by: str) -> Loaded:
    digest = hashlib.sha256()
    with _opened(chosen.file) as texts, progress() as done:
        return load(
            read_lines(_digested(split(texts), digest)), council=settings.LINTEL_COUNCIL, by=by,
            digest=digest.hexdigest, dry_run=chosen.dry_run, progress=done,
        )  # fmt: skip


def _brings_facts_in(role: Role) -> bool:
    """Whoever works here may answer for a file; a councillor does not."""
    return not role.elected


def _sees_every_record(role: Role) -> bool:
    """A dump leaves nobody out, so that it can be loaded again: it is for those from whom no record is kept."""
    return role.records and role.sees_everybody and role.restricted


def _can_be_read(path: Path) -> bool:
    """Whether it is there and no folder: a pipe will do as well as a file."""
    return path.exists() and not path.is_dir()


def _opened(file: str) -> BinaryIO:
    try:
        return open(sys.stdin.fileno() if file == "-" else file, "rb")
    except OSError as refused:
        stop(f"“{file}” cannot be read: {(refused.strerror or 'unknown reason').lower()}.")


def _digested(texts: Iterator[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for text in texts:
        digest.update(text)
        yield text


def dump(chosen: argparse.Namespace) -> None:
    """Write every fact of the council, one a line, in the order of positions. It is one look, at no record in particular."""
    databases.build()
    by = answerable(chosen.user, _sees_every_record, "see every record, restricted ones too")
    last = read.head(settings.LINTEL_COUNCIL).position
    write_look(by=by, page=PAGE, shown=(), why=f"every fact up to position {last}")
    for entry in read.entries(settings.LINTEL_COUNCIL, upto=last):
        sys.stdout.buffer.write(write_line(entry))
    sys.stdout.buffer.flush()
