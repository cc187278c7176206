"""What must be true of the database before real people's records are kept in it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register, run_checks
from django.db import connections

from lintel.project.modes import Mode, UnsafeToStart

MADE_UP_STAFF = "lintel.E001"


@register(Tags.database)
def no_made_up_staff(
    app_configs: Sequence[Any] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Made-up people sign in without a password, so production refuses a database that holds any."""
    if settings.LINTEL_MODE is not Mode.PRODUCTION or "default" not in (databases or ()):
        return []
    staff = get_user_model()
    if staff._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if not staff._default_manager.filter(made_up=True).exists():
        return []
    sentence = "This database holds made-up staff who sign in without a password. Use a new database for real work."
    return [Error(sentence, id=MADE_UP_STAFF)]


def refuse_unsafe_database() -> None:
    """Raise UnsafeToStart when a check of the database finds an error."""
    found = run_checks(tags=[Tags.database], databases=["default"])
    for message in found:
        if message.is_serious():
            raise UnsafeToStart(message.msg)
