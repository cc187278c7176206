from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0008_whose_record")]

    operations = [
        migrations.CreateModel(
            name="PublicDraft",
            fields=[
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("form", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=10)),
                ("work", models.CharField(max_length=36, unique=True)),
                ("answers", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField(db_index=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("link", models.CharField(blank=True, db_index=True, max_length=64)),
                ("code", models.CharField(blank=True, max_length=64)),
                ("tries", models.SmallIntegerField(default=0)),
                ("on_paper", models.BooleanField(default=False)),
            ],
        ),
    ]
