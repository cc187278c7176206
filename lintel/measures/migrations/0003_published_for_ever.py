"""What was published is kept for ever: the database itself refuses to change it, as it does the ledger."""

from importlib import import_module

from django.db import migrations

only_grows = import_module("lintel.ledger.migrations.0002_only_grows")


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0002_keeping_in_touch_counts_across_stages"),
        ("ledger", "0002_only_grows"),
    ]

    operations = [
        migrations.RunPython(only_grows.guard("measures_published")),
        migrations.RunPython(only_grows.guard("measures_publishedmember")),
    ]
