"""Questions about teams and staff that other rooms ask."""

from dataclasses import fields

from django.db.models import QuerySet

from lintel.council.models import Locality, Membership, Staff, Team
from lintel.domain import council as plain
from lintel.domain.access import roles_that_may


def teams() -> dict[str, str]:
    """Every team's name by its code, in the order of names."""
    return dict(Team.objects.order_by("name").values_list("code", "name"))


def plain_teams() -> list[plain.Team]:
    """Every team as a plain value, in the order of names."""
    names = [each.name for each in fields(plain.Team)]
    return [plain.Team(**each) for each in Team.objects.order_by("name").values(*names)]


def localities() -> dict[str, str]:
    """Every locality's name by its code."""
    return dict(Locality.objects.order_by("name").values_list("code", "name"))


def staff_names() -> dict[str, str]:
    """Everybody's name by id, leavers too, as old entries still name them."""
    return dict(Staff.objects.values_list("id", "name"))


def own_teams(staff: Staff) -> QuerySet[Membership, str]:
    """The codes of the teams that somebody works in now."""
    return Membership.objects.filter(staff=staff.id, valid_to=None).values_list("team_id", flat=True)


def workers_of(teams: frozenset[str] | None = None) -> QuerySet[Staff]:
    """Those who may be offered work, in these teams or in any, in the order of names."""
    workers = Staff.objects.filter(left_on=None, role__in=roles_that_may("accept"))
    if teams is not None:
        workers = workers.filter(memberships__team__in=teams, memberships__valid_to=None).distinct()
    return workers.order_by("name")


def senior_manager_of(team: str) -> str | None:
    """The id of the senior manager who is told of every red in a team; None where there is none, or she has left."""
    named = Team.objects.filter(code=team).values_list("senior_manager", flat=True).first()
    return Staff.objects.filter(pk=named, left_on=None).values_list("pk", flat=True).first()


def team_that_takes(kind: str) -> str | None:
    """The code of the team in whose tray a kind of work begins, or None where the council has not said."""
    takes = Team.objects.order_by("code").values_list("code", "takes")
    return next((code for code, kinds in takes if kind in kinds), None)
