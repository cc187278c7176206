"""Team members: whose colleagues somebody looks after. No records are here, only who works where."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from lintel.casework.colleagues import looked_after_by
from lintel.council.models import Staff


@dataclass(frozen=True)
class Member:
    """One colleague as the staff page shows one."""

    staff: Staff
    role: str
    teams: str
    left_on: date | None


def member_or_404(reader: Staff, username: str) -> Staff:
    """One colleague whom the reader looks after."""
    member = looked_after_by(reader).filter(username=username).first()
    if member is None:
        raise Http404
    return member


def members(reader: Staff) -> list[Member]:
    """Everybody whom the reader looks after, with roles and teams. Leavers last."""
    found = looked_after_by(reader).prefetch_related("memberships__team")
    return sorted((_member(staff) for staff in found), key=lambda one: (one.left_on is not None, one.staff.name))


def _member(staff: Staff) -> Member:
    teams = {each.team.name for each in staff.memberships.all() if each.valid_to == staff.left_on}
    return Member(staff, staff.allowed.title, ", ".join(sorted(teams)), staff.left_on)
