"""Tells Django of this floor."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages as Django sees them: no tables."""

    name = "lintel.web"
