"""The witness: once an hour the head is written to a file outside the database, so that a cut tail is found."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from lintel.ledger.models import Head

HOURLY = timedelta(hours=1)


def write_down(head: Head) -> None:
    """Add the head to the file, unless one was added within the hour."""
    path = Path(settings.LINTEL_WITNESS)
    last = next(reversed(list(_lines(path))), None)
    now = head.recorded
    if now is None or (last and last["recorded"] > (now - HOURLY).isoformat()):
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        line = {"council": head.council, "position": head.position, "hash": head.hash, "recorded": now.isoformat()}
        file.write(json.dumps(line) + "\n")


def heads_written_down(council: str) -> list[tuple[int, str]]:
    """Every (position, hash) in the file for a council."""
    lines = _lines(Path(settings.LINTEL_WITNESS))
    return [(line["position"], line["hash"]) for line in lines if line["council"] == council]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        yield from (json.loads(line) for line in path.read_text("utf-8").splitlines() if line)
