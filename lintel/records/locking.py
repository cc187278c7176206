"""Locking: what is kept apart is written to the database with a key that is not in it, bound to the record it is of."""

import json
from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from lintel.domain.refusals import Refused


def lock(text: str, *, about: str) -> str:
    """A text, locked with the first key. `about` says of which record and sort it is, so that it opens nowhere else."""
    return _keys(tuple(settings.LINTEL_SECRET_KEYS)).encrypt(json.dumps([about, text]).encode()).decode()


def unlock(locked: str, *, about: str) -> str:
    """The text. Raises Refused where no key fits, or where it was moved to another record."""
    try:
        bound, text = json.loads(_keys(tuple(settings.LINTEL_SECRET_KEYS)).decrypt(locked.encode()))
    except (InvalidToken, ValueError):
        raise Refused("cannot_unlock") from None
    if bound != about:
        raise Refused("cannot_unlock")
    return str(text)


def lock_anew(locked: str) -> str:
    """The same, locked with the first key, whichever it was locked with. Raises Refused where no key fits."""
    try:
        return _keys(tuple(settings.LINTEL_SECRET_KEYS)).rotate(locked.encode()).decode()
    except InvalidToken:
        raise Refused("cannot_unlock") from None


@lru_cache(maxsize=4)
def _keys(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
