"""The ledger's tables. Nothing points from them into the present, and no row is ever changed or taken away."""

from django.db import models


class Load(models.Model):
    """A bulk load: when, by whom, and the digest of the file, for entries recorded elsewhere before."""

    loaded = models.DateTimeField()
    by = models.CharField(max_length=36)
    digest = models.CharField(max_length=64)


class Entry(models.Model):
    """One fact as recorded. `hash` chains it to the entry before it in the same council."""

    fact = models.CharField(max_length=36, primary_key=True)
    council = models.CharField(max_length=3)
    position = models.BigIntegerField()
    subject = models.CharField(max_length=36)
    sequence = models.IntegerField()
    kind = models.CharField(max_length=40)
    version = models.SmallIntegerField()
    occurred = models.DateField()
    at = models.TimeField(null=True)
    recorded = models.DateTimeField()
    by = models.CharField(max_length=36)
    body = models.TextField()
    load = models.BigIntegerField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["council", "position"], name="one_entry_a_position"),
            models.UniqueConstraint(fields=["subject", "sequence"], name="one_entry_a_place"),
        ]


class Head(models.Model):
    """The last entry of one council's ledger: where it is, its hash and when it was recorded."""

    council = models.CharField(max_length=3, primary_key=True)
    position = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
    recorded = models.DateTimeField(null=True)


class Look(models.Model):
    """Somebody was shown a page about these people or works, and why."""

    at = models.DateTimeField()
    by = models.CharField(max_length=36)
    page = models.CharField(max_length=60)
    why = models.CharField(max_length=60, blank=True)
    shown = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="looks_by_moment")]


class LookReview(models.Model):
    """Somebody looked at why another looked, up to one look, at one person or on one day, and what came of it.

    `about` is the id of the person, or the day; `note` the id of a document.
    """

    at = models.DateTimeField()
    by = models.CharField(max_length=36)
    reader = models.CharField(max_length=36)
    about = models.CharField(max_length=36)
    upto = models.BigIntegerField()
    outcome = models.CharField(max_length=40)
    note = models.CharField(max_length=36, null=True)
