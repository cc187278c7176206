"""The tables of promises: each with its number, where it is said, and what people said of it. Reached by `models`."""

from django.db import models


class Judged(models.TextChoices):
    """What a person said of evidence that the rules suggested."""

    SUGGESTED = "suggested", "Suggested by rules, not yet confirmed"
    CONFIRMED = "confirmed", "Confirmed"
    REFUSED = "refused", "Not an answer"


class Promised(models.Model):
    """A promise with the reference that it keeps for ever, and its words as they were found last.

    `found` is false where the papers were read again and the rules do not find it any more.
    """

    council = models.CharField(max_length=3)
    reference = models.CharField(max_length=20)
    body = models.CharField(max_length=200)
    made_on = models.DateField()
    kind = models.CharField(max_length=20)
    text = models.TextField()
    owner = models.TextField(default="")
    found = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "reference"], name="promise_has_one_reference")]


class PromisedAt(models.Model):
    """A passage of a paper in which a promise is said: by this it is known again, whichever of its papers is read."""

    promised = models.ForeignKey(Promised, on_delete=models.CASCADE, related_name="places")
    paper = models.ForeignKey("papers.MeetingPaper", on_delete=models.CASCADE, related_name="promised_at")
    line_start = models.IntegerField()
    line_end = models.IntegerField()
    column = models.IntegerField(default=1)

    class Meta:
        ordering = ["id"]


class Evidence(models.Model):
    """Lines of a later paper that may answer a promise; `why` is the rule that suggests so, empty where a person told it."""

    promised = models.ForeignKey(Promised, on_delete=models.CASCADE, related_name="evidence")
    paper = models.ForeignKey("papers.MeetingPaper", on_delete=models.CASCADE, related_name="evidence")
    line_start = models.IntegerField()
    line_end = models.IntegerField()
    why = models.TextField(default="")
    state = models.CharField(max_length=10, choices=Judged.choices, default=Judged.SUGGESTED)
    by = models.CharField(max_length=36, default="")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["promised", "paper", "line_start"], name="evidence_once")]


class Closed(models.Model):
    """A promise that a person closed, with why."""

    promised = models.OneToOneField(Promised, on_delete=models.CASCADE, related_name="closed")
    reason = models.TextField()
    by = models.CharField(max_length=36)
    at = models.DateTimeField()


class OpenedAgain(models.Model):
    """A promise that was closed in error and opened again: why it had been closed, and why that was wrong."""

    promised = models.ForeignKey(Promised, on_delete=models.CASCADE, related_name="opened_again")
    closed_for = models.TextField()
    reason = models.TextField()
    by = models.CharField(max_length=36)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
