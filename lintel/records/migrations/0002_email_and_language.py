"""An identity has an email address, and a description the language that the person speaks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [
        migrations.AddField("identity", "email", models.CharField(blank=True, default="", max_length=254), False),
        migrations.AddField("description", "language", models.CharField(blank=True, default="", max_length=60), False),
    ]
