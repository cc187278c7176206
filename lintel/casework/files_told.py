"""Files told: what somebody added once a form was sent, beside the entry with which it came. Names stand nowhere but here."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lintel.domain.access import FRONT_DOOR_KINDS
from lintel.domain.fact import Fact, Recorded
from lintel.domain.more_told import MoreTold
from lintel.domain.reference import work_reference
from lintel.domain.uploads import CLEAN, FOUND
from lintel.domain.work import WorkOpened
from lintel.records.models import SentFile


class FileTold(NamedTuple):
    """One file: its id, its name, the reference of the work by which it is given out, and whether it is yet.

    It has no name where something harmful was found in it.
    """

    id: str
    name: str
    reference: str
    is_ready: bool


def files_told(entries: Iterable[Recorded]) -> dict[str, list[FileTold]]:
    """The files, by the ids of their entries, for readers who may see names. At most one query."""
    told = {_told_by(entry.fact): entry.fact.id for entry in entries}
    told.pop("", None)
    found: dict[str, list[FileTold]] = {}
    for each in _files(list(told)) if told else ():
        found.setdefault(told[each.told], []).append(_file_told(each))
    return found


def _told_by(fact: Fact) -> str:
    """By which id files know that they came with an entry; empty of entries with which none come."""
    if isinstance(fact, MoreTold) and not fact.how_to_reach:
        return fact.id
    # What was added once the work had ended began another, and the files know the id of that.
    began_anew = isinstance(fact, WorkOpened) and fact.because_of and fact.kind in FRONT_DOOR_KINDS
    return fact.subject if began_anew else ""


def _files(told: Sequence[str]) -> Iterable[SentFile]:
    return SentFile.objects.filter(told__in=told).order_by("added_at", "id")


def _file_told(file: SentFile) -> FileTold:
    name = "" if file.state == FOUND else file.name
    return FileTold(file.id, name, work_reference(file.work), file.state == CLEAN)
