"""Making sure that the database can be reached, and that the tables are there, before a command asks them anything."""

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from lintel.project.command_line import stop


def build() -> None:
    """Make or bring up to date every table in every database. A database that cannot be opened is one sentence."""
    for alias in settings.DATABASES:
        try:
            connections[alias].ensure_connection()
        except DatabaseError:
            # What the database says may hold a name or a password, so it is not repeated.
            stop("The database cannot be opened. Check LINTEL_DATABASE_URL, and that the database is running.")
        if _behind(alias):
            call_command("migrate", database=alias, verbosity=0, interactive=False)


def _behind(alias: str) -> bool:
    """Whether there is anything to do: asking is ten times as quick as doing nothing, and every command asks."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
