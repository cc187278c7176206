"""The chain: each entry's hash takes in the hash before it, so that no entry can change unseen."""

import hashlib
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Protocol


class Said(Protocol):
    """What the columns of an entry say."""

    council: str
    position: int
    fact: str
    subject: str
    sequence: int
    kind: str
    version: int
    occurred: date
    at: time | None
    recorded: datetime
    by: str
    body: str
    load: int | None


def said(entry: Said) -> str:
    """Everything that an entry says, as one text. Dates as ISO; `recorded` in UTC to the microsecond."""
    at = entry.at.isoformat() if entry.at else ""
    return "\x1f".join(
        (
            entry.council,
            str(entry.position),
            entry.fact,
            entry.subject,
            str(entry.sequence),
            entry.kind,
            str(entry.version),
            entry.occurred.isoformat(),
            at,
            moment_text(entry.recorded),
            entry.by,
            "" if entry.load is None else str(entry.load),
            entry.body,
        )
    )


@lru_cache(maxsize=1024)
def moment_text(moment: datetime) -> str:
    """A moment in UTC to the microsecond, the same from both databases."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def link(previous: str, text: str) -> str:
    """The hash of an entry that says `text` and stands after the entry with hash `previous`."""
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
