"""Looks: who was shown what, and why. One row a page, written before the page is sent."""

from collections.abc import Collection

from django.utils import timezone

from lintel.ledger.models import Look


def look(*, by: str, page: str, shown: Collection[str], why: str = "") -> None:
    """Write down that somebody is about to be shown these people or works. Raises where it cannot be written."""
    Look.objects.create(at=timezone.now(), by=by, page=page, why=why, shown=sorted(shown))
