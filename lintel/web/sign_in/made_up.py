"""The made-up staff whom the demonstration offers, each with a line that says what that role does."""

from dataclasses import dataclass

from django.db.models import QuerySet

from lintel.council.models import Staff

WHAT_THEY_DO = {
    "adviser": "Takes calls, and says who is dealing with what.",
    "duty_worker": "Decides what comes of each contact.",
    "social_worker": "Takes work on, assesses, and keeps in touch.",
    "occupational_therapist": "Takes work on, and assesses for equipment and care.",
    "team_manager": "Sees the team's waiting list, and offers work.",
    "senior_manager": "Looks after several teams, and is told of every red.",
    "safeguarding_lead": "Decides on concerns, and may see restricted records.",
    "performance_analyst": "Counts, publishes and restates; sees references, not names.",
    "director": "Answers for the figures, and may open them.",
    "councillor": "Sees the published figures only.",
    "administrator": "Sets up staff and teams; sees no records.",
}


@dataclass(frozen=True)
class OfferedPerson:
    """One made-up person who may be signed in as."""

    username: str
    name: str
    role: str
    teams: str
    what: str


def offered() -> list[OfferedPerson]:
    """Everybody whom the demonstration offers, in the order of roles. Two queries."""
    roles = list(WHAT_THEY_DO)
    found = sorted(who_may_be_signed_in().prefetch_related("memberships__team"), key=lambda one: roles.index(one.role))
    return [_offered(staff) for staff in found]


def who_may_be_signed_in() -> QuerySet[Staff]:
    """The made-up staff who are offered at sign-in and have not left."""
    return Staff.objects.filter(made_up=True, offered_at_sign_in=True, left_on=None).order_by("name")


def _offered(staff: Staff) -> OfferedPerson:
    teams = ", ".join(each.team.name for each in staff.memberships.all() if each.valid_to is None)
    return OfferedPerson(staff.username, staff.name, staff.allowed.title, teams, WHAT_THEY_DO[staff.role])
