"""Tells Django of this room."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """The measures as Django sees them."""

    name = "lintel.measures"
    default_auto_field = "django.db.models.BigAutoField"
