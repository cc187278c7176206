"""With which words a file was added, once its form was sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0012_pages_of_public_drafts")]

    operations = [migrations.AddField("sentfile", "told", models.CharField(max_length=36, blank=True, default=""))]
