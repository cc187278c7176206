"""A job that ran and found something wrong says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateways", "0002_who_is_told_and_what_runs")]
    operations = [
        migrations.AddField("jobrun", "failed", models.BooleanField(default=False, db_default=False)),
    ]
