"""Files that somebody sent along with a form."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0010_senders")]

    operations = [
        migrations.CreateModel(
            name="SentFile",
            fields=[
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("work", models.CharField(db_index=True, max_length=36)),
                ("name", models.CharField(max_length=120)),
                ("kind", models.CharField(max_length=40)),
                ("size", models.IntegerField()),
                ("stored", models.CharField(max_length=64, unique=True)),
                ("state", models.CharField(max_length=10)),
                ("added_at", models.DateTimeField()),
                ("scanned_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["added_at"], name="files_to_scan")
                ],
            },
        ),
    ]
