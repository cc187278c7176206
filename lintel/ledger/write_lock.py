"""One writer at a time on SQLite: a file lock round each write transaction, so that writers queue and none starves."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_held = threading.local()


@contextmanager
def one_transaction() -> Iterator[None]:
    """A transaction that holds the file lock on SQLite. Inside another one, it is part of that one."""
    with _file_lock(), transaction.atomic():
        yield


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
