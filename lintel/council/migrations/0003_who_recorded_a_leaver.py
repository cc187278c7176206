"""Who recorded that somebody left, and when. Of those who left before, nobody knows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("council", "0002_team_takes")]
    operations = [
        migrations.AddField("staff", "leaving_recorded_by", models.CharField(max_length=36, null=True)),
        migrations.AddField("staff", "leaving_recorded", models.DateTimeField(null=True)),
    ]
