"""The ledger only grows: the database itself refuses to change, take away, put in place of, or empty."""

from django.db import migrations

REPLACES = {
    "ledger_entry": "fact = NEW.fact OR (council = NEW.council AND position = NEW.position)"
    " OR (subject = NEW.subject AND sequence = NEW.sequence)",
    "ledger_look": "id = NEW.id",
    "ledger_load": "id = NEW.id",
    "measures_published": "id = NEW.id",
    "measures_publishedmember": "id = NEW.id",
}


def guard(table):
    def forward(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        for statement in {"sqlite": in_sqlite, "postgresql": in_postgresql}[vendor](table):
            schema_editor.execute(statement, params=None)

    return forward


def in_sqlite(table):
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} only grows'); END"
    # Before one insert there is nothing to take back, so it may FAIL; SQLite need not then copy each page beforehand.
    fail = refuse.replace("ABORT", "FAIL")
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}"
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # nosec B608: our own names
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {REPLACES[table]}) {fail}"
    )


def in_postgresql(table):
    yield (
        f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} only grows' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    yield (
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_only_grows()"
    )
    yield (
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.RunPython(guard("ledger_entry")),
        migrations.RunPython(guard("ledger_look"), hints={"looks": True}),
    ]
