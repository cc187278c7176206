"""The shelf: a folder of files under names that we draw. What somebody called a file is never part of a path."""

import filecmp
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

DRAWN = re.compile(r"[0-9a-f]{48}")


def put(pieces: Iterable[bytes]) -> str:
    """Write a file, and wait until the disk has it. Returns its name. Raises OSError, and then leaves nothing behind."""
    name = secrets.token_hex(24)
    path = path_of(name)
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        _write(path, pieces)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return name


def _write(path: Path, pieces: Iterable[bytes]) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder()


def _sync_folder() -> None:
    """A file is there after a power cut only if its folder has been written too."""
    folder = os.open(_folder(), os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def path_of(name: str) -> Path:
    """Where a file lies. Names are ours, and nothing else is looked up."""
    if not DRAWN.fullmatch(name):
        raise ValueError("no name of ours")
    return _folder() / name


def content_of(name: str) -> bytes | None:
    """What is in a file; None where it is gone."""
    try:
        return path_of(name).read_bytes()
    except FileNotFoundError:
        return None


def digest_of(name: str) -> str:
    """What tells the bytes of a file from all others. It is not read into memory whole. Raises OSError where it is gone."""
    with path_of(name).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def are_the_same(one: str, other: str) -> bool:
    """Whether two files hold the same bytes; not where one is gone. Neither is read into memory whole."""
    try:
        return filecmp.cmp(path_of(one), path_of(other), shallow=False)
    except FileNotFoundError:
        return False


def take_away(names: Iterable[str]) -> None:
    """Delete files; one that is gone already is gone."""
    for name in names:
        path_of(name).unlink(missing_ok=True)


def lying_here(before: datetime) -> Iterator[str]:
    """The names of what lies in the folder, and was written before a moment: what is younger may be on its way in."""
    if not _folder().exists():
        return
    with os.scandir(_folder()) as found:
        for each in found:
            if each.is_file(follow_symlinks=False) and each.stat().st_mtime < before.timestamp():
                yield each.name


def _folder() -> Path:
    return Path(settings.LINTEL_FILES)
