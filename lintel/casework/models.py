"""The present's tables. Every column is folded from facts alone, so that a replay makes every row again."""

from datetime import date, datetime

from django.db import models


class Work(models.Model):
    """One work as it stands. Dates that rules worked out, never a status that time alone would change."""

    id = models.CharField(max_length=36, primary_key=True)
    reference = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=40)
    person = models.CharField(max_length=36, db_index=True)
    because_of = models.CharField(max_length=36, null=True, db_index=True)
    opened_by = models.CharField(max_length=36, null=True, db_index=True)
    team = models.CharField(max_length=40)
    locality = models.CharField(max_length=40, null=True)
    opened_on = models.DateField()
    first_request = models.DateField(null=True)
    stage = models.CharField(max_length=40, null=True)
    since = models.DateField(null=True)
    on_list_from = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    pause_reason = models.CharField(max_length=40, null=True)
    waiting_for = models.CharField(max_length=40, null=True)
    days_paused = models.IntegerField(default=0)
    rating = models.CharField(max_length=10, null=True)
    urgency = models.SmallIntegerField()
    rated_on = models.DateField(null=True)
    told_of_red = models.CharField(max_length=36, null=True)
    last_reached = models.DateField(null=True)
    next_contact_due = models.DateField(null=True)
    worse_on = models.DateField(null=True)
    more_told_on = models.DateField(null=True)
    offered_to = models.CharField(max_length=36, null=True)
    offered_on = models.DateField(null=True)
    offer_lapses_on = models.DateField(null=True)
    worker = models.CharField(max_length=36, null=True)
    allocated_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    first_told = models.CharField(max_length=36, null=True)
    reason = models.CharField(max_length=40, null=True)
    urgent_since = models.DateField(null=True)
    calls = models.IntegerField(default=0)
    to_sign = models.CharField(max_length=40, null=True)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=40, null=True)
    sequence = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "urgency", "since"], name="open_by_urgency", condition=models.Q(closed_on=None)
            ),
            models.Index(fields=["team", "urgency", "since"], name="open_in_team", condition=models.Q(closed_on=None)),
            models.Index(fields=["worker"], name="open_with_worker", condition=models.Q(closed_on=None)),
            # The waiting list and the tray are read in these orders, and no farther than their page.
            models.Index(
                fields=["urgency", "since", "id"], name="waiting_in_order", condition=models.Q(closed_on=None)
            ),
            models.Index(
                fields=["stage", "urgent_since", "since", "id"],
                name="tray_in_order",
                condition=models.Q(closed_on=None),
            ),
            models.Index(fields=["next_contact_due"], name="open_by_contact", condition=models.Q(closed_on=None)),
            models.Index(fields=["on_list_from"], name="to_sign_off", condition=models.Q(to_sign__isnull=False)),
            models.Index(fields=["worse_on"], name="said_worse", condition=models.Q(worse_on__isnull=False)),
            models.Index(fields=["more_told_on"], name="more_told", condition=models.Q(more_told_on__isnull=False)),
        ]

    def offer_lapsed(self, on: date) -> bool:
        """Whether an offer was not answered in time, so that by this day the work is back in the tray."""
        return self.offer_lapses_on is not None and self.offer_lapses_on < on


def offered_to(worker: str, *, on: date) -> models.Q:
    """What is offered to a worker and may still be answered on a day."""
    return models.Q(offered_to=worker, offer_lapses_on__gte=on)


class ForcedAccess(models.Model):
    """A record opened in an emergency: by whom, why, until when, by when it is to be reviewed, and what came of that."""

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    reader = models.CharField(max_length=36)
    reason = models.CharField(max_length=40)
    note = models.CharField(max_length=36, null=True)
    forced = models.DateTimeField()
    until = models.DateTimeField()
    review_due = models.DateField()
    reviewed_on = models.DateField(null=True)
    reviewer = models.CharField(max_length=36, null=True)
    outcome = models.CharField(max_length=40, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["reader", "until"], name="forced_by_reader"),
            models.Index(fields=["review_due"], name="forced_to_review", condition=models.Q(outcome=None)),
        ]

    def is_open(self, now: datetime) -> bool:
        """Whether it has not ended yet."""
        return now < self.until


class Person(models.Model):
    """One person's record as it stands: which documents hold, who else is the same, and whether it is restricted."""

    id = models.CharField(max_length=36, primary_key=True)
    reference = models.CharField(max_length=16, unique=True)
    known_since = models.DateField()
    identity = models.CharField(max_length=36, null=True)
    description = models.CharField(max_length=36, null=True)
    restriction = models.CharField(max_length=40, null=True)
    same_as = models.JSONField(null=True)
    safe_to_ring = models.CharField(max_length=40, null=True)
    safe_to_text = models.CharField(max_length=40, null=True)
    safe_to_leave_message = models.CharField(max_length=40, null=True)
    safe_to_write = models.CharField(max_length=40, null=True)
    hazards = models.JSONField(default=list)
    consent = models.CharField(max_length=40, null=True)
    may_speak = models.JSONField(default=list)
    own_words = models.CharField(max_length=36, null=True)
    what_matters = models.CharField(max_length=36, null=True)
    sequence = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="restricted", condition=~models.Q(restriction=None)),
            models.Index(fields=["id"], name="linked", condition=models.Q(same_as__isnull=False)),
        ]
