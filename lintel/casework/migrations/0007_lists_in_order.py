"""The waiting list and the tray are read in order, and no farther than the page that is shown."""

from django.db import migrations, models

OPEN = models.Q(closed_on=None)


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_records_opened_in_an_emergency")]
    operations = [
        migrations.AddIndex(
            "work", models.Index(fields=["urgency", "since", "id"], name="waiting_in_order", condition=OPEN)
        ),
        migrations.AddIndex(
            "work",
            models.Index(fields=["stage", "urgent_since", "since", "id"], name="tray_in_order", condition=OPEN),
        ),
    ]
