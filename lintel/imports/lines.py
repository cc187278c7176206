"""JSON Lines: one fact a line. Documented in docs/facts.md, read and written here."""

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import orjson

from lintel.domain.document import Line
from lintel.domain.fact import Recorded
from lintel.domain.refusals import Refused
from lintel.ledger.codec import from_json


class BadLine(Exception):
    """A line that cannot be loaded: its number, counted from 1, and the reason as a sentence."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"Line {number}: {reason}")
        self.number, self.reason = number, reason


def read_lines(texts: Iterable[bytes]) -> Iterator[tuple[int, Line]]:
    """Each line that is not blank, with its number. Raises BadLine for one that cannot be read."""
    for number, text in enumerate(texts, start=1):
        if text.strip():
            try:
                yield number, read_line(text)
            except Refused as refused:
                raise BadLine(number, str(refused)) from refused


def read_line(text: bytes) -> Line:
    """One line as a fact on its way in. Raises Refused."""
    try:
        values = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused("not_json") from error
    if not isinstance(values, dict):
        raise Refused("not_json")
    kind, recorded, by = (_taken(values, name) for name in ("fact", "recorded", "by"))
    values.pop("version", None)
    for name in ("id", "subject"):
        _check_id(values.get(name), name)
    return Line(from_json(kind, values), _moment(recorded), by)


def _taken(values: dict[str, Any], name: str) -> str:
    value = values.pop(name, None)
    if not isinstance(value, str) or not value or len(value) > 40:
        raise Refused("missing_field", name=name, kind="line")
    return value


def _check_id(value: object, name: str) -> None:
    try:
        uuid.UUID(str(value))
    except ValueError as error:
        raise Refused("unreadable", name=name) from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused("unreadable", name="recorded") from error
    if moment.tzinfo is None:
        raise Refused("no_time_zone")
    return moment.astimezone(UTC)


def write_line(entry: Recorded) -> bytes:
    """One fact as a line, with its line end."""
    values = {name: value for name, value in vars(entry.fact).items() if value is not None}
    shared = {
        "fact": type(entry.fact).__name__,
        "version": entry.fact.VERSION,
        "recorded": entry.recorded.astimezone(UTC).isoformat(),
        "by": entry.by,
    }
    return orjson.dumps(shared | values, option=orjson.OPT_APPEND_NEWLINE)
