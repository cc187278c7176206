"""Who may write when. On SQLite one at a time: a file lock round each write transaction, so that writers queue and none
starves. On PostgreSQL side by side, save for a load or a rebuild, which waits for the others and then writes alone."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

WRITERS = 0x6C696E74656C
# What touches every row jumps about in indexes that are far larger than SQLite's usual two megabytes.
SQLITE_KILOBYTES = 200_000

_held = threading.local()


@contextmanager
def one_transaction(*, alone: bool = False) -> Iterator[None]:
    """A transaction among the writers, or alone. Inside another one, it is part of that one.

    Alone is for what touches every row: a commit holds rows when it asks for the ledger's head, and a load the head
    when it makes rows, so side by side each could wait for the other for ever.
    """
    with _file_lock(), transaction.atomic():
        _take_place(alone)
        yield


def _take_place(alone: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [WRITERS])
        elif alone:
            cursor.execute(f"PRAGMA cache_size = -{SQLITE_KILOBYTES}")


@contextmanager
def _file_lock() -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or getattr(_held, "depth", 0) or ":memory:" in name:
        yield
        return
    with open(f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _held.depth = 1
        try:
            yield
        finally:
            _held.depth = 0
