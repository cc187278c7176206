from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_lists_in_order")]

    operations = [
        migrations.AddField("work", "to_sign", models.CharField(max_length=40, null=True)),
        migrations.AddIndex(
            "work",
            models.Index(
                fields=["on_list_from"], name="open_to_sign", condition=models.Q(closed_on=None, to_sign__isnull=False)
            ),
        ),
    ]
