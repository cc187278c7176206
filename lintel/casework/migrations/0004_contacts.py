"""What the tray of contacts shows: what was said first, why, since when it is urgent, and how many calls there were.

Rows that stand are filled by `lintel ledger rebuild`, which reads it from the ledger.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_what_is_known_of_a_person")]
    operations = [
        migrations.AddField("work", "first_told", models.CharField(max_length=36, null=True)),
        migrations.AddField("work", "reason", models.CharField(max_length=40, null=True)),
        migrations.AddField("work", "urgent_since", models.DateField(null=True)),
        migrations.AddField("work", "calls", models.IntegerField(default=0)),
    ]
