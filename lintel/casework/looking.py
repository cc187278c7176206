"""Looking: a page about people is shown only once it is written down who was shown what."""

from collections.abc import Collection

from django.db import DatabaseError

from lintel.domain.refusals import CannotBeShown
from lintel.ledger import looks

__all__ = ["CannotBeShown", "write_look"]


def write_look(*, by: str, page: str, shown: Collection[str], why: str = "", about: str = "") -> None:
    """Write down that somebody is about to be shown these people or works. Raises CannotBeShown where that fails.

    `about` is the one person whom the page is about, where it is about one.
    """
    try:
        looks.look(by=by, page=page, shown=shown, why=why, about=about)
    except (DatabaseError, OSError) as failed:
        raise CannotBeShown from failed
