"""Failpoints: places in what the portal does at which a server is killed at once, with all its workers. For proofs only.

A failpoint is a name in LINTEL_FAILPOINT. The server under proof begins with `begin()`; no server of a council does.
"""

import os
import signal
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

NAMES = ("before_commit", "after_facts_before_commit", "after_commit_before_response", "after_a_page_is_kept")


def die() -> None:
    """Kill the whole group of processes, with no time to finish anything."""
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _before(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def killed(*args: Any, **kwargs: Any) -> Any:
        die()
        return function(*args, **kwargs)

    return killed


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def killed(*args: Any, **kwargs: Any) -> Any:
        found = function(*args, **kwargs)
        die()
        return found

    return killed


def begin() -> None:
    """Set the failpoint that the environment names, if any."""
    from lintel.casework import asked, kept_pages

    name = os.environ.get("LINTEL_FAILPOINT", "")
    if name == "before_commit":
        asked.enter = _before(asked.enter)
    if name == "after_facts_before_commit":
        asked.enter = _after(asked.enter)
    if name == "after_commit_before_response":
        asked.take_in = _after(asked.take_in)
    if name == "after_a_page_is_kept":
        kept_pages.keep = _after(kept_pages.keep)
    if name == "disk_full":
        connection_created.connect(_no_room)


def _no_room(sender: object, connection: BaseDatabaseWrapper, **_: object) -> None:
    """SQLite may have no more pages than it has: it is as full as on a full disk. PostgreSQL has no such limit: where
    chaos/oracle.py put a trigger it says, on this connection, what it says on a full disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET chaos.full = 'on'")
            return
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
