"""Guards: the triggers by which the database itself refuses to change the ledger. Made in the migrations, asked for here."""

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


def missing_guards() -> list[str]:
    """The names of those that are not there, or are switched off."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        there = {name for (name,) in cursor.fetchall()}
    wanted = [f"{table}_{guard}" for table in TABLES for guard in GUARDS[connection.vendor]]
    return [name for name in wanted if name not in there]
