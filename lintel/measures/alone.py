"""One at a time: whoever catches up holds this, across several short transactions, and others wait for the result."""

import fcntl
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

NAME = "lintel.measures.catch_up"
AGAIN = 0.05


@contextmanager
def alone(council: str, to: str = NAME, most: float | None = None) -> Iterator[None]:
    """Hold the right to catch up one council's spells, or `to` do something else. Commits elsewhere go on meanwhile.

    Raises TimeoutError where somebody else holds it for `most` seconds; where none are told, it waits.
    """
    of = f"{to}.{council}"
    with _on_server(of, most) if connection.vendor == "postgresql" else _by_file(of, most):
        yield


def _until(taken: Callable[[], bool], most: float) -> None:
    end = time.monotonic() + most
    while not taken():
        if time.monotonic() >= end:
            raise TimeoutError
        time.sleep(AGAIN)


@contextmanager
def _on_server(to: str, most: float | None) -> Iterator[None]:
    key = zlib.crc32(to.encode())

    def taken() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            return bool(cursor.fetchone()[0])

    if most is None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    else:
        _until(taken, most)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _by_file(to: str, most: float | None) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        yield
        return
    with open(f"{name}.{to}", "w") as lock:
        if most is None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        else:
            _until(lambda: _locked(lock.fileno()), most)
        yield


def _locked(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
