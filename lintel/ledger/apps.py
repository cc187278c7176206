"""Tells Django of this room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger as Django sees it."""

    name = "lintel.ledger"
    default_auto_field = "django.db.models.BigAutoField"
