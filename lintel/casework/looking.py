"""Looking: a page about people is shown only once it is written down who was shown what."""

from collections.abc import Collection

from django.db import DatabaseError

from lintel.ledger import looks


class CannotBeShown(Exception):
    """The look could not be written down, so the page is refused."""


def write_look(*, by: str, page: str, shown: Collection[str], why: str = "") -> None:
    """Write down that somebody is about to be shown these people or works. Raises CannotBeShown where that fails."""
    try:
        looks.look(by=by, page=page, shown=shown, why=why)
    except (DatabaseError, OSError) as failed:
        raise CannotBeShown from failed
