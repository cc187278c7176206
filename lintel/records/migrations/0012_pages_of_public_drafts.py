"""Which page wrote what stands on each page of a form that somebody fills in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0011_sent_files")]

    operations = [migrations.AddField("publicdraft", "written_by", models.JSONField(default=dict))]
