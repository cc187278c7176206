"""By which address somebody who sent a form finds it again, as a digest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0009_public_drafts")]

    operations = [
        migrations.CreateModel(
            name="Sender",
            fields=[
                ("work", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("digest", models.CharField(db_index=True, max_length=64)),
                ("kind", models.CharField(max_length=80)),
            ],
        ),
    ]
