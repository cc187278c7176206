"""Tells Django of this room."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The casework as Django sees it."""

    name = "lintel.casework"
    default_auto_field = "django.db.models.BigAutoField"
