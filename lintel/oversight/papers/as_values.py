"""What was worked out, as JSON holds it and back again: dataclasses in dataclasses, lists of them, days and places."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def values_of(what: Any) -> dict[str, Any]:
    """The fields of a dataclass, and the fields of what is in them."""
    return asdict(what)


def from_values(kind: type[T], values: Any) -> T:
    """What was worked out, from the values of its row."""
    found: T = _whole(kind, values)
    return found


def _whole(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and value is not None:
        return kind(**{name: _whole(hint, value[name]) for name, hint in _hints(kind).items() if name in value})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    inner = [each for each in get_args(kind) if is_dataclass(each)]
    return _whole(inner[0], value) if inner else value


def _tuple(kinds: tuple[Any, ...], values: Any) -> tuple[Any, ...]:
    each_kind = kinds[:1] * len(values) if kinds[-1] is Ellipsis else kinds
    return tuple(_whole(kind, value) for kind, value in zip(each_kind, values, strict=True))


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
