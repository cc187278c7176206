"""A row for each time that a record was opened in an emergency. Empty until the first, so nothing is to be rebuilt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_worse_reported")]

    operations = [
        migrations.CreateModel(
            "ForcedAccess",
            [
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("person", models.CharField(db_index=True, max_length=36)),
                ("reader", models.CharField(max_length=36)),
                ("reason", models.CharField(max_length=40)),
                ("note", models.CharField(max_length=36, null=True)),
                ("forced", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("review_due", models.DateField()),
                ("reviewed_on", models.DateField(null=True)),
                ("reviewer", models.CharField(max_length=36, null=True)),
                ("outcome", models.CharField(max_length=40, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["reader", "until"], name="forced_by_reader"),
                    models.Index(
                        condition=models.Q(("outcome", None)), fields=["review_due"], name="forced_to_review"
                    ),
                ]
            },
        ),
    ]
