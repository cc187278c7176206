"""Home First is a specialism of its own, and works in every locality; until now its team had none."""

from typing import Any

from django.db import migrations


def home_first(apps: Any, schema_editor: Any) -> None:
    apps.get_model("council", "Team").objects.filter(code="home_first", specialism=None).update(specialism="home_first")


class Migration(migrations.Migration):
    dependencies = [("council", "0003_who_recorded_a_leaver")]
    operations = [migrations.RunPython(home_first, migrations.RunPython.noop)]
