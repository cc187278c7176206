"""Tells Django of this room."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """The imports as Django sees them."""

    name = "lintel.imports"
    default_auto_field = "django.db.models.BigAutoField"
