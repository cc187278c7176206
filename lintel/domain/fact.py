"""What every fact has, how one points at another, and how corrections and withdrawals are resolved."""

import dataclasses
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, ClassVar, NamedTuple

FACTS: dict[str, type["Fact"]] = {}


def new_id() -> str:
    """A random id for a fact, a work, a person or a document."""
    return str(uuid.uuid4())


def code(code_list: str, **given: Any) -> Any:
    """A field whose value must stand in the published list `code_list`; `given` may hold its default."""
    return field(metadata={"codes": code_list}, **given)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that happened. `occurred` is a London date; `at` the London time where it is known.

    `subject` is the work or person it is about. `follows` names the fact of the same commit that this one came with:
    it then shares that fact's date, and falls if that fact is withdrawn. `note` is the id of a document.
    """

    VERSION: ClassVar[int] = 1
    ABOUT: ClassVar[str] = ""

    subject: str
    occurred: date
    at: time | None = None
    id: str = field(default_factory=new_id)
    follows: str | None = None
    note: str | None = None

    def __init_subclass__(cls) -> None:
        FACTS[cls.__name__] = cls


@dataclass(frozen=True, kw_only=True)
class Corrected(Fact):
    """A date or code of an earlier fact was wrong. `original` is always the first fact, never a correction.

    `changes` gives each corrected field its right value as text; the last recorded value of each field stands.
    """

    original: str
    changes: Mapping[str, str | None]
    reason: str = code("correction_reasons")


@dataclass(frozen=True, kw_only=True)
class Withdrawn(Fact):
    """An earlier fact should never have been recorded. A withdrawal may itself be withdrawn."""

    original: str
    reason: str = code("correction_reasons")


class Recorded(NamedTuple):
    """A fact as the ledger holds it: its position, its place in its subject's sequence, when and by whom recorded."""

    fact: Fact
    position: int
    sequence: int
    recorded: datetime
    by: str


def effective(recorded: Sequence[Recorded]) -> list[Recorded]:
    """The facts that stand, put right and in the order in which they happened (same day: as recorded).

    `recorded` is one subject's facts in sequence. Source: work.md, rules 7 and 8.
    """
    if any(isinstance(entry.fact, Corrected | Withdrawn) for entry in recorded):
        recorded = _put_right(recorded)
    return sorted(recorded, key=_order)


def _order(entry: Recorded) -> tuple[date, int]:
    return entry.fact.occurred, entry.sequence


def withdrawn_ids(recorded: Sequence[Recorded]) -> set[str]:
    """The ids that withdrawals in force point at. Read backwards, as a withdrawal can only point back."""
    void: set[str] = set()
    for entry in reversed(recorded):
        if isinstance(entry.fact, Withdrawn) and entry.fact.id not in void:
            void.add(entry.fact.original)
    return void


def corrections(recorded: Iterable[Recorded], void: set[str]) -> dict[str, dict[str, str | None]]:
    """For each original, the value that each corrected field now has."""
    changes: dict[str, dict[str, str | None]] = {}
    for entry in recorded:
        if isinstance(entry.fact, Corrected) and entry.fact.id not in void:
            changes.setdefault(entry.fact.original, {}).update(entry.fact.changes)
    return changes


def _put_right(recorded: Sequence[Recorded]) -> list[Recorded]:
    void = withdrawn_ids(recorded)
    changes = corrections(recorded, void)
    standing: dict[str, Recorded] = {}
    for entry in recorded:
        fact = entry.fact
        if isinstance(fact, Corrected | Withdrawn) or fact.id in void:
            continue
        if fact.follows is not None and fact.follows not in standing:
            continue
        standing[fact.id] = entry._replace(fact=_with_leader(corrected(fact, changes.get(fact.id, {})), standing))
    return list(standing.values())


def _with_leader(fact: Fact, standing: Mapping[str, Recorded]) -> Fact:
    if fact.follows is None:
        return fact
    leader = standing[fact.follows].fact
    return dataclasses.replace(fact, occurred=leader.occurred, at=leader.at)


def corrected(fact: Fact, changes: Mapping[str, str | None]) -> Fact:
    """`fact` with its fields changed to the values given as text. Raises ValueError for an impossible date or time."""
    if not changes:
        return fact
    readers = field_readers(type(fact))
    read: dict[str, Any] = {name: None if text is None else readers[name](text) for name, text in changes.items()}
    return dataclasses.replace(fact, **read)


def field_readers(kind: type[Fact]) -> dict[str, Any]:
    """How each field of a kind of fact is read from its text."""
    return {each.name: _reader(str(each.type)) for each in dataclasses.fields(kind)}


def _reader(annotation: str) -> Any:
    readers: dict[str, Any] = {"bool": _yes_or_no, "int": int, "date": date.fromisoformat, "time": plain_time}
    named = annotation.removesuffix(" | None").removeprefix("<class '").removesuffix("'>").removeprefix("datetime.")
    return readers.get(named, str)


def plain_time(text: str) -> time:
    """A time of day from its text. Raises ValueError for one with a time zone: it is London's, and says no zone."""
    read = time.fromisoformat(text)
    if read.tzinfo is not None:
        raise ValueError(text)
    return read


def _yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(text)
    return text == "yes"
