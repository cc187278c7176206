"""One at a time: whoever catches up holds this, across several short transactions, and others wait for the result."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

NAME = "lintel.measures.catch_up"


@contextmanager
def alone(council: str) -> Iterator[None]:
    """Hold the right to catch up one council's spells. Commits elsewhere go on meanwhile."""
    with _on_server(council) if connection.vendor == "postgresql" else _by_file(council):
        yield


@contextmanager
def _on_server(council: str) -> Iterator[None]:
    key = zlib.crc32(f"{NAME}.{council}".encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _by_file(council: str) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        yield
        return
    with open(f"{name}.catching-up-{council}", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
