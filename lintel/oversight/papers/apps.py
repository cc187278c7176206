"""Tells Django of this room."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The council papers as Django sees them."""

    name = "lintel.oversight.papers"
    default_auto_field = "django.db.models.BigAutoField"
