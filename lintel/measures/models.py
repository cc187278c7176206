"""Two sorts of table: spells, which follow from the ledger and may be built again; and what was published, for ever."""

import uuid

from django.db import models

from lintel.domain.refusals import Refused

EVER = 2**62


class Spell(models.Model):
    """One row of segments.py, with the positions of the ledger between which it held.

    Days are numbers (proleptic ordinals). That a lasting row ends on `until_day` is known from the position
    `until_known_from` on; before, it was open.
    """

    council = models.CharField(max_length=3)
    work = models.CharField(max_length=36)
    what = models.CharField(max_length=10)
    kind = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    number = models.SmallIntegerField()
    person = models.CharField(max_length=36)
    since = models.IntegerField()
    on_list_from = models.IntegerField()
    team = models.CharField(max_length=60)
    locality = models.CharField(max_length=60, null=True)
    rating = models.CharField(max_length=10, null=True)
    from_day = models.IntegerField()
    why = models.CharField(max_length=40, null=True)
    reached = models.IntegerField(null=True)
    next_due = models.IntegerField(null=True)
    seconds = models.BigIntegerField(null=True)
    until_day = models.IntegerField()
    until_known_from = models.BigIntegerField()
    position_from = models.BigIntegerField()
    position_to = models.BigIntegerField(default=EVER)

    class Meta:
        indexes = [
            models.Index(
                fields=["council", "what", "kind", "stage", "from_day", "until_day", "until_known_from", "position_to"],
                name="spell_of_a_figure",
            ),
            models.Index(fields=["work"], name="spell_of_a_work"),
        ]


class PersonLink(models.Model):
    """Two records were known to be of one person between these positions."""

    council = models.CharField(max_length=3)
    person = models.CharField(max_length=36, db_index=True)
    other = models.CharField(max_length=36)
    position_from = models.BigIntegerField()
    position_to = models.BigIntegerField(default=EVER)


class CaughtUp(models.Model):
    """How far into a council's ledger the spells reach."""

    council = models.CharField(max_length=3, primary_key=True)
    position = models.BigIntegerField(default=0)


class KeptForEver(models.Model):
    """A row that is written once."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Write it, if it is new. Raises Refused for a row that has been written."""
        if not self._state.adding:
            raise Refused("published_for_ever")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Always raises Refused."""
        raise Refused("published_for_ever")


class Published(KeptForEver):
    """A figure as it was published, with all that is needed to work it out again."""

    id = models.CharField(max_length=36, primary_key=True, default=uuid.uuid4)
    council = models.CharField(max_length=3)
    measure = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    definition = models.TextField()
    definition_version = models.SmallIntegerField()
    targets = models.JSONField()
    versions = models.JSONField()
    as_at = models.DateField()
    known_on = models.DateTimeField()
    position = models.BigIntegerField()
    head_position = models.BigIntegerField()
    head_hash = models.CharField(max_length=64)
    result = models.JSONField()
    published_at = models.DateTimeField()
    by = models.CharField(max_length=36)

    class Meta:
        ordering = ["-published_at"]


class PublishedMember(KeptForEver):
    """One wait that a published figure counted, by its work's random id, as it stood then."""

    published = models.ForeignKey(Published, on_delete=models.PROTECT, related_name="members")
    work = models.CharField(max_length=36)
    person = models.CharField(max_length=36)
    kind = models.CharField(max_length=40)
    stage = models.CharField(max_length=40)
    number = models.SmallIntegerField()
    since = models.DateField()
    on_list_from = models.DateField()
    end = models.DateField(null=True)
    days = models.CharField(max_length=40)
    in_time = models.BooleanField(null=True)
    team = models.CharField(max_length=60)
    locality = models.CharField(max_length=60, null=True)
    rating = models.CharField(max_length=10, null=True)
    why = models.CharField(max_length=40, null=True)
