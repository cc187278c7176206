"""Making sure that the tables are there before a command asks them anything."""

from django.conf import settings
from django.core.management import call_command


def build() -> None:
    """Make or bring up to date every table in every database."""
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
