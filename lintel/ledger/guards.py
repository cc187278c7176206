"""Guards: the triggers by which the database itself refuses to change the ledger. Made in the migrations, asked for here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection

TABLES = ("ledger_entry", "ledger_load")
GUARDS = {
    "sqlite": ("no_update", "no_delete", "no_replace"),
    "postgresql": ("no_change", "no_truncate"),
}
ASKED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'",
}


@dataclass(frozen=True)
class Fault:
    """Where the ledger does not agree with itself, and how. At position 0 it is of no one entry."""

    position: int
    what: str


def faults_of_guards(tables: Iterable[str] = TABLES) -> Iterator[Fault]:
    """Each guard that is missing, as a fault at no position."""
    return (Fault(0, f"the guard {name} is missing, so rows can be changed unseen") for name in missing_guards(tables))


def missing_guards(tables: Iterable[str] = TABLES) -> list[str]:
    """The names of those of some tables that are not there, or are switched off."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    wanted = [f"{table}_{guard}" for table in tables for guard in GUARDS[connection.vendor]]
    return [name for name in wanted if name not in there]
