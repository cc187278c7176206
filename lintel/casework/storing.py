"""Storing rows: the tables of the present, and how a row gets into one, alone or among thousands."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Model

from lintel.casework.models import ForcedAccess, Person, Work
from lintel.casework.project import Row
from lintel.ledger.quick_insert import quick_insert

TABLES: tuple[type[Model], ...] = (Work, Person, ForcedAccess)


def insert(rows: Sequence[Row]) -> None:
    """Insert rows of any table in bulk."""
    for table in TABLES:
        made = [_values(row) for row in rows if type(row) is table]
        if made:
            quick_insert(table._meta.db_table, columns(table), made)


def put(row: Row, *, new: bool) -> None:
    """Put a row in its place. One that stands is written over whole, in a statement that is made once."""
    if new or not _written_over(row):
        row.save(force_insert=True)


def _written_over(row: Row) -> bool:
    """Whether there was one: it is gone where its opening was withdrawn, and comes back with it."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(type(row)), [*_values(row), row.pk])
        return bool(cursor.rowcount)


def put_forced(subject: str, rows: Sequence[Row]) -> None:
    """Put in place each time that a record was opened in an emergency: all of them anew, as they are few."""
    ForcedAccess.objects.filter(person=subject).delete()
    insert(rows)


def remove(subject: str) -> None:
    """Take a subject's rows away, whichever tables they are in."""
    for table in (Work, Person):
        table.objects.filter(pk=subject).delete()
    ForcedAccess.objects.filter(person=subject).delete()


@cache
def columns(table: type[Model]) -> tuple[str, ...]:
    """The columns of a table, in its own order."""
    return tuple(column.attname for column in table._meta.concrete_fields)


@cache
def _statement(table: type[Model]) -> str:
    quote = connection.ops.quote_name
    values = ", ".join(f"{quote(name)} = %s" for name in columns(table))
    return f"UPDATE {quote(table._meta.db_table)} SET {values} WHERE {quote('id')} = %s"  # nosec B608: our own names


@cache
def _getter(table: type[Model]) -> Callable[[Row], tuple[Any, ...]]:
    return attrgetter(*columns(table))


def _values(row: Row) -> tuple[Any, ...]:
    return tuple(map(_stored, _getter(type(row))(row)))


def _stored(value: Any) -> Any:
    if isinstance(value, list):
        return json.dumps(value)
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
