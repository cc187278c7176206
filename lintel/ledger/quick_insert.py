"""Inserting many rows at once, by the quickest way that each database has."""

from collections.abc import Iterable, Sequence

from django.db import connection


def quick_insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Insert rows of plain values, in the caller's transaction. Raises Django's IntegrityError for a doubled one."""
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join(["%s"] * len(columns))
        # The caller's transaction takes a failed statement back, so SQLite need not keep a copy of every page for it.
        cursor.executemany(f"INSERT OR FAIL INTO {table} ({names}) VALUES ({marks})", rows)  # nosec B608: our own names
