"""Who may write when. On SQLite one at a time: a file lock round each write transaction, so that writers queue and none
starves. On PostgreSQL side by side, save for a load or a rebuild, which waits for the others and then writes alone.

Whoever writes from a page waits so many seconds and no longer, and is then told that nothing was saved. A load waits.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from django.db import OperationalError, connection, transaction

WRITERS = 0x6C696E74656C
# What touches every row jumps about in indexes that are far larger than SQLite's usual two megabytes.
SQLITE_KILOBYTES = 200_000
# A page must answer within fifteen seconds, and has more to do than to wait.
LONGEST_WAIT = 12.0

_held = threading.local()


@contextmanager
def one_transaction(*, alone: bool = False) -> Iterator[None]:
    """A transaction among the writers, or alone. Inside another one, it is part of that one.

    Alone is for what touches every row: a commit holds rows when it asks for the ledger's head, and a load the head
    when it makes rows, so side by side each could wait for the other for ever.
    """
    with _file_lock(alone), transaction.atomic():
        _take_place(alone)
        yield


def _take_place(alone: bool) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            if alone:
                cursor.execute("SET LOCAL lock_timeout = 0")
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [WRITERS])
        elif alone:
            cursor.execute(f"PRAGMA cache_size = -{SQLITE_KILOBYTES}")


@contextmanager
def _file_lock(alone: bool) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or getattr(_held, "depth", 0) or ":memory:" in name:
        yield
        return
    with open(f"{name}.lock", "w") as lock:
        if alone:
            fcntl.flock(lock, fcntl.LOCK_EX)
        else:
            _lock_soon(lock)
        _held.depth = 1
        try:
            yield
        finally:
            _held.depth = 0


def _lock_soon(lock: TextIO) -> None:
    """Lock it in one's turn. Raises OperationalError where that takes too long."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        locked = threading.Event()
        # It waits among the others, as asking again and again would not. Where it comes too late, the file is closed by
        # then, and the lock with it.
        threading.Thread(target=_lock, args=(lock.fileno(), locked), daemon=True).start()
        if not locked.wait(LONGEST_WAIT):
            raise OperationalError("Somebody else writes for too long.") from None


def _lock(file: int, locked: threading.Event) -> None:
    fcntl.flock(file, fcntl.LOCK_EX)
    locked.set()
