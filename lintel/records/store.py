"""Storing documents, in the transaction of the facts that point to them."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime

from lintel.domain import document
from lintel.records import models

TABLES = {
    document.Identity: models.Identity,
    document.Description: models.Description,
    document.Words: models.Words,
}


def store(documents: Iterable[document.Document], *, recorded: datetime | None = None) -> None:
    """Store documents as new versions, in the caller's transaction. `recorded`, where given, is put on each."""
    sorted_out: dict[type, list[document.Document]] = {}
    for each in documents:
        dated = replace(each, recorded=recorded) if recorded else each
        sorted_out.setdefault(type(each), []).append(dated)
    for sort, some in sorted_out.items():
        TABLES[sort].objects.bulk_create([TABLES[sort](**asdict(each)) for each in some], batch_size=500)
