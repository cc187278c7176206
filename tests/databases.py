"""Databases that a test may really commit to.

The ledger refuses UPDATE, DELETE and TRUNCATE, and Django empties tables after a committing test. So no table is ever
emptied here: such a test gets a whole new copy of the migrated database, and the copy is thrown away.
"""

import contextlib
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

DATABASE_FIXTURES = {"db", "committed_db", "address"}
EMPTYING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}
USE_THE_COPY = (
    "{}: Django would empty the ledger after this test, and the ledger refuses to be emptied. "
    "Ask for the fixture committed_db (or address, for a server) instead."
)


def fixtures_of(item: pytest.Item) -> set[str]:
    """The names of all fixtures that a test asks for, its fixtures' own among them."""
    return set(getattr(item, "fixturenames", ()))


def open_databases(item: pytest.Item) -> None:
    """Mark a test that touches the database and let it touch every alias; refuse one that would empty the ledger."""
    asked, marker = fixtures_of(item), item.get_closest_marker("django_db")
    if EMPTYING_FIXTURES & asked or (marker and marker.kwargs.get("transaction")):
        raise pytest.UsageError(USE_THE_COPY.format(item.nodeid))
    if marker or DATABASE_FIXTURES & asked:
        item.add_marker("database")
    if marker or "db" in asked:
        item.add_marker(pytest.mark.django_db(databases="__all__"), append=False)


@contextlib.contextmanager
def copied_databases(folder: Path) -> Iterator[None]:
    """Point every alias at a fresh copy of its migrated test database, and back again at the end."""
    with contextlib.ExitStack() as copies:
        for alias in connections:
            connections[alias].close()
            copies.enter_context(_copied(connections[alias], folder))
        yield


@contextlib.contextmanager
def _copied(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[None]:
    copy = _copy_of_file if connection.vendor == "sqlite" else _copy_on_server
    original = connection.settings_dict["NAME"]
    with copy(connection, folder) as name:
        # Threads open their own connection from this very dictionary, so they meet the copy too.
        connection.settings_dict["NAME"] = name
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = original


@contextlib.contextmanager
def _copy_of_file(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[str]:
    original = Path(str(connection.settings_dict["NAME"]))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    copy = folder / original.name
    shutil.copyfile(original, copy)
    yield str(copy)


@contextlib.contextmanager
def _copy_on_server(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[str]:
    original, name = connection.settings_dict["NAME"], f"committed_{uuid.uuid4().hex}"
    _administer(connection, f'CREATE DATABASE "{name}" TEMPLATE "{original}"')
    try:
        yield name
    finally:
        _administer(connection, f'DROP DATABASE "{name}" WITH (FORCE)')


def _administer(connection: BaseDatabaseWrapper, statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
