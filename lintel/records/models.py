"""The documents' tables. A document is never changed: putting right adds a version, erasing leaves id, date and rule."""

from django.db import models


class Identity(models.Model):
    """Who a person is."""

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    name = models.CharField(max_length=400)
    address = models.CharField(max_length=400, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    nhs_number = models.CharField(max_length=20, blank=True)


class Description(models.Model):
    """What may be counted about a person, with two times: from when it holds, and when it was recorded."""

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    valid_from = models.DateField()
    birth_date = models.DateField(null=True)
    sex = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    locality = models.CharField(max_length=40, blank=True)
    communication_need = models.CharField(max_length=60, blank=True)


class Words(models.Model):
    """What somebody wrote about a person or a work: a note, or the answers to a form."""

    id = models.CharField(max_length=36, primary_key=True)
    about = models.CharField(max_length=36, db_index=True)
    recorded = models.DateTimeField()
    sort = models.CharField(max_length=20)
    body = models.JSONField()


class Secret(models.Model):
    """One version of what is kept apart from somebody's record, locked with a key that is not in the database."""

    person = models.CharField(max_length=36)
    sort = models.CharField(max_length=20)
    version = models.IntegerField()
    recorded = models.DateTimeField()
    by = models.CharField(max_length=36)
    locked = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "sort", "version"], name="one_secret_a_version")]
