"""A person's links are empty where there are none, so that the few linked records are found without reading all."""

from typing import Any

from django.db import migrations, models


def empty_where_none(apps: Any, schema_editor: Any) -> None:
    apps.get_model("casework", "Person").objects.filter(same_as=[]).update(same_as=None)


def list_where_none(apps: Any, schema_editor: Any) -> None:
    apps.get_model("casework", "Person").objects.filter(same_as=None).update(same_as=[])


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_initial")]
    # PostgreSQL will not make an index on a table with changes that wait in the same transaction.
    atomic = False
    operations = [
        migrations.AlterField("person", "same_as", models.JSONField(null=True)),
        migrations.RunPython(empty_where_none, list_where_none),
        migrations.AddIndex(
            "person",
            models.Index(fields=["id"], name="linked", condition=models.Q(same_as__isnull=False)),
        ),
    ]
