"""Which tables an export holds, in which order, and how a row is a line: JSON Lines, each column under its own name.

Every table of ours is in it, unless it can be made again from the facts, or holds a file on its way in. So a table that is
new is exported without anybody thinking of it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import orjson
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model

from lintel.domain.refusals import Refused

# What follows from the facts, the facts themselves (which have a form of their own), what is on its way in, and what is
# of one hour and one place only.
MADE_AGAIN = frozenset(
    {"measures.spell", "measures.personlink", "measures.caughtup", "imports.upload", "gateways.knocks"}
)
IN_FACTS = frozenset({"ledger.entry", "ledger.head", "ledger.load"})
ROWS = "casework"
# Nobody's password leaves: whoever comes along sets a new one.
LEFT_OUT: Mapping[str, frozenset[str]] = {"council.staff": frozenset({"password", "last_login"})}
LONGEST_LINE = 5_000_000


def tables() -> list[type[Model]]:
    """The tables of an export, those first that others point to."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("lintel.") and app.label != ROWS]
    found = [model for app in ours for model in app.get_models()]
    return _in_order([each for each in found if each._meta.label_lower not in MADE_AGAIN | IN_FACTS])


def _in_order(found: list[type[Model]]) -> list[type[Model]]:
    placed: list[type[Model]] = []
    while left := [each for each in found if each not in placed]:
        free = [each for each in left if not _points_to(each) & set(left) - {each}]
        assert free, "no two tables point to each other"
        placed += free
    return placed


def _points_to(table: type[Model]) -> set[Any]:
    return {each.related_model for each in table._meta.concrete_fields if isinstance(each, ForeignKey)}


def file_of(table: type[Model]) -> str:
    """The file that holds a table's rows."""
    return f"{table._meta.app_label}-{table._meta.model_name}.jsonl"


def columns(table: type[Model]) -> list[Field]:
    """The columns that leave."""
    hidden = LEFT_OUT.get(table._meta.label_lower, frozenset())
    return [each for each in table._meta.concrete_fields if each.attname not in hidden]


def lines(table: type[Model]) -> Iterator[bytes]:
    """Every row of a table as a line, in the order of its key."""
    fields = columns(table)
    rows = table._default_manager.order_by("pk").values_list(*(each.attname for each in fields))
    for row in rows.iterator(chunk_size=2000):
        values = {each.attname: _told(each, value) for each, value in zip(fields, row, strict=True)}
        yield orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)


def _told(field: Field, value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return field.value_to_string(field.model(**{field.attname: bytes(value)}))
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def row_of(table: type[Model], line: bytes) -> Model:
    """The row that a line says. Raises Refused for one that is none of this table."""
    try:
        values = orjson.loads(line)
        by_name = {each.attname: each for each in columns(table)}
        row = table(**{name: by_name[name].to_python(value) for name, value in values.items()})
    except (AttributeError, KeyError, TypeError, ValueError, ValidationError) as error:
        raise Refused("not_an_export", why=f"a line of {file_of(table)} is no row of it") from error
    if "password" in LEFT_OUT.get(table._meta.label_lower, ()):
        row.password = make_password(None)  # type: ignore[attr-defined]
    return row
