"""The imports' tables: under what reference a council knew somebody before, and the file that somebody is bringing in."""

from django.db import models


class OldReference(models.Model):
    """What a council called a person or a wait before Lintel did, so that the same file never doubles anybody."""

    sort = models.CharField(max_length=20)
    reference = models.CharField(max_length=60)
    subject = models.CharField(max_length=36, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sort", "reference"], name="one_subject_a_reference")]


class Upload(models.Model):
    """The file that somebody sent to be checked, or what was left out of it. One for each of us, for a day at most."""

    by = models.CharField(max_length=36, primary_key=True)
    sent = models.DateTimeField()
    name = models.CharField(max_length=200)
    file = models.BinaryField()
    left_out = models.BinaryField(null=True)
    said = models.CharField(max_length=400, blank=True)
