"""Finding documents by id, for pages: always many at once."""

from collections.abc import Collection

from lintel.records.models import Description, Identity, Words


def identities(ids: Collection[str]) -> dict[str, Identity]:
    """Identities by document id."""
    return Identity.objects.in_bulk([each for each in ids if each])


def descriptions(ids: Collection[str]) -> dict[str, Description]:
    """Descriptions by document id."""
    return Description.objects.in_bulk([each for each in ids if each])


def words(ids: Collection[str]) -> dict[str, Words]:
    """Notes and answers by document id."""
    return Words.objects.in_bulk([each for each in ids if each])
