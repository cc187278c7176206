"""On which drafts somebody wrote is asked on most pages: by an index, however many drafts were ever saved."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0006_erased_secrets")]
    operations = [
        migrations.AddIndex("draftversion", models.Index(fields=["by", "draft"], name="drafts_written_on")),
    ]
