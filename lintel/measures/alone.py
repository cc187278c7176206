"""One at a time: whoever catches up holds this, across several short transactions, and others wait for the result."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

NAME = "lintel.measures.catch_up"


@contextmanager
def alone(council: str, to: str = NAME) -> Iterator[None]:
    """Hold the right to catch up one council's spells, or `to` do something else. Commits elsewhere go on meanwhile."""
    with _on_server(f"{to}.{council}") if connection.vendor == "postgresql" else _by_file(f"{to}.{council}"):
        yield


@contextmanager
def _on_server(to: str) -> Iterator[None]:
    key = zlib.crc32(to.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _by_file(to: str) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        yield
        return
    with open(f"{name}.{to}", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
