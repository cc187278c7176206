"""Setting a council up from plain values."""

from django.db import transaction

from lintel.council.models import District, Locality, Membership, Staff, Team
from lintel.domain import council as plain


@transaction.atomic
def set_up(council: plain.Council, *, offered_at_sign_in: frozenset[str] = frozenset()) -> None:
    """Store a council's localities, districts, teams and staff. `offered_at_sign_in` are usernames (made-up staff)."""
    Locality.objects.bulk_create([Locality(**vars(each)) for each in council.localities])
    District.objects.bulk_create(
        [District(code=each.code, name=each.name, locality_id=each.locality) for each in council.districts]
    )
    Team.objects.bulk_create([Team(**vars(each)) for each in council.teams])
    Staff.objects.bulk_create([_staff(each, offered_at_sign_in) for each in council.staff])
    since = dict(Team.objects.values_list("code", "valid_from"))
    Membership.objects.bulk_create(
        [
            Membership(staff_id=each.id, team_id=team, valid_from=each.joined_on or since[team], valid_to=each.left_on)
            for each in council.staff
            for team in each.teams
        ]
    )


def _staff(each: plain.StaffMember, offered: frozenset[str]) -> Staff:
    staff = Staff(
        id=each.id,
        username=each.username,
        name=each.name,
        role=each.role,
        left_on=each.left_on,
        made_up=each.made_up,
        offered_at_sign_in=each.made_up and each.username in offered,
    )
    staff.set_unusable_password()
    return staff


def tell_of_red(team: str, manager: str) -> None:
    """Name the senior manager, by id, who is told of every red in a team."""
    Team.objects.filter(code=team).update(senior_manager=manager)
