"""Links by which somebody sees what they sent, once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("gateways", "0003_what_jobs_found")]
    operations = [
        migrations.CreateModel(
            name="SenderLink",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sender", models.CharField(max_length=64)),
                ("ends", models.DateTimeField(db_index=True)),
                ("used", models.DateTimeField(null=True)),
            ],
        ),
    ]
