"""A table for what is kept apart and locked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_findable_people")]

    operations = [
        migrations.CreateModel(
            "Secret",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=36)),
                ("sort", models.CharField(max_length=20)),
                ("version", models.IntegerField()),
                ("recorded", models.DateTimeField()),
                ("by", models.CharField(max_length=36)),
                ("locked", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "sort", "version"), name="one_secret_a_version")
                ]
            },
        ),
    ]
