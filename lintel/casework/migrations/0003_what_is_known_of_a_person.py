"""A person's row tells what the identity bar shows, and which words hold. Rows stand until the ledger is told anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_records_linked")]
    operations = [
        migrations.AddField("person", "safe_to_ring", models.CharField(max_length=40, null=True)),
        migrations.AddField("person", "safe_to_text", models.CharField(max_length=40, null=True)),
        migrations.AddField("person", "safe_to_leave_message", models.CharField(max_length=40, null=True)),
        migrations.AddField("person", "safe_to_write", models.CharField(max_length=40, null=True)),
        migrations.AddField("person", "hazards", models.JSONField(default=list)),
        migrations.AddField("person", "consent", models.CharField(max_length=40, null=True)),
        migrations.AddField("person", "may_speak", models.JSONField(default=list)),
        migrations.AddField("person", "own_words", models.CharField(max_length=36, null=True)),
        migrations.AddField("person", "what_matters", models.CharField(max_length=36, null=True)),
    ]
