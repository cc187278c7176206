"""Between a fact and its stored form: canonical JSON of what is not in a column of its own."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from functools import cache
from typing import Any, get_args, get_origin

import orjson

from lintel.domain.fact import Fact, plain_time
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts

# Ids and codes only: nothing that is said in words fits. The names of measures are the longest.
LONGEST = 60
LONGEST_ID = 36
IN_COLUMNS = frozenset({"id", "subject", "occurred", "at"})


def encode(fact: Fact) -> str:
    """The body of a fact: its other fields that have a value, in the order of their names."""
    body = {name: value for name, value in vars(fact).items() if name not in IN_COLUMNS and value is not None}
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()


def decode(*, fact: str, subject: str, kind: str, occurred: date, at: time | None, body: str) -> Fact:
    """The fact that was stored. The class is filled straight, as this is read a million times at a rebuild."""
    cls, blank, readers = _form(kind)
    values = dict(blank)
    values.update(orjson.loads(body))
    for name, read in readers:
        if values[name] is not None:
            values[name] = read(values[name])
    values["id"], values["subject"], values["occurred"], values["at"] = fact, subject, occurred, at
    made = object.__new__(cls)
    made.__dict__.update(values)
    return made


def from_json(kind: str, values: Mapping[str, Any]) -> Fact:
    """A fact from the values of a line, each as JSON has it. Raises Refused for what is missing or cannot be read."""
    if kind not in all_facts():
        raise Refused("unknown_fact", kind=kind)
    readers, required = _line_form(kind)
    read = {}
    for name, value in values.items():
        if name not in readers:
            raise Refused("unknown_field", name=name, kind=kind)
        read[name] = readers[name](name, value)
        if isinstance(value, str) and len(value) > LONGEST_ID and all_facts()[kind].ABOUT in ("work", "person"):
            raise Refused("unreadable", name=name)
    for name in required:
        if read.get(name) is None:
            raise Refused("missing_field", name=name, kind=kind)
    return all_facts()[kind](**read)


@cache
def _line_form(kind: str) -> tuple[dict[str, Callable[[str, Any], Any]], list[str]]:
    all_fields = fields(all_facts()[kind])
    required = [each.name for each in all_fields if each.default is MISSING and each.default_factory is MISSING]
    return {each.name: _reader(each.type) for each in all_fields}, required


def _reader(type_: Any) -> Callable[[str, Any], Any]:
    kinds = (type_,) if get_origin(type_) is Mapping else get_args(type_) or (type_,)
    plain = next(each for each in kinds if each is not type(None))
    read = READERS.get(plain, _texts)

    def read_value(name: str, value: Any) -> Any:
        if value is None and type(None) in kinds:
            return None
        try:
            return read(value)
        except (TypeError, ValueError) as error:
            raise Refused("unreadable", name=name) from error

    return read_value


def _text(value: Any) -> str:
    if type(value) is not str or len(value) > LONGEST or not value.isprintable():
        raise ValueError
    return value


def _texts(value: Any) -> dict[str, str | None]:
    if type(value) is not dict:
        raise TypeError
    if any(text is not None and len(_text(text)) > LONGEST_ID for text in value.values()):
        raise ValueError
    return value


def _of_type(expected: type) -> Callable[[Any], Any]:
    def check(value: Any) -> Any:
        if type(value) is not expected:
            raise TypeError
        return value

    return check


READERS: dict[Any, Callable[[Any], Any]] = {
    date: date.fromisoformat,
    time: plain_time,
    str: _text,
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
