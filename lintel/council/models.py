"""The council's tables. Plain Django: set-up may be edited, facts may not."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from lintel.domain.access import ROLES, Role


class Locality(models.Model):
    """A part of the county that a set of teams serves."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=100)


class District(models.Model):
    """A district council's area, and the locality that serves it."""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=100)
    locality = models.ForeignKey(Locality, on_delete=models.PROTECT)


class Team(models.Model):
    """A team and its tray. `senior_manager` is the id of the manager who is told of every red.

    `takes` are the kinds of work that come to this tray first, whoever opens them.
    """

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=100)
    locality = models.CharField(max_length=40, null=True)
    specialism = models.CharField(max_length=40, null=True)
    senior_manager = models.CharField(max_length=36, null=True)
    valid_from = models.DateField()
    takes = models.JSONField(default=list)


class StaffAccounts(BaseUserManager["Staff"]):
    """Finds people who sign in, by username."""


class Staff(AbstractBaseUser):
    """Somebody who signs in. There is no superuser: a role says what kind of thing, a relationship says whose.

    `leaving_recorded_by` is the id of whoever recorded the last day, and `leaving_recorded` when.
    """

    id = models.CharField(max_length=36, primary_key=True)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=40)
    left_on = models.DateField(null=True)
    leaving_recorded_by = models.CharField(max_length=36, null=True)
    leaving_recorded = models.DateTimeField(null=True)
    made_up = models.BooleanField(default=False)
    offered_at_sign_in = models.BooleanField(default=False)

    objects: ClassVar[StaffAccounts] = StaffAccounts()

    USERNAME_FIELD = "username"

    @property
    def is_active(self) -> bool:
        """Whether this person may sign in: until a last day is recorded, which is never one to come."""
        return self.left_on is None

    @property
    def allowed(self) -> Role:
        """What this person's role may see and do."""
        return ROLES[self.role]

    def get_full_name(self) -> str:
        """The name as pages show it."""
        return self.name


class Membership(models.Model):
    """Somebody works in a team, from a day until a day."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
