"""What is written down of a load, the digest of its file too, only grows like the facts that came with it."""

from importlib import import_module

from django.db import migrations

only_grows = import_module("lintel.ledger.migrations.0002_only_grows")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_only_grows")]

    operations = [migrations.RunPython(only_grows.guard("ledger_load"))]
