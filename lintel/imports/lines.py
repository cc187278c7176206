"""JSON Lines: one fact a line. Documented in docs/facts.md, read and written here."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, BinaryIO

import orjson

from lintel.domain.document import Line
from lintel.domain.fact import Recorded
from lintel.domain.refusals import Refused, sentence
from lintel.ledger.codec import from_json, read_code

LONGEST_LINE = 10_000
LONGEST_REASON = 300


class BadLine(Exception):
    """A line that cannot be loaded: its number, counted from 1, and the reason as a sentence."""

    def __init__(self, number: int, reason: str) -> None:
        # The reason may repeat what the line says, and that may be anything.
        reason = "".join(letter if letter.isprintable() else "?" for letter in reason)
        self.number, self.reason = number, reason if len(reason) <= LONGEST_REASON else f"{reason[:LONGEST_REASON]} …"
        super().__init__(f"Line {number}: {self.reason}")


def split(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; one that is too long to hold a fact is cut, so that it is never held whole."""
    while text := file.readline(LONGEST_LINE + 1):
        yield text


def read_lines(texts: Iterable[bytes]) -> Iterator[tuple[int, Line]]:
    """Each line that is not blank, with its number. Raises BadLine for one that cannot be read."""
    for number, text in enumerate(texts, start=1):
        if len(text) > LONGEST_LINE:
            raise BadLine(number, sentence(Refused("line_too_long", longest=f"{LONGEST_LINE:,}")))
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
        raise _unreadable(text) from error
    if not isinstance(values, dict):
        raise Refused("not_json")
    kind, recorded, by = _taken(values, "fact"), _taken(values, "recorded"), _taken(values, "by")
    version = values.pop("version", None)
    fact = from_json(_read(read_code, kind, "fact"), values)
    if version not in (None, fact.VERSION):
        raise Refused("unreadable", name="version")
    return Line(fact, _moment(recorded), _read(read_code, by, "by"))


def _unreadable(text: bytes) -> Refused:
    """Why a line is no JSON. A byte-order mark and UTF-16 cannot be seen in an editor, so they are told by name."""
    try:
        said = text.decode("utf-8")
    except UnicodeDecodeError:
        return Refused("not_utf_8")
    return Refused("not_utf_8") if said.startswith("\ufeff") or "\0" in said else Refused("not_json")


def _taken(values: dict[str, Any], name: str) -> str:
    value = values.pop(name, None)
    if not isinstance(value, str) or not value:
        raise Refused("missing_field", name=name, kind="line")
    return value


def _read(read: Callable[[str], str], value: str, name: str) -> str:
    try:
        return read(value)
    except ValueError as error:
        raise Refused("unreadable", name=name) from error


def _moment(text: str) -> datetime:
    try:
        moment = _in_utc(text)
    except (ValueError, OverflowError) as error:
        raise Refused("unreadable", name="recorded") from error
    if moment is None:
        raise Refused("no_time_zone")
    return moment


@lru_cache(maxsize=64)
def _in_utc(text: str) -> datetime | None:
    """None where the text says no time zone. The facts of one commit share their moment."""
    moment = datetime.fromisoformat(text)
    return None if moment.tzinfo is None else moment.astimezone(UTC)


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
