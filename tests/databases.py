"""Databases that a test may really commit to.

The ledger refuses UPDATE, DELETE and TRUNCATE, and Django empties tables after a committing test. So no table is ever
emptied here: such a test gets a whole new copy of the migrated database, and the copy is thrown away.
"""

import contextlib
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper


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
