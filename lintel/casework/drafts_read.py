"""All that was ever saved of a draft, read: who wrote what and when, and what was set aside because two had changed one answer."""

from dataclasses import dataclass
from datetime import datetime

from lintel.council.people import staff_names
from lintel.domain.merging import Body
from lintel.records.models import Draft


@dataclass(frozen=True)
class Save:
    """One save: when, by whom (a name), what it changed, and whether that was set aside."""

    at: datetime
    by: str
    changes: Body
    set_aside: bool


def saves_of(draft: Draft) -> list[Save]:
    """Every save of a draft that is kept, the newest first. Two queries."""
    versions, names = draft.versions.order_by("-number"), staff_names()
    return [Save(each.at, names.get(each.by, ""), each.changes, each.set_aside) for each in versions]
