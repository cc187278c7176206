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


class Findable(models.Model):
    """What a person is found by, from the documents that hold now: as it is compared, not as it was written.

    Made from identities and descriptions, and made again by a rebuild. It goes when they go.
    """

    person = models.CharField(max_length=36, primary_key=True)
    identity = models.CharField(max_length=36, null=True)
    description = models.CharField(max_length=36, null=True)
    words = models.CharField(max_length=500, blank=True)
    birth_date = models.DateField(null=True, db_index=True)
    postcode = models.CharField(max_length=12, blank=True, db_index=True)
    phone_backwards = models.CharField(max_length=40, blank=True, db_index=True)
    phone = models.CharField(max_length=40, blank=True)
    nhs_number = models.CharField(max_length=20, blank=True, db_index=True)


class NameWord(models.Model):
    """One word of the name of one person."""

    word = models.CharField(max_length=60)
    person = models.CharField(max_length=36, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["word", "person"], name="people_by_word")]


class NameGram(models.Model):
    """Three letters in a row of a word that somebody's name has, by which words that are nearly alike are found."""

    gram = models.CharField(max_length=3)
    word = models.CharField(max_length=60, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gram", "word"], name="word_by_gram")]
