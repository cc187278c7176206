"""Tells Django of this room."""

from django.apps import AppConfig


class GatewaysConfig(AppConfig):
    """The outbox as Django sees it."""

    name = "lintel.gateways"
    default_auto_field = "django.db.models.BigAutoField"
