"""Tells Django of this room."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The council as Django sees it."""

    name = "lintel.council"
    default_auto_field = "django.db.models.BigAutoField"
