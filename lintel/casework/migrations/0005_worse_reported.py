from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_contacts")]

    operations = [
        migrations.AddField("work", "worse_on", models.DateField(null=True)),
        migrations.AddIndex(
            "work", models.Index(fields=["worse_on"], name="said_worse", condition=models.Q(worse_on__isnull=False))
        ),
    ]
