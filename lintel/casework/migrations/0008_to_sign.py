from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_lists_in_order")]

    operations = [
        migrations.AddField("work", "to_sign", models.CharField(max_length=40, null=True)),
        migrations.AddIndex(
            "work",
            models.Index(
                fields=["on_list_from"], name="to_sign_off", condition=models.Q(to_sign__isnull=False)
            ),
        ),
    ]
