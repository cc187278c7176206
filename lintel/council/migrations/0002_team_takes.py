"""Which kinds of work come to a team's tray first is the council's own set-up; until now it was written in the code."""

from typing import Any

from django.db import migrations, models

AS_IT_WAS = {"duty": ["contact"], "safeguarding": ["safeguarding_concern", "section_42_enquiry"]}


def as_it_was(apps: Any, schema_editor: Any) -> None:
    for code, kinds in AS_IT_WAS.items():
        apps.get_model("council", "Team").objects.filter(code=code).update(takes=kinds)


class Migration(migrations.Migration):
    dependencies = [("council", "0001_initial")]
    # PostgreSQL will not change a table with changes that wait in the same transaction.
    atomic = False
    operations = [
        migrations.AddField("team", "takes", models.JSONField(default=list)),
        migrations.RunPython(as_it_was, migrations.RunPython.noop),
    ]
