"""Going round: doing to the database what it refuses, as somebody could who has its password."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection

from lintel.ledger.chain import link, said
from lintel.ledger.models import Entry, Head

TABLES = ("ledger_entry", "ledger_load", "measures_published", "measures_publishedmember")


@contextmanager
def guards_off() -> Iterator[None]:
    """The triggers that let the ledger only grow, taken away as the database's owner can, and put back unseen."""
    away, back = _statements()
    with connection.cursor() as cursor:
        for statement in away:
            cursor.execute(statement)
        yield
        for statement in back:
            cursor.execute(statement)


def _statements() -> tuple[list[str], list[str]]:
    """What takes the triggers away, and what puts them back."""
    if connection.vendor == "postgresql":
        off, on = ([f"ALTER TABLE {table} {word} TRIGGER USER" for table in TABLES] for word in ("DISABLE", "ENABLE"))
        # What still waits to be checked would keep a table from being altered.
        check = ["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"]
        return check + off, check + on
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = cursor.fetchall()
    return [f"DROP TRIGGER {name}" for name, _ in found], [sql for _, sql in found]


def change(entry_at: int, **columns: Any) -> None:
    """Change an entry, and nothing else."""
    with guards_off():
        changed = at(entry_at).update(**columns)
    assert changed == 1


def at(position: int) -> Any:
    """The entry at a position, as a query."""
    return Entry.objects.filter(council=settings.LINTEL_COUNCIL, position=position)


def set_head(position: int) -> None:
    """Make the head fit a ledger that ends at a position; away with it where that is 0."""
    entry = at(position).first()
    heads = Head.objects.filter(council=settings.LINTEL_COUNCIL)
    heads.update(position=position, hash=entry.hash, recorded=entry.recorded) if entry else heads.delete()


def chain_again(start: int) -> None:
    """Work out every hash from a position on, as whoever knows the rule could, and set the head to fit."""
    before = at(start - 1).first()
    previous = before.hash if before else ""
    with guards_off():
        for entry in Entry.objects.filter(position__gte=start).order_by("position"):
            entry.previous_hash, entry.hash = previous, link(previous, said(entry))
            entry.save()
            previous = entry.hash
    set_head(Entry.objects.order_by("-position")[0].position)
