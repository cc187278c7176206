"""Kept: what was asked stays in the visit, on this side; the address holds a random name for it and nothing else.

So the way back from a record leads to the answer without asking again, and no address, log or history tells of whom.
"""

import secrets
from collections.abc import Mapping

from django.http import HttpRequest

KEY, KEPT = "searches", 10


def keep(request: HttpRequest, typed: Mapping[str, str]) -> str:
    """Keep what was typed among the last few searches of this visit. Returns the name for the address."""
    search = secrets.token_urlsafe(12)
    searches = {**request.session.get(KEY, {}), search: dict(typed)}
    request.session[KEY] = dict(list(searches.items())[-KEPT:])
    return search


def kept(request: HttpRequest, search: str) -> Mapping[str, str] | None:
    """What was typed then; None where it is no search of this visit, or too long ago."""
    found: Mapping[str, str] | None = request.session.get(KEY, {}).get(search)
    return found
