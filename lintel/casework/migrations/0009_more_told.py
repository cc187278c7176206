from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_to_sign")]

    operations = [
        migrations.AddField("work", "more_told_on", models.DateField(null=True)),
        migrations.AddIndex(
            "work",
            models.Index(fields=["more_told_on"], name="more_told", condition=models.Q(more_told_on__isnull=False)),
        ),
    ]
