"""The outbox's tables. A message holds ids, codes and dates; its words are made when it is sent, and hold no secret."""

from django.db import models


class Status(models.TextChoices):
    """How far a message has come. Only `told` says that somebody was told."""

    QUEUED = "queued", "Waiting to be sent"
    SENDING = "sending", "Being sent"
    HANDED_OVER = "handed_over", "Handed over"
    TOLD = "told", "Arrived"
    BLOCKED = "blocked", "Not sent, to be safe"
    GIVEN_UP = "given_up", "Could not be sent"
    NOT_NEEDED = "not_needed", "No longer needed"
    SETTLED = "settled", "Told another way"


class Message(models.Model):
    """One thing to tell one person. `due` is the next try; while it is being sent, when somebody else may try.

    `told` holds what the words were made from: ids, figures and dates. `unsure`: it may have gone out twice.
    `answered` is the moment of the supplier's last receipt, by the supplier's clock. `to_whom` says who is told: the
    person, a carer or who referred them; `recipient` is then the carer's record, or the work with which they referred.
    """

    id = models.CharField(max_length=36, primary_key=True)
    person = models.CharField(max_length=36)
    to_whom = models.CharField(max_length=20, default="person", db_default="person")
    recipient = models.CharField(max_length=36, default="", db_default="")
    work = models.CharField(max_length=36, db_index=True)
    channel = models.CharField(max_length=20)
    template = models.CharField(max_length=40)
    because_of = models.CharField(max_length=36)
    told = models.JSONField(default=dict)
    status = models.CharField(max_length=20, choices=Status.choices)
    why = models.CharField(max_length=40, null=True)
    queued = models.DateTimeField()
    tell_by = models.DateField()
    due = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0)
    unsure = models.BooleanField(default=False)
    sent = models.DateTimeField(null=True)
    answered = models.DateTimeField(null=True)
    supplier_reference = models.CharField(max_length=80, null=True)
    settled = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=36, null=True)
    settled_how = models.CharField(max_length=40, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["status", "due"], name="messages_due"),
            models.Index(fields=["status", "-queued"], name="messages_by_status"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["because_of", "template", "channel", "recipient"], name="told_once"),
        ]


class WorseLink(models.Model):
    """A link by which somebody says that it has got worse. Only a digest of its random part is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    work = models.CharField(max_length=36, db_index=True)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.SmallIntegerField(default=0)
    last_used = models.DateTimeField(null=True)
    last_said = models.CharField(max_length=64, null=True)


class SenderLink(models.Model):
    """A link by which somebody sees what they sent, once. Only digests: of its random part, and of their address."""

    digest = models.CharField(max_length=64, primary_key=True)
    sender = models.CharField(max_length=64)
    ends = models.DateTimeField(db_index=True)
    used = models.DateTimeField(null=True)


class Turn(models.Model):
    """Whose turn it is to send: one at a time, and until when, so that whoever is killed does not block the rest."""

    name = models.CharField(max_length=20, primary_key=True)
    holder = models.CharField(max_length=36)
    until = models.DateTimeField()


class Knocks(models.Model):
    """How often something was tried within ten minutes, one hour or one day: for some of the world's addresses, and none by name.

    There are only so many slots. An address comes to one by a hash with a key of that time, and cannot be told from it.
    `hour` is the number of that span since 1970, be it ten minutes, an hour or a day.
    """

    slot = models.IntegerField(primary_key=True)
    hour = models.IntegerField()
    count = models.IntegerField()


class JobRun(models.Model):
    """When a job that a timer runs came to its end last, and whether it then found something wrong."""

    name = models.CharField(max_length=40, primary_key=True)
    ended = models.DateTimeField()
    failed = models.BooleanField(default=False, db_default=False)
