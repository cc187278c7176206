"""Which database file a table lives in."""

from typing import Any

from django.conf import settings
from django.db.models import Model

LOOKS = "looks"
LOOK = frozenset({("ledger", "look"), ("ledger", "lookreview")})


class LooksRouter:
    """Sends the record of who looked to a file of its own on SQLite, so that reading never queues behind writing.

    PostgreSQL has no such alias: there every table lives in one database.
    """

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """The alias for a question asked of a model, or None for the usual one."""
        return self._home(model)

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        """The alias for a change to a model, or None for the usual one."""
        return self._home(model)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool | None:
        """Whether a migration step builds in a database.

        A step with no model (raw SQL) builds in the usual one, unless it carries the hint `looks=True`.
        """
        if LOOKS not in settings.DATABASES:
            return None
        is_look = (app_label, model_name) in LOOK or bool(hints.get(LOOKS))
        return is_look == (db == LOOKS)

    def _home(self, model: type[Model]) -> str | None:
        is_look = (model._meta.app_label, model._meta.model_name) in LOOK
        return LOOKS if is_look and LOOKS in settings.DATABASES else None
