"""Several things may help somebody to talk with us: their codes stand with commas between."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0013_files_added_later")]

    operations = [
        migrations.AlterField("description", "communication_need", models.CharField(blank=True, max_length=200)),
    ]
