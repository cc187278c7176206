"""Between a fact and its stored form: canonical JSON of what is not in a column of its own."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date, time
from functools import cache
from typing import Any, get_args

import orjson

from lintel.domain.fact import Fact
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts

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
    """A fact from the values of a line, each as JSON has it. Raises Refused for what is missing, unknown or unreadable."""
    forms = all_facts()
    if kind not in forms:
        raise Refused("unknown_fact", kind=kind)
    types = {each.name: each for each in fields(forms[kind])}
    for name in values:
        if name not in types:
            raise Refused("unknown_field", name=name, kind=kind)
    for name, each in types.items():
        if each.default is MISSING and each.default_factory is MISSING and values.get(name) is None:
            raise Refused("missing_field", name=name, kind=kind)
    return forms[kind](**{name: _read(types[name].type, name, value) for name, value in values.items()})


def _read(type_: Any, name: str, value: Any) -> Any:
    if value is None and type(None) in get_args(type_):
        return None
    plain = next((each for each in (get_args(type_) or (type_,)) if each is not type(None)), type_)
    try:
        if plain in (date, time):
            return plain.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise Refused("unreadable", name=name) from error
    expected = plain if plain in (str, bool, int) else Mapping
    if not isinstance(value, expected) or (isinstance(value, str) and ("\0" in value or len(value) > 400)):
        raise Refused("unreadable", name=name)
    return value


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
