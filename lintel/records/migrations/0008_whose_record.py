"""A draft of a page of somebody's record says whose: it is shown and handed over with that record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0007_who_wrote_on_drafts")]
    operations = [
        migrations.AddField(
            "draft", "record", models.CharField(blank=True, db_default="", default="", max_length=36)
        ),
    ]
