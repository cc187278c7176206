"""Kept apart: the few things that are locked away from the rest of a record, and which roles may see or write each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lintel.domain.access import ROLES

LONGEST_SECRET = 200


@dataclass(frozen=True, kw_only=True)
class SecretSort:
    """One sort of what is kept apart.

    `seen_by` are the roles that may have it shown, `written_by` those that may write it down. Who may only write is not
    told whether any is held. `one_at_a_time`: a new one takes the place of the one before. `told_to_person`: whether the
    person, who may ask who looked at the record, may learn that it is held.
    """

    name: str
    title: str
    asks: str
    seen_by: frozenset[str]
    written_by: frozenset[str]
    one_at_a_time: bool = True
    told_to_person: bool = True


@dataclass(frozen=True, kw_only=True)
class KeptApart:
    """Something kept apart from a person's record, in plain words, before it is locked."""

    person: str
    sort: str
    text: str
    recorded: datetime
    by: str


AT_THE_DOOR = frozenset(
    {"duty_worker", "social_worker", "occupational_therapist", "team_manager", "senior_manager", "safeguarding_lead"}
)
SORTS: Mapping[str, SecretSort] = {
    "key_safe": SecretSort(
        name="key_safe",
        title="Key-safe code",
        asks="The code, and where the key safe is",
        seen_by=AT_THE_DOOR,
        written_by=AT_THE_DOOR,
    ),
    "whistle_blower": SecretSort(
        name="whistle_blower",
        title="Whistle-blower’s name",
        asks="Who told us, and how to reach them",
        seen_by=frozenset({"safeguarding_lead"}),
        written_by=frozenset({"adviser", "duty_worker", "team_manager", "senior_manager", "safeguarding_lead"}),
        one_at_a_time=False,
        told_to_person=False,
    ),
}


def may_see(role: str, sort: str) -> bool:
    """Whether somebody in this role may have this shown; whose it is is another question."""
    return ROLES[role].names and role in SORTS[sort].seen_by


def may_write(role: str, sort: str) -> bool:
    """Whether somebody in this role may write this down."""
    return ROLES[role].names and role in SORTS[sort].written_by


def may_erase(role: str, sort: str) -> bool:
    """Whether somebody in this role may erase this: who may lock it, and knows what it is."""
    return may_write(role, sort) and may_see(role, sort)


def open_to(role: str) -> list[SecretSort]:
    """The sorts that somebody in this role may see or write, in the order of pages."""
    return [each for name, each in SORTS.items() if may_see(role, name) or may_write(role, name)]
