from django.db import migrations


def build_again(apps, schema_editor):
    """Spells built before have other days in them; the next figure that is asked for builds them again."""
    apps.get_model("measures", "CaughtUp").objects.update(position=0)


class Migration(migrations.Migration):

    dependencies = [
        ('measures', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(build_again, migrations.RunPython.noop, elidable=True),
    ]
