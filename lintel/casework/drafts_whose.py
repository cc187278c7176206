"""Whose a draft is: its owner's own, its team's to take, or shared by all who may see what it is about."""

import re

from django.db.models import Q

from lintel.casework.models import Person, Work
from lintel.casework.visible import people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain.merging import Body
from lintel.domain.refusals import Refused
from lintel.records.models import Draft

# Boxes that hold nothing but what somebody typed, whatever the page filled in.
OWN_WORDS = frozenset({"note", "words"})
REFERENCE = re.compile(r"[PW]-[0-9A-Z]{5}-[0-9A-Z]{5}")


def record_at(where: str) -> str:
    """The id of the work or person whose page a draft is of; empty where it is of none. Asked for pages of records only."""
    named = REFERENCE.search(where)
    if named is None:
        return ""
    table = Work if named[0].startswith("W") else Person
    return table.objects.filter(reference=named[0]).values_list("pk", flat=True).first() or ""


def is_shut(row: Draft, by: Staff) -> bool:
    """Whether a draft is of a page of a record that its writer may not see any more: then only own words are shown."""
    return bool(row.record) and not may_see(by, row.record)


def body_shown(row: Draft, *, shut: bool) -> Body:
    """What its reader is shown of a draft; of one that is shut nothing but what somebody typed in their own words."""
    return {name: text for name, text in row.body.items() if name in OWN_WORDS} if shut else row.body


def in_tray_of(by: Staff) -> Q:
    """The drafts that were handed to somebody's teams, and that nobody has taken."""
    teams = by.memberships.filter(valid_to=None).values_list("team_id", flat=True)
    return Q(about="", owner="", team__in=list(teams))


def require_may_write(by: Staff, about: str) -> None:
    """Refuse a draft about what somebody may not see."""
    if about and not may_see(by, about):
        raise Refused("draft_not_yours")


def may_see(by: Staff, about: str) -> bool:
    """Whoever may see the record, and who people are: what is written about somebody names them."""
    seen = visible_to(by).filter(pk=about).exists() or people_visible_to(by).filter(pk=about).exists()
    return by.allowed.names and seen


def may_open(row: Draft, by: Staff) -> bool:
    """Whether a draft is somebody's own, in a team's tray, or about what he or she may see."""
    if row.about:
        return may_see(by, row.about)
    return row.owner == by.id or Draft.objects.filter(in_tray_of(by), pk=row.pk).exists()
