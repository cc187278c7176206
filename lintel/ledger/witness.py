"""The witness: once an hour the head is written to a file outside the database, so that a cut tail is found."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from lintel.ledger.models import Head

HOURLY = timedelta(hours=1)

# When each council's head was last seen in the file, so that the file is read once an hour and not at every commit.
_seen: dict[tuple[Path, str], datetime] = {}


def is_due(council: str, now: datetime) -> bool:
    """Whether an hour has passed since the council's head was last written down."""
    path = Path(settings.LINTEL_WITNESS)
    last = _seen.get((path, council))
    if last is None or now - last >= HOURLY:
        written = [line["recorded"] for line in _lines(path) if line["council"] == council]
        last = datetime.fromisoformat(written[-1]) if written else None
    if last is not None:
        _seen[path, council] = last
    return last is None or now - last >= HOURLY


def write_down(head: Head) -> None:
    """Add the head to the file, where one is due."""
    path = Path(settings.LINTEL_WITNESS)
    if head.recorded is None or not is_due(head.council, head.recorded):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {"council": head.council, "position": head.position, "hash": head.hash}
    with path.open("a+b") as file:
        file.write(_line_end(file) + json.dumps(line | {"recorded": head.recorded.isoformat()}).encode() + b"\n")
    _seen[path, head.council] = head.recorded


def _line_end(file: BinaryIO) -> bytes:
    """A line end where the file's last line was cut short, so that the next is not lost with it."""
    if file.seek(0, os.SEEK_END) == 0:
        return b""
    file.seek(-1, os.SEEK_END)
    return b"" if file.read(1) == b"\n" else b"\n"


def heads_written_down(council: str) -> list[tuple[int, str]]:
    """Every (position, hash) in the file for a council."""
    lines = _lines(Path(settings.LINTEL_WITNESS))
    return [(line["position"], line["hash"]) for line in lines if line["council"] == council]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of the file; one cut short by a power cut, or that says no head, holds nothing."""
    if path.exists():
        for line in path.read_bytes().splitlines():
            with suppress(ValueError, TypeError, KeyError):
                said = json.loads(line)
                yield {"council": str(said["council"]), "position": int(said["position"]), "hash": str(said["hash"]),
                       "recorded": datetime.fromisoformat(said["recorded"]).isoformat()}  # fmt: skip
