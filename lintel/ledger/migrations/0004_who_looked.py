"""Looks are found by moment and, on PostgreSQL, by whom they showed; what a review of them found only grows like them."""

from importlib import import_module

from django.db import migrations, models

only_grows = import_module("lintel.ledger.migrations.0002_only_grows")
only_grows.REPLACES.setdefault("ledger_lookreview", "id = NEW.id")


def find_by_shown(apps, schema_editor):
    # SQLite has no index on what is in a list: there the looks of a period are read through.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("CREATE INDEX looks_by_shown ON ledger_look USING gin (shown jsonb_path_ops)", params=None)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_loads_only_grow")]

    operations = [
        migrations.AddIndex("look", models.Index(fields=["at"], name="looks_by_moment")),
        migrations.RunPython(find_by_shown, hints={"looks": True}),
        migrations.CreateModel(
            "LookReview",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=36)),
                ("reader", models.CharField(max_length=36)),
                ("about", models.CharField(max_length=36)),
                ("upto", models.BigIntegerField()),
                ("outcome", models.CharField(max_length=40)),
                ("note", models.CharField(max_length=36, null=True)),
            ],
        ),
        migrations.RunPython(only_grows.guard("ledger_lookreview"), hints={"looks": True}),
    ]
