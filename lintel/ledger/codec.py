"""Between a fact and its stored form: canonical JSON of what is not in a column of its own."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from functools import cache, lru_cache
from typing import Any, get_args, get_origin

import orjson

from lintel.domain.fact import Fact, plain_time
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts

# Ids, codes, days and times only: nothing that is said in words fits. The names of measures are the longest.
LONGEST = 60
CODE = re.compile("[a-zA-Z0-9][a-zA-Z0-9_:.+-]*")
LONGEST_CODE = 36
ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# What names a fact, a work, a person or a document: these are random ids. Staff may be known by another system's codes.
IDS = frozenset(
    {"id", "subject", "note", "follows", "person", "because_of", "opened_by", "identity", "description", "other"}
    | {"original", "from_person", "to_person", "because_of_fact", "answers", "access", "plan"}
)
IN_COLUMNS = frozenset({"id", "subject", "occurred", "at"})


def encode(fact: Fact) -> str:
    """The body of a fact: its other fields that have a value, in the order of their names."""
    body = {name: value for name, value in vars(fact).items() if name not in IN_COLUMNS and value is not None}
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()


def decode(*, fact: str, subject: str, kind: str, occurred: date, at: time | None, body: str) -> Fact:
    """The fact that was stored."""
    cls, blank, readers = _form(kind)
    values = dict(blank)
    values.update(orjson.loads(body))
    for name, read in readers:
        if values[name] is not None:
            values[name] = read(values[name])
    values["id"], values["subject"], values["occurred"], values["at"] = fact, subject, occurred, at
    return _filled(cls, values)


def from_json(kind: str, values: Mapping[str, Any]) -> Fact:
    """A fact from the values of a line, each as JSON has it. Raises Refused for what is missing or cannot be read."""
    if kind not in all_facts():
        raise Refused("unknown_fact", kind=kind)
    readers, required = _line_form(kind)
    cls, blank, _ = _form(kind)
    read, name = dict(blank), ""
    try:
        for name, value in values.items():
            read[name] = readers[name](value)
    except KeyError as error:
        raise Refused("unknown_field", name=name, kind=kind) from error
    except (TypeError, ValueError) as error:
        raise Refused("unreadable", name=name) from error
    for name in required:
        if read[name] is None:
            raise Refused("missing_field", name=name, kind=kind)
    return _filled(cls, read)


def _filled(cls: type[Fact], values: dict[str, Any]) -> Fact:
    """A fact of a class filled straight, as this is done a million times at a load and at a rebuild."""
    made = object.__new__(cls)
    made.__dict__.update(values)
    return made


@cache
def _line_form(kind: str) -> tuple[dict[str, Callable[[Any], Any]], list[str]]:
    """How each field of a line is read, and which must be there. A line says its own id."""
    cls = all_facts()[kind]
    text = read_code if cls.ABOUT in ("work", "person") else _name
    required = [each.name for each in fields(cls) if each.default is MISSING]
    return {each.name: _reader(each.type, read_id if each.name in IDS else text) for each in fields(cls)}, required


def _reader(type_: Any, text: Callable[[Any], str]) -> Callable[[Any], Any]:
    kinds = (type_,) if get_origin(type_) is Mapping else get_args(type_) or (type_,)
    plain = next(each for each in kinds if each is not type(None))
    read = text if plain is str else READERS.get(plain, _codes)
    return (lambda value: None if value is None else read(value)) if type(None) in kinds else read


def read_id(value: Any) -> str:
    """A value that must be an id. Raises ValueError or TypeError for any other."""
    if ID.fullmatch(value) is None:
        raise ValueError
    return str(value)


@lru_cache(maxsize=4096)
def read_code(value: Any) -> str:
    """A value (one of few, so it is remembered) that must be a code, a day or a time. Raises ValueError or TypeError for any other."""
    if CODE.fullmatch(value) is None or len(value) > LONGEST_CODE:
        raise ValueError
    return str(value)


def _name(value: Any) -> str:
    if CODE.fullmatch(value) is None or len(value) > LONGEST:
        raise ValueError
    return str(value)


def _codes(value: Any) -> dict[str, str | None]:
    if type(value) is not dict:
        raise TypeError
    return {read_code(name): None if text is None else read_code(text) for name, text in value.items()}


def _of_type(expected: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not expected:
            raise TypeError
        return value

    return check


READERS: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    time: plain_time,
    bool: _of_type(bool),
    int: _of_type(int),
}


@cache
def _form(kind: str) -> tuple[type[Fact], dict[str, Any], list[tuple[str, Callable[[Any], Any]]]]:
    cls = all_facts()[kind]
    blank = {each.name: None if each.default is MISSING else each.default for each in fields(cls)}
    readers = []
    for each in fields(cls):
        kinds = get_args(each.type) or (each.type,)
        if each.name not in IN_COLUMNS and (date in kinds or time in kinds):
            readers.append((each.name, date.fromisoformat if date in kinds else time.fromisoformat))
    return cls, blank, readers
