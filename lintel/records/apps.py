"""Tells Django of this room."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The records as Django sees it."""

    name = "lintel.records"
    default_auto_field = "django.db.models.BigAutoField"
